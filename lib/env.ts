import { readEnvironment } from "./environment";

/** The environment, parsed once. The README lists every name. */
export const env = readEnvironment(process.env);

/** Origins whose forms are accepted: the public address, and the address the server listens on. */
export function allowedOrigins(): string[] {
  return [new URL(env.NEXTAUTH_URL).origin, `http://${env.HOST}:${env.PORT}`, `http://localhost:${env.PORT}`];
}
