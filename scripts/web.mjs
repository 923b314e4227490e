// The web server: Next behind a plain HTTP server, so that it can be stopped without cutting anybody off. With `--dev` the one
// that reloads what is being edited.
import { createServer } from "node:http";
import next from "next";
import { setAnswerHeaders } from "./answer-headers.mjs";

const { HOST = "127.0.0.1", PORT = "3000", HENGCAI_TRUSTED_PROXY = "", NEXTAUTH_URL = "" } = process.env;
const dev = process.argv.includes("--dev");
/** The floor of the bench: Next and nothing else. */
const bare = process.argv.includes("--bare");
const site = { dev, secure: NEXTAUTH_URL.startsWith("https://") };
/** A request that has not ended by then, say a download over a dead line, is cut off. */
const PATIENCE_SECONDS = 30;

const proxies = new Set(HENGCAI_TRUSTED_PROXY.split(/[\s,]+/).filter(Boolean));
const plain = (address = "") => address.replace(/^::ffff:/, "");

const HOP = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded", "x-real-ip"];

/** Headers about the way a request took are believed of a named proxy only: anybody can write them. */
function setAddress(request) {
  const peer = plain(request.socket.remoteAddress);
  const hops = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => plain(hop.trim()));
  if (!proxies.has(peer)) for (const name of HOP) delete request.headers[name];
  const behind = proxies.has(peer) ? hops.findLast((hop) => hop && !proxies.has(hop)) : undefined;
  request.headers["x-hengcai-address"] = behind ?? peer;
}

// As in run.mjs: a notice of pg to Prisma is not for whoever runs the portal.
process.noDeprecation = true;
const server = createServer();
const app = next({ dev, hostname: HOST, port: Number(PORT), httpServer: server });
// Next tells how long it read its configuration; nobody who starts the portal asked.
const { log } = console;
console.log = () => {};
await app.prepare();
console.log = log;
const handle = app.getRequestHandler();

let closing = false;
server.on("request", (request, response) => {
  setAddress(request);
  if (!bare) setAnswerHeaders(request, response, site);
  if (closing) response.setHeader("connection", "close");
  response.once("close", () => closing && setImmediate(() => server.closeIdleConnections()));
  handle(request, response);
});

function close() {
  // Whoever edits has nothing to lose, and the line by which his browser hears of changes never ends by itself.
  if (dev) process.exit(0);
  if (closing) return;
  closing = true;
  setTimeout(() => server.closeAllConnections(), PATIENCE_SECONDS * 1000).unref();
  server.close(async () => {
    await app.close();
    process.exit(0);
  });
}

process.on("SIGTERM", close);
// Ctrl-C reaches every process of the terminal; the one that started us decides. Should it die, its channel closes.
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
process.on("disconnect", close);

server.once("error", (error) => {
  process.send?.({ refused: error.code ?? error.message }, () => process.exit(1));
});
server.listen({ host: HOST, port: Number(PORT) }, () => process.send?.({ listening: true }));
