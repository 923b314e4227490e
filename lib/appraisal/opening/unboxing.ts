import { createHash, type KeyObject } from "node:crypto";
import { Refusal } from "@/lib/errors";
import { keyedMarks, type PaperLine, paperFaults } from "../ballot/paper-rules";
import { BrokenSeal, receiptOf, type SealedLine, unseal } from "../ballot/sealing";
import type { StoredScheme } from "../scheme/schema";

/** A returned paper with its envelope and the lines that the assignment gave it. */
export type PaperInBox = {
  paperId: string;
  voterName: string;
  revision: number;
  receipt: string | null;
  envelope: { revision: number; box: Uint8Array; mac: Uint8Array } | null;
  lines: (PaperLine & { group: string })[];
};

export type BoxKeys = { opening: KeyObject; mac: Uint8Array };

/** What is left of a paper's line once its voter is gone: the group stays until the blocks are known. */
export type StrippedLine = { subjectId: string; group: string; marks: string; overall: string; comment: string };

const CHECKS: Record<BrokenSeal["check"], string> = {
  length: "信封长度不符",
  suite: "加密套件不识别",
  mac: "校验码不符",
  box: "无法解封",
  content: "封内内容损坏",
};

/**
 * Every check that one paper must pass: its receipt is that of this very box, MAC and seal hold for this place and
 * revision, and the content is a complete, valid paper for exactly the subjects it was assigned.
 * @throws Refusal that names the paper; the opening stops there and writes nothing.
 */
export function unboxed(
  paper: PaperInBox,
  cycle: { id: string; boxLength: number; scheme: StoredScheme },
  keys: BoxKeys,
): StrippedLine[] {
  const { envelope } = paper;
  if (!envelope) return stop(paper, "登记已交回，但票箱内没有信封");
  if (envelope.revision !== paper.revision) return stop(paper, "信封与登记的提交次数不符");
  if (receiptOf(envelope.box) !== paper.receipt) return stop(paper, "回执与信封不符");
  const place = { cycleId: cycle.id, paperId: paper.paperId, revision: paper.revision };
  let sealed: SealedLine[];
  try {
    sealed = unseal(envelope, place, keys, cycle.boxLength);
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error;
    return stop(paper, CHECKS[error.check]);
  }
  return checkedContent(paper, sealed, cycle.scheme);
}

function checkedContent(paper: PaperInBox, sealed: SealedLine[], scheme: StoredScheme): StrippedLine[] {
  const given = new Map(sealed.map((line) => [line.subjectId, line]));
  const mode = new Map(paper.lines.map((line) => [line.subjectId, line.mode]));
  const sheets = Object.fromEntries(
    sealed.map(({ subjectId, marks, overall, comment }) => {
      const form = mode.get(subjectId);
      return [subjectId, { marks: form ? keyedMarks(scheme, form, marks) : {}, overall, comment }];
    }),
  );
  if (given.size !== sealed.length) return stop(paper, "同一人出现两次");
  const [fault] = paperFaults(scheme, paper.lines, sheets);
  if (fault) return stop(paper, fault.reason);
  return paper.lines.map(({ subjectId, group }) => ({ ...(given.get(subjectId) as SealedLine), subjectId, group }));
}

function stop(paper: PaperInBox, reason: string): never {
  throw new Refusal(
    "conflict",
    `开箱已停止，没有写入任何内容：${paper.voterName}的测评表（${paper.paperId.slice(0, 8)}）${reason}。请保留现场并联系纪委和系统管理员查明原因。`,
  );
}

/** A running hash over the envelopes in the order of their papers: printed into the minutes. */
export class EnvelopeDigest {
  private readonly hash = createHash("sha256");

  add(paperId: string, { revision, box, mac }: NonNullable<PaperInBox["envelope"]>): void {
    const inner = createHash("sha256").update(box).update(mac).digest("hex");
    this.hash.update(`${paperId}|${revision}|${inner}\n`);
  }

  hex(): string {
    return this.hash.digest("hex");
  }
}
