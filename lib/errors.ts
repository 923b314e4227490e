/** Why a write was turned down; decides the tone of the answer, never the text. */
export type RefusalKind = "invalid" | "forbidden" | "conflict" | "missing" | "busy";

/**
 * A write that cannot be done, with a sentence for the user that says what to do.
 * Thrown by commands, caught only in lib/action.ts, lib/audit/transact.ts and the autosave route.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly fields: Record<string, string[]> = {},
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** What is missing and what may not be seen look the same (design.md rule 7). */
export function missing(noun: string): never {
  throw new Refusal("missing", `没有找到这个${noun}，它可能已被移除，或不在您的权限之内。`);
}

/** Turns the answer of a `mayX` into a refusal: `true`, or the reason in Chinese. */
export function permit(answer: true | string): asserts answer is true {
  if (answer !== true) throw new Refusal("forbidden", answer);
}

/** For input whose shape is right and whose content is not: the sentence stands beside the field. */
export function invalid(message: string, fields: Record<string, string[]> = {}): never {
  throw new Refusal("invalid", message, fields);
}
