import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/auth/roles";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import type { CycleState } from "@/prisma/generated/enums";
import { databaseUrl, freshDatabase } from "@/scripts/testing/database";
import { actorFor, type GivenVote, givenVote } from "@/scripts/testing/vote";
import { giveOpinion, proposeGrade, recordDecision, writeComment } from "../decision/commands";
import { recordDecisionSchema } from "../decision/schema";
import { addAdjustment } from "../evidence/commands";
import { checkMaterials, saveMaterials } from "../materials/commands";

freshDatabase();

let vote: GivenVote;
beforeAll(async () => {
  vote = await givenVote();
});

const chief = () => vote.subjects[0] as GivenVote["subjects"][number];
const deputy = () => vote.subjects[1] as GivenVote["subjects"][number];
const as = (role: Role) => actorFor("somebody", "某人", [role]);
const texts = { attachment: "", duties: "", training: "", honours: "" };

const WRITES: [name: string, from: CycleState, to: CycleState, work: () => Promise<unknown>][] = [
  [
    "个人总结 once voting has started",
    "APPROVED",
    "OPEN",
    () =>
      saveMaterials(actorFor(chief().personId, chief().name), {
        ...texts,
        ...{ subjectId: chief().id, revision: 0, summary: "开始以后才写的总结" },
      }),
  ],
  [
    "an adjustment of T once grades are proposed",
    "TALLIED",
    "PROPOSED",
    () =>
      addAdjustment(vote.organiser, {
        subjectId: chief().id,
        points: "1",
        reason: "攻关有功",
        evidence: "厂发〔2026〕1号",
      }),
  ],
  [
    "a proposal once the proposals are submitted",
    "TALLIED",
    "PROPOSED",
    () => proposeGrade(as("APPRAISAL_GROUP"), { subjectId: chief().id, grade: "称职", reason: "综合研判" }),
  ],
  [
    "a decision once the committee's decisions are finished",
    "PROPOSED",
    "DECIDED",
    () =>
      recordDecision(
        vote.secretary,
        recordDecisionSchema.parse({
          ...{ cycleId: vote.cycleId, subjectIds: [chief().id], grade: "优秀", reason: "表现突出" },
          ...{ meeting: "党委会2026年第3次", meetingOn: "2026-02-06" },
          ...{ expected: 7, present: 7, inFavour: 6, against: 0, deferred: 1 },
        }),
      ),
  ],
  [
    "主管领导评语 once the committee has decided",
    "PROPOSED",
    "DECIDED",
    () => writeComment(as("UNIT_HEAD"), { subjectId: deputy().id, revision: 0, text: "工作扎实。", grade: "称职" }),
  ],
  [
    "本人意见 once the cycle is archived",
    "FINAL",
    "ARCHIVED",
    () => giveOpinion(actorFor(chief().personId, chief().name), { subjectId: chief().id, agrees: true, text: "" }),
  ],
  [
    "the organiser's check once the cycle is archived",
    "FINAL",
    "ARCHIVED",
    () => checkMaterials(vote.organiser, { subjectId: deputy().id, verdict: "mend", note: "请补充" }),
  ],
];

/** Runs the work while another transaction holds the move of the cycle, which commits as soon as the work waits for it. */
async function overtaken(from: CycleState, to: CycleState, work: () => Promise<unknown>): Promise<string> {
  await db.cycle.update({ where: { id: vote.cycleId }, data: { state: from } });
  const mover = new Client({ connectionString: databaseUrl() });
  await mover.connect();
  try {
    await mover.query("begin");
    await mover.query(`update "Cycle" set state = '${to}' where id = '${vote.cycleId}'`);
    let answer: string | undefined;
    const running = work().then(
      () => "nothing was refused",
      (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
    );
    const settled = running.then(
      (text) => {
        answer = text;
      },
      () => {
        answer = "failed";
      },
    );
    while (answer === undefined) {
      const { rows } = await mover.query("select count(*)::int as waiting from pg_locks where not granted");
      if (rows[0].waiting > 0) break;
    }
    await mover.query("commit");
    await settled;
    return await running;
  } finally {
    await mover.end();
  }
}

test.each(WRITES)(
  "what the move of the cycle ends is not written behind its back: %s",
  async (_name, from, to, work) => {
    expect(await overtaken(from, to, work)).not.toBe("nothing was refused");
  },
);
