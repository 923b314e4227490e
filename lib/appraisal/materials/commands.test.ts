import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { freshDatabase } from "@/scripts/testing/database";
import { actorFor, type GivenVote, givenVote } from "@/scripts/testing/vote";
import { checkMaterials, saveMaterials } from "./commands";
import { getOwnMaterials, listMaterials } from "./queries";
import { SUMMARY_LIMIT, saveMaterialsSchema } from "./schema";

freshDatabase();

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  );
const TEXTS = { attachment: "", duties: "生产调度", training: "", honours: "" };

let vote: GivenVote;
let subjectId: string;
let person: ReturnType<typeof actorFor>;
beforeAll(async () => {
  vote = await givenVote();
  subjectId = vote.subjects[0]?.id ?? "";
  person = actorFor(vote.subjects[0]?.personId ?? "", "本人");
});

test("cells may be written while voting runs, the summary may not", async () => {
  const saved = await saveMaterials(person, { subjectId, revision: 0, summary: "", ...TEXTS });
  expect(saved.revision).toBe(1);
  expect(await refusal(saveMaterials(person, { subjectId, revision: 1, summary: "改一改", ...TEXTS }))).toMatch(
    "已经启动",
  );
  expect((await getOwnMaterials(person, subjectId))?.duties).toBe("生产调度");
  expect(await db.auditEntry.count({ where: { event: "materials.saved", subjectId } })).toBe(1);
});

test("of two windows the second is told, and nothing of the first is overwritten", async () => {
  const save = (duties: string) =>
    refusal(saveMaterials(person, { subjectId, revision: 1, summary: "", ...TEXTS, duties }));
  const answers = await Promise.all([save("甲"), save("乙")]);
  expect(answers.filter((answer) => answer === "nothing was refused")).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes("另一个窗口"))).toHaveLength(1);
});

test("somebody else's texts do not exist, for reading or writing", async () => {
  const other = actorFor(vote.subjects[1]?.personId ?? "", "他人");
  expect(await getOwnMaterials(other, subjectId)).toBeNull();
  expect(await refusal(saveMaterials(other, { subjectId, revision: 2, summary: "", ...TEXTS }))).toMatch("没有找到");
  expect(await listMaterials(other, vote.cycleId)).toBeNull();
});

test("a returned text names what to mend, and a change takes the check away", async () => {
  const check = (verdict: "ok" | "mend", note = "") => checkMaterials(vote.organiser, { subjectId, verdict, note });
  expect(await refusal(check("mend"))).toMatch("补正");
  await check("mend", "请补充分管范围");
  expect((await getOwnMaterials(person, subjectId))?.checkNote).toBe("请补充分管范围");
  await check("ok");
  await saveMaterials(person, { subjectId, revision: 2, summary: "", ...TEXTS, duties: "生产与设备" });
  expect((await getOwnMaterials(person, subjectId))?.checkedAt).toBeNull();
  expect(await refusal(checkMaterials(person, { subjectId, verdict: "ok", note: "" }))).toMatch("党群工作部");
});

test("the summary holds a thousand characters, line ends not counted, 生僻字 as one", () => {
  const parse = (summary: string) =>
    saveMaterialsSchema.safeParse({ subjectId: "s", revision: "0", summary, ...TEXTS }).success;
  expect(parse("𬭚\n".repeat(SUMMARY_LIMIT))).toBe(true);
  expect(parse("𬭚".repeat(SUMMARY_LIMIT + 1))).toBe(false);
});
