import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { missing, permit, Refusal } from "@/lib/errors";
import { lockCycleOf } from "../cycle/queries";
import { mayCheckMaterials, mayWriteCells, mayWriteSummary } from "./policy";
import type { CheckMaterials, SaveMaterials } from "./schema";

const SUBJECT = { id: true, personId: true, cycle: { select: { state: true } }, materials: true } as const;

/**
 * Saves what the subject typed and answers the new revision. Texts that may no longer be changed must come as they
 * stand; changed cells lose the organiser's check.
 */
export function saveMaterials(actor: Actor, input: SaveMaterials): Promise<{ revision: number; savedAt: Date }> {
  return transact(actor, async (tx, record) => {
    await lockCycleOf(tx, input.subjectId);
    const subject =
      (await tx.subject.findUnique({ where: { id: input.subjectId }, select: SUBJECT })) ?? missing("考核");
    if (subject.personId !== actor.personId) missing("考核");
    const old = subject.materials;
    const { summary, attachment, duties, training, honours } = input;
    const summaryChanged = summary !== (old?.summary ?? "") || attachment !== (old?.attachment ?? "");
    if (summaryChanged) permit(mayWriteSummary(actor, subject));
    permit(mayWriteCells(actor, subject));
    const revision = input.revision + 1;
    const change = { summary, attachment, duties, training, honours, revision, savedAt: actor.at, checkedAt: null };
    if (!old && input.revision === 0) await tx.materials.create({ data: { subjectId: subject.id, ...change } });
    else {
      const claimed = await tx.materials.updateMany({
        where: { subjectId: subject.id, revision: input.revision },
        data: { ...change, checkedById: null },
      });
      if (claimed.count === 0) {
        throw new Refusal("conflict", "您在另一个窗口中已保存了更新的内容。请复制此处文字，刷新后再填写。");
      }
    }
    record("materials.saved", subject.id, { revision });
    return { revision, savedAt: actor.at };
  });
}

/** The organiser accepts the cells, or says what is to be mended. */
export function checkMaterials(actor: Actor, input: CheckMaterials): Promise<void> {
  return transact(actor, async (tx, record) => {
    await lockCycleOf(tx, input.subjectId);
    const subject =
      (await tx.subject.findUnique({ where: { id: input.subjectId }, select: SUBJECT })) ?? missing("考核");
    permit(mayCheckMaterials(actor, subject));
    if (input.verdict === "mend" && input.note === "") {
      throw new Refusal("invalid", "请写明需要补正的内容。", { note: ["请写明需要补正的内容"] });
    }
    const ok = input.verdict === "ok";
    const change = {
      checkedAt: ok ? actor.at : null,
      checkedById: ok ? actor.personId : null,
      checkNote: ok ? "" : input.note,
    };
    await tx.materials.upsert({
      where: { subjectId: subject.id },
      create: { subjectId: subject.id, ...change },
      update: change,
    });
    record(ok ? "materials.checked" : "materials.returned", subject.id, { withheld: { note: input.note } });
  });
}
