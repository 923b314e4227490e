import { join, resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.string().min(1).optional(),
  HENGCAI_DATA_DIR: z.string().min(1).default(".data"),
  HENGCAI_KEY_DIR: z.string().min(1).optional(),
  NEXTAUTH_URL: z.string().url().optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
});

const parsed = schema.parse(process.env);

/** The environment, parsed once. The README lists every name. */
export const env = {
  ...parsed,
  HENGCAI_DATA_DIR: resolve(parsed.HENGCAI_DATA_DIR),
  HENGCAI_KEY_DIR: resolve(parsed.HENGCAI_KEY_DIR ?? join(parsed.HENGCAI_DATA_DIR, "keys")),
  NEXTAUTH_URL: parsed.NEXTAUTH_URL ?? `http://${parsed.HOST}:${parsed.PORT}`,
};

/** Origins whose forms are accepted: the public address, and the address the server listens on. */
export function allowedOrigins(): string[] {
  return [new URL(env.NEXTAUTH_URL).origin, `http://${env.HOST}:${env.PORT}`, `http://localhost:${env.PORT}`];
}
