import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import type { Book, Rules } from "./books";
import { mayApproveRules, mayDraftRules } from "./policy";
import { type ApproveRules, contradictions, type DraftRules, documentSchema } from "./schema";

/** The organiser writes down what the committee has decided; it counts once the secretary has put it in force. */
export function draftRules(actor: Actor, input: DraftRules): Promise<number> {
  return transact(actor, async (tx, record) => {
    permit(mayDraftRules(actor, input.book));
    const rules = readTyped(input);
    const newest = await tx.ruleVersion.findFirst({ where: { book: input.book }, orderBy: { version: "desc" } });
    if ((newest?.version ?? 0) !== input.basedOn) {
      throw new Refusal("conflict", "您打开之后，他人已起草新的版本，您的内容尚未保存。请在新窗口查看后再决定。");
    }
    if (newest && !newest.approvedAt) {
      throw new Refusal("conflict", `第${newest.version}版还在等待签发。请先由党委书记签发，或撤回该版。`);
    }
    const row = await tx.ruleVersion.create({
      data: {
        book: input.book,
        version: input.basedOn + 1,
        document: rules,
        from: toColumn(input.from),
        approvalNo: input.approvalNo,
        note: input.note,
        draftedById: actor.personId,
        draftedByName: actor.name,
        draftedAt: actor.at,
      },
    });
    record("rules.drafted", row.id, { book: input.book, version: row.version });
    return row.version;
  });
}

/** @throws Refusal with each fault beside its field. */
function readTyped({ book, rules }: DraftRules): Rules<Book> {
  const read = documentSchema(book).safeParse(rules);
  const faults = read.success
    ? contradictions(book, read.data as Rules<Book>)
    : Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]));
  const fields = Object.fromEntries(Object.entries(faults).map(([key, said]) => [`rules[${key}]`, [said]]));
  if (!read.success || Object.keys(fields).length > 0) invalid("有几处规则需要修改，尚未保存。", fields);
  return read.data as Rules<Book>;
}

/** From its day on the version counts. It cannot count for days that are over: what was judged then was judged rightly. */
export function approveRules(actor: Actor, { ruleId }: ApproveRules): Promise<void> {
  return transact(actor, async (tx, record) => {
    const row = (await tx.ruleVersion.findUnique({ where: { id: ruleId } })) ?? missing("规则版本");
    permit(mayApproveRules(actor, row.book));
    const from = toColumn(today(actor.at));
    const claimed = await tx.ruleVersion.updateMany({
      where: { id: row.id, approvedAt: null },
      data: {
        approvedAt: actor.at,
        approvedById: actor.personId,
        approvedByName: actor.name,
        ...(row.from < from ? { from } : {}),
      },
    });
    if (claimed.count === 0) throw new Refusal("conflict", "这一版已经签发。");
    record("rules.approved", row.id, { book: row.book, version: row.version });
  });
}

/** A version that is not in force can be taken back. */
export function withdrawRules(actor: Actor, { ruleId }: ApproveRules): Promise<void> {
  return transact(actor, async (tx, record) => {
    const row = (await tx.ruleVersion.findUnique({ where: { id: ruleId } })) ?? missing("规则版本");
    permit(mayDraftRules(actor, row.book));
    const { count } = await tx.ruleVersion.deleteMany({ where: { id: row.id, approvedAt: null } });
    if (count === 0) throw new Refusal("conflict", "这一版已经签发施行，不能撤回；请另行起草新的版本。");
    record("rules.withdrawn", row.id, { book: row.book, version: row.version });
  });
}
