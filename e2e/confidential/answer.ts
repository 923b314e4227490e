import { strFromU8, unzipSync } from "fflate";
import { assemble } from "./flight";

/** All that a request brings back, as it came. */
export type Raw = { status: number; headers: [string, string][]; body: Buffer };

/**
 * An answer made comparable. Set aside is only what differs between two answers to the same question, asked one right
 * after the other, by names that the answer itself gives:
 * - the nonce of the content policy, new for each answer;
 * - the number Next gives a request, the key of two elements of its head;
 * - the number under which a form will bring something in, chosen when it is drawn;
 * - into which pieces a page's data is cut and how they are numbered (flight.ts), and the numbers of the forms in it;
 * - when a workbook or a document was packed: its parts are compared unpacked, without the moment in docProps;
 * - the clock: today's moments to the minute, the stamp of a calendar, the header `date`;
 * - whether a part of a page that was waited for came with it or was put in afterwards.
 */
export function settle({ status, headers, body }: Raw): string {
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  const policy = headers.find(([name]) => name === "content-security-policy")?.[1] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const without = (text: string) => withoutMoment(withoutRequest(nonce ? text.replaceAll(nonce, "<nonce>") : text));
  const head = headers
    .filter(([name]) => name !== "date")
    .map(([name, value]) => `${name}: ${without(value)}`)
    .sort();
  return [String(status), ...head, "", without(bodyOf(type, body))].join("\n");
}

function withoutRequest(text: string): string {
  const id = /"([\w-]{21})v",[\s\S]*?"\1m"/.exec(text)?.[1];
  return (id ? text.replaceAll(id, "<request>") : text).replace(/\$ACTION_(REF_)?\d+/g, "$ACTION_$1");
}

const PARTS = { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric" } as const;

function withoutMoment(text: string): string {
  const today = new Intl.DateTimeFormat("zh-CN", PARTS).format(new Date());
  const [month, day] = today.match(/\d+/g) ?? [];
  return text
    .replace(/(importId(?:" value=|":)")[0-9a-f-]{36}/g, "$1<chosen>")
    .replace(/(\/people\/import\/)[0-9a-f-]{36}(\/progress)/g, "$1<chosen>$2")
    .replaceAll(new RegExp(`${month}月${day}日 \\d\\d:\\d\\d`, "g"), "<moment>")
    .replace(/DTSTAMP:\d{8}T\d{6}Z/g, "DTSTAMP:<moment>");
}

function bodyOf(type: string, body: Buffer): string {
  if (type.startsWith("text/x-component")) return assemble(body);
  if (type.startsWith("text/html")) return pageOf(body.toString());
  if (body.subarray(0, 4).toString("latin1") === "PK\x03\x04") return packageOf(body);
  return body.toString("latin1");
}

const PIECE = /<script[^>]*>\(?self\.__next_f(?:=self\.__next_f\|\|\[\]\))?\.push\((.*?)\)<\/script>/gs;
/** The files of the program, called where they are first needed; the data names them as well. */
const PROGRAM = /<script src="\/_next\/static\/[^>]*><\/script>/g;
/** What was waited for, behind the page, with the line that puts it into its place. */
const LATE = /<div hidden id="S:(\w+)">(.*?)<\/div><script[^>]*>(?:(?!<\/script>).)*\$RC\("B:\1","S:\1"\)<\/script>/s;

/** The document as drawn, and after it the data that came with it in pieces. */
function pageOf(html: string): string {
  const pieces: string[] = [];
  let drawn = html.replace(PIECE, (_, piece: string) => {
    const [, data] = JSON.parse(piece) as [number, string?];
    pieces.push(data ?? "");
    return "";
  });
  drawn = drawn.replace(PROGRAM, "");
  for (let late = LATE.exec(drawn); late; late = LATE.exec(drawn)) {
    const [whole, id, part] = late;
    const gap = new RegExp(`<!--\\$\\?--><template id="B:${id}"></template>.*?<!--/\\$-->`, "s");
    drawn = drawn.replace(whole, "").replace(gap, () => `<!--$-->${part}<!--/$-->`);
  }
  return `${drawn}\n${assemble(Buffer.from(pieces.join("")))}`;
}

function packageOf(body: Buffer): string {
  return (
    Object.entries(unzipSync(new Uint8Array(body)))
      // What is text is read as text, so that the clock in it is known as one; pictures and fonts byte by byte.
      .map(([name, bytes]) => `${name}\n${strFromU8(bytes, !/\.(xml|rels)$/.test(name))}`)
      .map((part) => part.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, "$1<moment>"))
      .join("\n")
  );
}

/** The first place where two settled answers part, to be read in a message. */
export function parting(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 160));
  return `${around(before)} → ${around(after)}`;
}
