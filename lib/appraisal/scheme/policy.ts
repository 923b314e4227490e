import { type Actor, can } from "@/lib/auth/actor";

export type SchemeState = { usedAt: Date | null; cycles: { title: string; state: string }[] };

export function mayReadSchemes(actor: Actor): true | string {
  return can(actor, "scheme.read") || "您没有查看考核方案的权限。";
}

export function mayWriteSchemes(actor: Actor): true | string {
  return can(actor, "scheme.write") || "考核方案由党群工作部编制，您没有编制权限。";
}

/** A version in use is evidence, and one that a secretary has approved within a cycle is no longer the organiser's alone. */
export function mayEditScheme(actor: Actor, scheme: SchemeState): true | string {
  const allowed = mayWriteSchemes(actor);
  if (allowed !== true) return allowed;
  if (scheme.usedAt) return "该方案已在考核中使用，不能再改。请复制为新版本。";
  const approved = scheme.cycles.find(({ state }) => state !== "DRAFT");
  if (approved) return `该方案已随“${approved.title}”批准，不能再改。请复制为新版本，或由党委书记先退回该考核。`;
  return true;
}

export type SchemeUse = SchemeState & { copies: { version: number }[] };

/** Nobody's evidence yet: not used, not even chosen, and no other version says that it was copied from this one. */
export function mayDeleteScheme(actor: Actor, scheme: SchemeUse): true | string {
  const allowed = mayWriteSchemes(actor);
  if (allowed !== true) return allowed;
  if (scheme.usedAt) return "该方案已在考核中使用，是考核的依据，不能删除。";
  const [cycle] = scheme.cycles;
  if (cycle) return `“${cycle.title}”选用了该方案，不能删除。请先为该考核改选其他版本。`;
  const [copy] = scheme.copies;
  if (copy) return `第 ${copy.version} 版由该方案复制，是它的依据，不能删除。`;
  return true;
}
