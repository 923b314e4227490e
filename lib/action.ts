import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "./auth/actor";
import { clientAddress, currentActor, requireActor, requireSignedIn } from "./auth/session";
import { allowedOrigins } from "./env";
import { Refusal } from "./errors";
import { formToObject } from "./form-data";
import type { FormActionFunction, FormState } from "./form-state";

/** A sentence for the user; with `href` the browser goes there next. */
export type Done = string | { message: string; href?: string; data?: unknown };

const SIGNED_OUT = "登录已过期，没有提交。您填写的内容还在：请在新标签页中重新登录，再回到这里提交。";

type Run<S extends z.ZodType> = (actor: Actor, input: z.output<S>) => Promise<Done>;

/**
 * A server action is a public endpoint (secrecy.md §3). This is its only door: same origin, actor from the database,
 * strict schema, command; and the only place, with transact, that catches a Refusal.
 */
export function formAction<S extends z.ZodType>(schema: S, run: Run<S>): FormActionFunction {
  return async (_previous, form) => {
    await requireSameOrigin();
    // Not a redirect: it would leave the page, and with it what was typed since the session ran out.
    if (!(await currentActor())) return { status: "refused", message: SIGNED_OUT, fields: {}, values: typed(form) };
    const actor = await requireActor();
    return answer(schema, form, (input) => run(actor, input));
  };
}

/** The same for what the holder of a first password may do: change it, and leave. */
export function signedInFormAction<S extends z.ZodType>(schema: S, run: Run<S>): FormActionFunction {
  return async (_previous, form) => {
    await requireSameOrigin();
    const actor = await requireSignedIn();
    return answer(schema, form, (input) => run(actor, input));
  };
}

/** What is known of a request before anybody has signed in. */
export type Visit = { at: Date; address: string; agent: string };

/** For the few forms before sign-in (sign-in, setup): the same door without an actor. */
export function publicFormAction<S extends z.ZodType>(
  schema: S,
  run: (visit: Visit, input: z.output<S>) => Promise<Done>,
): FormActionFunction {
  return async (_previous, form) => {
    await requireSameOrigin();
    const agent = (await headers()).get("user-agent") ?? "";
    const visit = { at: new Date(), address: await clientAddress(), agent };
    return answer(schema, form, (input) => run(visit, input));
  };
}

/**
 * For what a component asks while a hand types (search in a picker, autosave): plain input, plain output, same door.
 * @throws Refusal never: it is answered as `{ refused: 中文句子 }`.
 */
export function queryAction<S extends z.ZodType, T>(schema: S, run: (actor: Actor, input: z.output<S>) => Promise<T>) {
  return async (raw: z.input<S>): Promise<{ data: T } | { refused: string }> => {
    await requireSameOrigin();
    // Not a redirect, for the same reason: an autosave must not take the page away.
    if (!(await currentActor())) return { refused: SIGNED_OUT };
    const actor = await requireActor();
    const parsed = schema.safeParse(raw);
    if (!parsed.success) return { refused: wordsOf(parsed.error) };
    try {
      return { data: await run(actor, parsed.data) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { refused: error.message };
    }
  };
}

/** Our own sentence, such as a text that is too long; for input that no page of ours sends, that something is missing. */
function wordsOf({ issues }: z.ZodError): string {
  const own = issues.find(({ message }) => /\p{Script=Han}/u.test(message));
  return own ? `${own.message}。` : "请求内容不完整，请刷新后再试。";
}

async function answer<S extends z.ZodType>(
  schema: S,
  form: FormData,
  run: (input: z.output<S>) => Promise<Done>,
): Promise<FormState> {
  const parsed = schema.safeParse(formToObject(form));
  if (!parsed.success) {
    const fields: Record<string, string[]> = {};
    for (const issue of parsed.error.issues) {
      const name = fieldName(issue.path);
      fields[name] = [...(fields[name] ?? []), issue.message];
    }
    return { status: "refused", message: "请检查填写内容。", fields, values: typed(form) };
  }
  let done: Done;
  try {
    done = await run(parsed.data);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: "refused", message: error.message, fields: error.fields, values: typed(form) };
  }
  if (typeof done === "string") return { status: "done", message: done };
  // Without script nobody follows `href` but the browser itself; with script (`next-action`) the form does.
  if (done.href && !(await headers()).has("next-action")) redirect(done.href);
  return { status: "done", ...done };
}

/** `["rows", 0, "name"]` → `rows[0].name`, as the input is named in the page. */
function fieldName(path: PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`))
    .join("");
}

/** Passwords are not sent back. */
function typed(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(
    ([name, value]) => typeof value === "string" && !name.startsWith("$") && !/password/i.test(name),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

/**
 * Next compares Origin with the Host header only when an Origin is sent; here its absence is refused as well
 * (secrecy.md §3: an action ran without Origin and with a forged X-Forwarded-Host).
 */
async function requireSameOrigin(): Promise<void> {
  const list = await headers();
  const origin = list.get("origin");
  const site = list.get("sec-fetch-site");
  const same = origin !== null && allowedOrigins().includes(origin) && (site === null || site === "same-origin");
  if (!same) redirect("/login");
}
