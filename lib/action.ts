import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "./auth/actor";
import { clientAddress, currentActor, requireActor, requireSignedIn } from "./auth/session";
import { allowedOrigins } from "./env";
import { Refusal } from "./errors";
import { formToObject } from "./form-data";
import type { FormActionFunction, FormState } from "./form-state";
import { sayIssue } from "./form-words";

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
    if (!(await currentActor())) {
      return { status: "refused", message: SIGNED_OUT, fields: {}, values: typed(form), signedOut: true };
    }
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

/** A paper of two thousand lines with full comments would not reach this. */
const LONGEST_BODY = 4 * 1024 * 1024;

const STATUS: Record<Refusal["kind"], number> = {
  invalid: 400,
  forbidden: 403,
  conflict: 409,
  missing: 404,
  busy: 503,
};

/**
 * For the little that the rating page sends by itself: the same door as a plain route handler. Actions queue behind each
 * other, go to the sign-in page when the session has ended, bear another name after every update of the portal, and pass
 * through the renderer of pages: an unsaved paper must outlive the former, and a plant that hands in at one hour pays the
 * latter. Answers `{ data }` with 200, or `{ refused: 中文句子, fields }` with a status that says why.
 */
export function jsonRoute<S extends z.ZodType, T>(schema: S, run: (actor: Actor, input: z.output<S>) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    if (!isSameOrigin(request.headers)) return refused(403, "请求来源不符。");
    const actor = await currentActor();
    if (!actor || actor.mustChangePassword) return refused(401, SIGNED_OUT);
    const parsed = schema.safeParse(await jsonOf(request));
    if (!parsed.success) return refused(400, wordsOf(parsed.error));
    try {
      return Response.json({ data: await run(actor, parsed.data) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refused(STATUS[error.kind], error.message, error.fields);
    }
  };
}

const refused = (status: number, message: string, fields: Refusal["fields"] = {}) =>
  Response.json({ refused: message, fields }, { status });

async function jsonOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > LONGEST_BODY) return null;
  const text = await request.text();
  if (text.length > LONGEST_BODY) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not JSON: the schema says so.
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

async function answer<S extends z.ZodType>(
  schema: S,
  form: FormData,
  run: (input: z.output<S>) => Promise<Done>,
): Promise<FormState> {
  const parsed = schema.safeParse(formToObject(form), { error: sayIssue });
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
  if (!isSameOrigin(await headers())) redirect("/login");
}

function isSameOrigin(list: Pick<Headers, "get">): boolean {
  const origin = list.get("origin");
  const site = list.get("sec-fetch-site");
  return origin !== null && allowedOrigins().includes(origin) && (site === null || site === "same-origin");
}
