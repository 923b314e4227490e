import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { stateOf } from "../course";
import { courseOf } from "../dates";
import { mayApprove, mayReport, speaksForHome, speaksForHost } from "../policy";
import { type LockedPosting, lockPosting } from "../posting/queries";
import { mayWrite } from "./policy";
import type { SaveCommitteeOpinion, SaveHomeOpinion, SaveHostOpinion, SaveSummary, SendBack } from "./schema";
import { SECTION_LABELS, SECTIONS, type Section, sectionFault, turnOf } from "./sections";

type Input = { postingId: string; revision: number; step: "keep" | "sign" };

/** 个人小结: first of all, by the person. */
export function saveSummary(actor: Actor, input: SaveSummary): Promise<boolean> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    if (mayReport(actor, posting) !== true) missing("岗位锻炼");
    const signed = await writeSection(tx, actor, posting, "summary", input, { summary: input.text });
    record(signed ? "posting.summary_signed" : "posting.summary_saved", posting.id);
    return signed;
  });
}

/** 锻炼单位鉴定: five dimensions, the whole, and the opinion. */
export function saveHostOpinion(actor: Actor, input: SaveHostOpinion): Promise<boolean> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(speaksForHost(actor, posting));
    const { moral, ability, diligence, achievement, integrity, overall } = input;
    const marks = { moral, ability, diligence, achievement, integrity, overall };
    const signed = await writeSection(tx, actor, posting, "host", input, { ...marks, hostOpinion: input.text });
    record(signed ? "posting.host_signed" : "posting.host_saved", posting.id, signed ? { withheld: marks } : {});
    return signed;
  });
}

export function saveHomeOpinion(actor: Actor, input: SaveHomeOpinion): Promise<boolean> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(speaksForHome(actor, posting));
    const signed = await writeSection(tx, actor, posting, "home", input, { homeOpinion: input.text });
    record(signed ? "posting.home_signed" : "posting.home_saved", posting.id);
    return signed;
  });
}

/** The last word; from then on the database refuses every change. */
export function saveCommitteeOpinion(actor: Actor, input: SaveCommitteeOpinion): Promise<boolean> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    permit(mayApprove(actor, posting));
    const change = { committeeOpinion: input.text, remark: input.remark };
    const signed = await writeSection(tx, actor, posting, "committee", input, change);
    record(signed ? "posting.committee_signed" : "posting.committee_saved", posting.id);
    if (signed) {
      const notice = {
        at: actor.at,
        title: "您的锻炼鉴定已完成",
        body: "现在可以查看全部意见。",
        href: "/rotation/mine",
      };
      await notify(tx, [posting.personId], notice);
    }
    return signed;
  });
}

/** Whoever's turn it is gives the section before back: its signature goes, its text stays. */
export function sendBack(actor: Actor, input: SendBack): Promise<void> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    const turn = turnOf(posting.appraisal);
    if (turn === null) throw new Refusal("conflict", "鉴定已经完成，不能退回。");
    permit(mayWrite(actor, posting, turn));
    const before = SECTIONS[SECTIONS.indexOf(turn) - 1];
    if (!before) invalid("个人小结是第一步，不能退回。");
    await claim(tx, posting.id, input.revision, unsigned(before));
    record("posting.sent_back", posting.id, { section: before, reason: input.reason });
    const signer = before === "summary" ? posting.personId : posting.appraisal?.[`${before}SignedById`];
    const title = `${posting.person.name}的锻炼鉴定：${SECTION_LABELS[before]}被退回补正`;
    const href = before === "summary" ? "/rotation/mine" : `/rotation/${posting.id}`;
    await notify(tx, signer ? [signer] : [], { at: actor.at, title, body: input.reason, href });
  });
}

async function writeSection(
  tx: Tx,
  actor: Actor,
  posting: LockedPosting,
  section: Section,
  input: Input,
  change: object,
): Promise<boolean> {
  const state = stateOf(courseOf(posting), today(actor.at));
  if (state !== "APPRAISAL" && state !== "FINISHED") invalid("锻炼还没有结束，结束后再作鉴定。");
  const fault = sectionFault(section, posting.appraisal);
  if (fault) throw new Refusal("conflict", fault);
  const sign = input.step === "sign" ? signature(actor, section) : {};
  if (!posting.appraisal) {
    if (input.revision !== 0) throw old();
    await tx.postingAppraisal.create({ data: { postingId: posting.id, ...change, ...sign } });
  } else await claim(tx, posting.id, input.revision, { ...change, ...sign });
  return input.step === "sign";
}

const old = () =>
  new Refusal("conflict", "鉴定内容刚刚已由他人或在另一个窗口保存。您填写的还在，请在新标签页查看后再提交。");

async function claim(tx: Tx, postingId: string, revision: number, data: object) {
  const { count } = await tx.postingAppraisal.updateMany({
    where: { postingId, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw old();
}

function signature(actor: Actor, section: Section) {
  const by = section === "summary" ? {} : { [`${section}SignedById`]: actor.personId };
  return { ...by, [`${section}SignedName`]: actor.name, [`${section}SignedAt`]: actor.at };
}

function unsigned(section: Section) {
  const by = section === "summary" ? {} : { [`${section}SignedById`]: null };
  return { ...by, [`${section}SignedName`]: "", [`${section}SignedAt`]: null };
}
