import { readEnvironment } from "./environment";

/** The environment, parsed once. The README lists every name. */
export const env = readEnvironment(process.env);

/** Origins whose forms are accepted: the public address, and the address the server listens on. */
export function allowedOrigins(): string[] {
  return [new URL(env.NEXTAUTH_URL).origin, `http://${env.HOST}:${env.PORT}`, `http://localhost:${env.PORT}`];
}

/** Where mail is sent, and the address of the portal that stands in it; null when the plant has named no server. */
export function postOffice(): { url: string; from: string; portal: string } | null {
  const { HENGCAI_SMTP_URL: url, HENGCAI_MAIL_FROM: from, NEXTAUTH_URL: portal } = env;
  return url && from ? { url, from, portal } : null;
}
