import { createServer } from "node:net";
import { codeOf, refuse } from "./refuse";

const TAKEN: Record<string, string> = {
  EADDRINUSE: "已被其他程序占用；可用 PORT=其他端口 npm start 另选",
  EACCES: "没有权限监听（1024 以下的端口须由系统授权）",
  EADDRNOTAVAIL: "不是本机地址",
  ENOTFOUND: "不是有效的主机名",
};

export const portRefusal = (host: string, port: number, code = "") =>
  refuse(`${host}:${port} ${TAKEN[code] ?? `无法监听（${code}）`}`);

/** Refuses before anything else is started; port 0 becomes a free one. */
export function freePort(host: string, port: number) {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(codeOf(error)));
    probe.listen({ host, port }, () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === "object" ? (found?.port ?? port) : port));
    });
  }).catch((code) => portRefusal(host, port, code));
}
