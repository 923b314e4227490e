import { addDays, addMonths, today } from "@/lib/calendar";
import { bare, readPdf } from "@/lib/reports/testing/read-pdf";
import { expect, overflow, test } from "../fixtures";
import { cyclesOf } from "../plant";
import { Evidence } from "../screens/cycle";
import { Home } from "../screens/home";
import { LogForm, Pair, Pairing } from "../screens/mentoring";

// Twelve months in the hands of five people.
test.slow();

const MENTEE = "许明之";
const MENTOR = "尉迟炜";
const WHO = `${MENTOR}带${MENTEE}`;
const GOALS = [
  { aspect: "德", text: "参加支部党务实践", measure: "每季度一次，有记录" },
  { aspect: "能", text: "独立主持质量分析会", measure: "不少于6次" },
  { aspect: "业务", text: "取得无损检测Ⅱ级资格", measure: "考核合格" },
] as const;
/** Under twenty days are left, so that the completion may begin; every month before is owed. */
const FROM = addDays(addMonths(today(new Date()), -12), 18);

/** The smallest picture there is. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const PROGRAM = Buffer.from(`MZ${"\0".repeat(300)}PE\0\0`);

const log = new RegExp(`${WHO} · \\d{4}年\\d+月帮带记录`);

test("a pair from the suggestion to 优秀出师: agreement, months, colours, quarters, half-time, papers", async ({
  page,
  portal,
  signIn,
  as,
}) => {
  await signIn("2501");
  const wanted = { mentee: MENTEE, field: "无损检测质量", from: FROM };
  const pairing = await (await Pairing.open(page)).suggest(wanted);
  await expect(pairing.reasons("亓若珩")).toContainText(/方向相近：检测、质量；同单位.*已带1人/);
  await expect(pairing.reasons(MENTOR)).toContainText(/同一党支部；目前没有带人/);
  await expect(await pairing.barred("上官知微")).toContainText("唯一的直接上级");
  const { id } = await pairing.arrange(MENTOR, GOALS);
  expect(await overflow(page)).toBe(0);
  await (await Pairing.open(page)).turnedAway(wanted, `${MENTEE}已由${MENTOR}带教`);
  expect((await Pair.arrived(page, MENTOR)).id).toBe(id);

  const [mentor, mentee, secretary] = [await as("1401"), await as("1704"), await as("1701")];
  const signing = new RegExp(`签署：${WHO} · 签署结对协议`);
  for (const signer of [mentor, mentee, secretary]) await (await Pair.due(signer, signing)).sign();
  await (await Pair.open(page, id, "agreement")).sign("盖章");

  // A year without a line: the pair sees red, and by now the branch does.
  await (await Pair.open(mentor, id)).hears(/已连续\d+个月没有完成帮带记录/);
  const silent = new RegExp(`${WHO} · 连续缺\\d+个月记录`);
  await expect((await Home.open(secretary)).owed(silent)).toBeVisible();
  await (await Pair.open(mentee, id)).hears("红牌");

  const first = { summary: "看了三张底片，讲清缺陷定级的依据。", rating: "较好" };
  const form = await LogForm.due(mentor, log);
  await form.refuses({ ...first, photo: { name: "现场.png", bytes: PROGRAM } }, /这个文件的内容不能作为附件/);
  const { page: kept } = await (await LogForm.due(mentor, log)).keep({
    ...first,
    photo: { name: "现场.png", bytes: PHOTO },
  });
  expect(await overflow(kept)).toBe(0);
  await (await LogForm.due(mentee, log)).confirm("学会了先看灵敏度，再看影像。");

  await portal.run("testing/keep-logs", id, "2");
  await (await Pair.open(mentee, id)).hears("黄牌");
  await expect((await Home.open(secretary)).owed(silent)).toBeVisible();

  // The rest is made good, but for what fell due yesterday: the two are asked, the branch not yet.
  const month = await portal.run("testing/remind-yesterday");
  await portal.run("testing/keep-logs", id);
  const due = new RegExp(`${WHO} · ${Number(month.slice(0, 4))}年${Number(month.slice(5))}月帮带记录`);
  await expect((await Home.open(mentor)).owed(due)).toBeVisible();
  await expect((await Home.open(secretary)).owed(new RegExp(`${WHO}.*记录`))).toHaveCount(0);

  const quick = await LogForm.due(mentor, due);
  await quick.keep({ lastTask: "已完成", summary: "独立评定两张底片，结论一致。", rating: "好" });
  // From the list of things owed: open, last task, text, rating, keep.
  expect(quick.taps).toBe(5);
  await (await LogForm.due(mentee, due)).confirm("能独立定级了。");

  await (await Pair.open(mentor, id, "logs")).sumUp("底片评定能独立做，书面报告还短。", "参加一次监造见证");
  await (await Pair.open(mentee, id, "logs")).confirmSummary("标准条文记牢了，想多看返修件。");

  await (await Pair.open(mentor, id, "check")).view("肯钻研，报告要写得再短些。");
  await (await Pair.open(mentee, id, "check")).view("任务具体，希望固定时间。");
  await (await Pair.open(page, id, "check")).concludeCheck("继续结对");

  await (await Pair.open(page, id, "completion")).openCompletion();
  await (await Pair.open(mentee, id, "completion")).report("一年来能独立评片，主持分析会七次，取得Ⅱ级资格。");
  await (await Pair.open(mentor, id, "completion")).rate("29", "可以独立承担检测任务。");
  await (await Pair.open(page, id, "completion")).score("28.5", "28", "无损检测Ⅱ级考核合格通知");
  await (await Pair.due(secretary, new RegExp(`复签：${WHO} · 出师考核`))).countersign("同意，职工反映好。");
  const done = await (await Pair.open(page, id, "completion")).conclude();
  await done.hears("优秀出师");
  await expect(page.getByText("95.50", { exact: true })).toBeVisible();
  expect(await overflow(page)).toBe(0);

  // What the pair was for the mentor's own quarters.
  const evidence = await Evidence.open(page, (await cyclesOf(portal)).open);
  await expect(evidence.mentorWork(MENTOR, MENTEE)).toContainText(/记录 (\d)\/\1/);

  const agreement = await readPdf(await (await Pair.open(page, id, "agreement")).paper("协议 PDF"));
  const text = bare(agreement.map((sheet) => sheet.text).join(""));
  for (const said of [MENTOR, MENTEE, "上官知微", ...GOALS.map((goal) => goal.measure)]) {
    expect(text).toContain(bare(said));
  }
  const records = await readPdf(await (await Pair.open(mentee, id, "logs")).paper("帮带记录 PDF"));
  const record = bare(records.map((sheet) => sheet.text).join(""));
  for (const said of [first.summary, "学会了先看灵敏度", "参加一次监造见证", "想多看返修件"]) {
    expect(record).toContain(bare(said));
  }
});
