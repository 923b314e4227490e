import { type Actor, can } from "@/lib/auth/actor";
import type { ConsentDuty, CycleState, ReleaseDuty } from "@/prisma/generated/enums";
import { reached } from "../cycle/states";

type Stated = { state: CycleState };
/** `stands`: whoever gave it still holds the duty. A consent given in a role that was since taken away opens nothing. */
type Given = { duty: ConsentDuty; personId: string; name: string; stands: boolean }[];

/** In which duty this actor may consent to the opening; null: in none. */
export function consentDutyOf(actor: Actor): ConsentDuty | null {
  if (can(actor, "box.open")) return "ORGANISER";
  return can(actor, "box.witness") ? "DISCIPLINE" : null;
}

export function holdsDuty(actor: Actor, duty: ConsentDuty): boolean {
  return can(actor, duty === "ORGANISER" ? "box.open" : "box.witness");
}

/** Two duties, two people: whoever holds both consents in one of them only. */
export function mayConsent(actor: Actor, cycle: Stated, given: Given): true | string {
  const duty = consentDutyOf(actor);
  if (!duty || !actor.personId) return "开箱须由党群工作部与纪委同意，您没有此项权限。";
  if (cycle.state !== "CLOSED") return "只有在截止之后、开箱之前可以同意开箱。";
  const standing = given.filter(({ stands }) => stands);
  if (standing.some((each) => each.duty === duty)) return "这一方已经同意开箱。";
  return standing.every(({ personId }) => personId !== actor.personId) || "党群工作部与纪委须由两个人分别同意。";
}

export function mayOpen(actor: Actor, cycle: Stated, given: Given): true | string {
  if (!can(actor, "box.open")) return "开箱由党群工作部办理。";
  if (cycle.state !== "CLOSED") return "该考核不在“已截止”，不能开箱。请刷新后再看。";
  const lapsed = given.filter(({ stands }) => !stands).map(({ name }) => name);
  if (lapsed.length > 0) return `${lapsed.join("、")}同意后已不再担任该职责，同意失效；请由现任人员重新同意后再开箱。`;
  const people = new Set(given.map(({ personId }) => personId));
  if (given.length < 2 || people.size < 2) return "还缺少一方的同意：须党群工作部与纪委都同意后才能开箱。";
  return true;
}

/** Those who run the cycle, both sides of the opening, and its scrutineers and tellers, who sign the minutes. */
export function maySeeOpening(actor: Actor, cycle: Stated & { officials: { personId: string }[] }): true | string {
  const official = cycle.officials.some(({ personId }) => personId === actor.personId);
  if (!official && !can(actor, "cycle.read") && !consentDutyOf(actor)) return "您没有查看开箱记录的权限。";
  return reached(cycle.state, "CLOSED") || "测评尚未截止。";
}

/** 意见建议 word for word: for those who paraphrase it to the cadre (domain.md §2.9), never for the cadre himself. */
export function mayReadComments(actor: Actor, subject: { personId: string; cycle: Stated }): true | string {
  if (!can(actor, "comments.read")) return "意见建议只供党群工作部转述。";
  if (subject.personId === actor.personId) return "对本人的意见建议由其他组织人员转述。";
  return reached(subject.cycle.state, "TALLIED") || "计票完成之后才能查看意见建议。";
}

export function releaseDutyOf(actor: Actor): ReleaseDuty | null {
  if (!can(actor, "tally.release")) return null;
  return can(actor, "box.witness") ? "DISCIPLINE" : "SECRETARY";
}

/** As with the consents: a release given in a role that was since taken away releases nothing. */
type Released = { duty: ReleaseDuty; personId: string; name: string; stands: boolean }[];

/** The file shows single ballots: both 纪委 and the Party secretary release it, with a reason (tally-format.md). */
export function mayRelease(actor: Actor, cycle: Stated, given: Released): true | string {
  const duty = releaseDutyOf(actor);
  if (!duty || !actor.personId) return "计票文件由纪委和党委书记批准导出。";
  if (!reached(cycle.state, "TALLIED")) return "计票完成之后才能批准导出。";
  const standing = given.filter(({ stands }) => stands);
  if (standing.some((each) => each.duty === duty)) return "这一方已经批准。";
  return standing.every(({ personId }) => personId !== actor.personId) || "须由纪委和党委书记两个人分别批准。";
}

export function mayExport(cycle: Stated, given: Released): true | string {
  if (!reached(cycle.state, "TALLIED")) return "计票尚未完成，不能导出计票文件。";
  const lapsed = given.filter(({ stands }) => !stands).map(({ name }) => name);
  if (lapsed.length > 0) return `${lapsed.join("、")}批准后已不再担任该职责，批准失效；请由现任人员重新批准后再导出。`;
  const duties = new Set(given.map(({ duty }) => duty));
  if (!duties.has("DISCIPLINE")) return "纪委尚未批准导出计票文件。";
  return duties.has("SECRETARY") || "党委书记尚未批准导出计票文件。";
}
