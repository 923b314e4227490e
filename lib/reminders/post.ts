import { createTransport } from "nodemailer";

/** Where and as whom mail is sent; null when the plant has given no server. */
export type PostOffice = { url: string; from: string; portal: string };

export type Letter = { to: string; subject: string; text: string };

/** A server that is away must not hold the job: what is not sent by then is recorded and tried the next day. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends one letter; answers why it could not, or null. Whatever a mail server does is no fault of the portal. */
export async function post(office: PostOffice, letter: Letter): Promise<string | null> {
  const transport = createTransport({ url: office.url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.sendMail({ from: office.from, ...letter, headers: { "Auto-Submitted": "auto-generated" } });
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code = "" } = error as Error & { code?: string };
    return `${WHY[code] ?? "邮件服务器没有接受"}${code ? `（${code}）` : ""}`;
  } finally {
    transport.close();
  }
}

/** Never the server's own words: they may hold addresses and names of machines. */
const WHY: { readonly [code: string]: string } = {
  ECONNECTION: "连不上邮件服务器",
  ESOCKET: "连不上邮件服务器",
  ECONNREFUSED: "连不上邮件服务器",
  EDNS: "找不到邮件服务器",
  ETIMEDOUT: "邮件服务器没有应答",
  EAUTH: "邮件服务器不认可账号或口令",
  ETLS: "与邮件服务器的加密连接失败",
  EENVELOPE: "邮件服务器不接受这个地址",
};
