import { join, resolve } from "node:path";
import { z } from "zod";

/** A value of the environment that cannot be used, in one Chinese line per name. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

const OBVIOUS = /secret|password|change-?me|example|hengcai|nextauth/i;

/**
 * Bits in a text by the frequency of its characters: a floor for what somebody must guess. 32 random hexadecimal digits
 * have about 115, a word repeated has next to none.
 */
function bits(text: string): number {
  const once = /^(.{1,16}?)\1+$/.exec(text)?.[1] ?? text;
  const counts = new Map<string, number>();
  for (const letter of once) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - count * Math.log2(count / once.length), 0);
}

/** Words of a language have one kind of letter; what a generator prints has more. */
const kinds = (text: string) => [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(text)).length;

/** How many letters just follow the one before in the alphabet or in the row of digits. */
const steps = (text: string) =>
  [...text].filter((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index - 1) === 1).length;

const isStrong = (secret: string) =>
  secret.length >= 32 &&
  bits(secret) >= 90 &&
  kinds(secret) >= 2 &&
  steps(secret) < secret.length / 3 &&
  !OBVIOUS.test(secret);

const MAIL_FROM = "应为发件人地址，形如 衡才 <hengcai@example.cn>";
const PORT = "应为 0 到 65535 之间的整数";
const schema = z
  .object({
    PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65535, PORT).default(3000),
    HOST: z.string().default("127.0.0.1"),
    DATABASE_URL: z.string().optional(),
    HENGCAI_DATA_DIR: z.string().default(".data"),
    HENGCAI_KEY_DIR: z.string().optional(),
    HENGCAI_TRUSTED_PROXY: z.string().default(""),
    HENGCAI_SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "应为邮件服务器的地址，形如 smtp://user:word@mail.example.cn:587" })
      .optional(),
    HENGCAI_MAIL_FROM: z
      .string()
      .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, MAIL_FROM)
      .optional(),
    HENGCAI_DIGEST_AT: z
      .string()
      .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, "应为发出每日提醒的时刻，形如 07:00，或 off")
      .default("07:00"),
    NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: "应为网址，形如 https://hengcai.example.cn" }).optional(),
    NEXTAUTH_SECRET: z
      .string()
      .refine(isStrong, "强度不足：至少 32 个字符，且须随机生成（例如 openssl rand -base64 32）")
      .optional(),
  })
  .refine((given) => (given.HENGCAI_SMTP_URL === undefined) === (given.HENGCAI_MAIL_FROM === undefined), {
    message: "须与 HENGCAI_SMTP_URL 一同设置",
    path: ["HENGCAI_MAIL_FROM"],
  });

export function readEnvironment(source: Record<string, string | undefined>) {
  // An empty value is how shells and service files spell "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const answer = schema.safeParse(given);
  if (!answer.success) {
    throw new EnvironmentError(
      answer.error.issues.map((issue) => `环境变量 ${issue.path.join(".")} ${issue.message}`).join("；"),
    );
  }
  const { data } = answer;
  const dataDirectory = resolve(/*turbopackIgnore: true*/ data.HENGCAI_DATA_DIR);
  const shown = ["0.0.0.0", "::"].includes(data.HOST) ? "localhost" : data.HOST;
  return {
    ...data,
    HENGCAI_DATA_DIR: dataDirectory,
    HENGCAI_KEY_DIR: resolve(/*turbopackIgnore: true*/ data.HENGCAI_KEY_DIR ?? join(dataDirectory, "keys")),
    NEXTAUTH_URL: data.NEXTAUTH_URL ?? `http://${shown.includes(":") ? `[${shown}]` : shown}:${data.PORT}`,
  };
}
