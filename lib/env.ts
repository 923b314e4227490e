import { readEnvironment } from "./environment";

/** The environment, parsed once. The README lists every name. */
export const env = readEnvironment(process.env);

/** Origins whose forms are accepted: the public address, and the address the server listens on. */
export function allowedOrigins(): string[] {
  return [new URL(env.NEXTAUTH_URL).origin, `http://${env.HOST}:${env.PORT}`, `http://localhost:${env.PORT}`];
}

/**
 * The public address for whoever came by a host that is none of ours; null for ours, and behind a proxy, which may write
 * another host into the request than the one that was typed.
 */
export function addressInstead(host: string): string | null {
  const { origin, protocol } = new URL(env.NEXTAUTH_URL);
  if (protocol === "https:" || env.HENGCAI_TRUSTED_PROXY !== "") return null;
  return allowedOrigins().some((own) => new URL(own).host === host) ? null : origin;
}

/** Where mail is sent, and the address of the portal that stands in it; null when the plant has named no server. */
export function postOffice(): { url: string; from: string; portal: string } | null {
  const { HENGCAI_SMTP_URL: url, HENGCAI_MAIL_FROM: from, NEXTAUTH_URL: portal } = env;
  return url && from ? { url, from, portal } : null;
}
