import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import { inForce } from "../course";
import { courseOf } from "../dates";
import { periodsOf } from "../periods";
import { mayReport, speaksForHost } from "../policy";
import { type LockedPosting, lockPosting } from "../posting/queries";
import type { SaveReport, WriteRemark } from "./schema";

const elsewhere = () =>
  new Refusal("conflict", "这一期汇报刚刚已在另一个窗口保存。您填写的还在，请在新标签页查看后再提交。");

/** A draft, or handed in; until the host has remarked on it the text may be replaced. */
export function saveReport(actor: Actor, input: SaveReport): Promise<{ handedIn: boolean }> {
  return transact(actor, async (tx, record) => {
    const posting = await lockPosting(tx, input.postingId);
    // Whose it is not, for them it is not there.
    if (mayReport(actor, posting) !== true) missing("岗位锻炼");
    refusePeriod(actor, posting, input.period);
    const handedIn = input.step === "handIn";
    const old = await tx.postingReport.findUnique({
      where: { postingId_period: { postingId: posting.id, period: input.period } },
    });
    if ((old?.revision ?? 0) !== input.revision) throw elsewhere();
    if (old?.remarkAt) throw new Refusal("conflict", "锻炼单位已对这一期汇报写了意见，不能再改。");
    if (old?.handedInAt && !handedIn) invalid("这一期汇报已经提交，修改后请再次提交。");
    const change = { text: input.text, savedAt: actor.at, handedInAt: handedIn ? actor.at : null };
    if (old) await tx.postingReport.update({ where: { id: old.id }, data: { ...change, revision: { increment: 1 } } });
    else await tx.postingReport.create({ data: { postingId: posting.id, period: input.period, ...change } });
    record(handedIn ? "posting.report_handed_in" : "posting.report_saved", posting.id, { period: input.period });
    return { handedIn };
  });
}

/** By the head of the host unit; a second remark on an old page is refused and keeps its text. Answers the posting. */
export function writeRemark(actor: Actor, input: WriteRemark): Promise<string> {
  return transact(actor, async (tx, record) => {
    const { report, posting } = await loadReport(tx, input.reportId);
    permit(speaksForHost(actor, posting));
    if (!report.handedInAt) invalid("本人还没有提交这一期汇报。");
    if (posting.appraisal?.committeeSignedAt) throw new Refusal("conflict", "鉴定已经完成，不能再改。");
    const by = { remarkById: actor.personId, remarkByName: actor.name, remarkAt: actor.at };
    const claimed = await tx.postingReport.updateMany({
      where: { id: report.id, remarkRevision: input.revision },
      data: { remark: input.remark, remarkRevision: { increment: 1 }, ...by },
    });
    if (claimed.count === 0) {
      const who = report.remarkByName ? `${report.remarkByName}刚刚` : "他人刚刚";
      throw new Refusal("conflict", `${who}已写了意见。您填写的还在，请在新标签页查看后再提交。`);
    }
    record("posting.remarked", posting.id, { period: report.period });
    const title = `${posting.hostUnit.name}对您第${report.period}期汇报写了意见`;
    await notify(tx, [posting.personId], { at: actor.at, title, body: "", href: "/rotation/mine" });
    return posting.id;
  });
}

async function loadReport(tx: Tx, reportId: string) {
  const found = await tx.postingReport.findUnique({ where: { id: reportId }, select: { postingId: true } });
  const posting = await lockPosting(tx, found?.postingId ?? "");
  return { posting, report: await tx.postingReport.findUniqueOrThrow({ where: { id: reportId } }) };
}

function refusePeriod(actor: Actor, posting: LockedPosting, number: number) {
  const course = courseOf(posting);
  if (course.cancelled || course.actualFrom === null) invalid("还没有登记报到，报到后再写汇报。");
  if (course.finished) throw new Refusal("conflict", "鉴定已经完成，汇报不能再改。");
  const periods = periodsOf(inForce(course), posting.reportMonths ?? 1);
  const period = periods.find((each) => each.period === number);
  if (!period) invalid(`这项锻炼共有${periods.length}期汇报，没有第${number}期。`);
  if (period.from > today(actor.at)) {
    invalid(`第${number}期从${sayDate(period.from)}开始，还没有到，不能提前汇报。`);
  }
}
