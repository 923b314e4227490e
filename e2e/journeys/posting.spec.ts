import { addDays, sayDate, today } from "@/lib/calendar";
import { bare, readPdf } from "@/lib/reports/testing/read-pdf";
import { expect, overflow, test } from "../fixtures";
import { Board, OwnPostings, Planning, Posting } from "../screens/rotation";

// Six people one after the other, a dozen screens.
test.slow();

/** Everything lies behind us, so that the whole course can be told on one day: nobody has to move the clock. */
const ago = (days: number) => addDays(today(new Date()), -days);
const PLAN = {
  ...{ unit: "模压车间", role: "生产调度助理", from: ago(270), last: ago(40) },
  tasks: "跟班学习模压线的日作业计划，协助组织换模。",
  goals: "能独立编排一条线的日计划，换模等待缩短一成。",
};
const MARKS = { 德: "优秀", 能: "良好", 勤: "优秀", 绩: "良好", 廉: "优秀" };

test("a posting is told from its plan to the signed appraisal form, each on the own screen", async ({
  page,
  signIn,
  as,
}) => {
  await signIn("2501");
  const planning = await (await Planning.open(page)).who("余林野");
  await (await planning.write("轮岗", PLAN)).refusedBecause(/已安排到安全环保科挂职，同一时间只能有一个岗位锻炼/);
  await expect(planning.written("主要任务")).toHaveValue(PLAN.tasks);
  await expect(planning.written("锻炼目标")).toHaveValue(PLAN.goals);
  expect(await overflow(page)).toBe(0);
  const organiser = await (await planning.who("聂君野")).submit();
  const { postingId } = organiser;

  const secretary = await Posting.open(await as("1001"), postingId);
  await secretary.approve("党委会纪要〔2026〕21号");
  await (await Posting.open(page, postingId)).arrive(ago(268));

  const self = await OwnPostings.open(await as("1312"));
  await self.report(1, "跟了四个班，弄清了模具、加热、切边三道工序怎样等。");
  expect(await overflow(self.page)).toBe(0);
  const host = await Posting.open(await as("1101"), postingId);
  await host.remark(1, "肯下现场，下一期请谈谈换模。");
  await (await Posting.open(page, postingId)).visit({
    ...{ on: ago(150), talk: "车间反映其学得快；本人希望单独带一条线。" },
    ...{ conclusion: "调整任务后继续", advice: "请车间安排其独立编排一周计划。" },
  });

  await organiser.askExtension(ago(3), "二号线投产推迟，跟完投产再返回。");
  await (await Posting.open(secretary.page, postingId)).approveExtension();
  await (await Posting.open(page, postingId)).end();

  // Recorded with the day of the term, left five days earlier: put right, and what stood before stays to be read.
  const wrong = { last: ago(200), reason: "按考勤记录更正。" };
  await (await Posting.open(page, postingId)).endNotCorrected(wrong, /已登记走访，最后一天不能早于这一天/);
  await organiser.correctEnd(ago(8), "按考勤记录，当天已返回环轧车间。");
  await (await Posting.open(secretary.page, postingId)).approveCorrection();
  await Posting.open(page, postingId);
  await organiser.hears(`原登记${sayDate(ago(3))}，更正为${sayDate(ago(8))}`);
  expect(await overflow(page)).toBe(0);

  await (await OwnPostings.open(self.page)).summarise("能独立排一条线的日计划，换模等待由47分钟降到41分钟。");
  await (await Posting.open(host.page, postingId)).appraise(MARKS, "称职", "踏实好学，能独当一面。");
  expect(await overflow(host.page)).toBe(0);
  await (await Posting.open(await as("1301"), postingId)).homeOpinion("同意，返岗后负责环轧线计划。");
  await (await Posting.open(secretary.page, postingId)).committeeOpinion("同意鉴定意见。");

  await (await Posting.open(page, postingId)).comeBack("环轧线计划员");
  const pages = await readPdf(await organiser.paper());
  const text = bare(pages.map((sheet) => sheet.text).join(""));
  for (const said of [
    ...[
      "轮岗（挂职）锻炼鉴定表",
      "聂君野",
      "环轧车间制坯班",
      "模压车间　生产调度助理",
      PLAN.tasks,
      `目标：${PLAN.goals}`,
    ],
    ...[`${sayDate(ago(268))}至${sayDate(ago(8))}`, "换模等待由47分钟降到41分钟", "踏实好学，能独当一面。"],
    ...["同意，返岗后负责环轧线计划。", "同意鉴定意见。", "德优秀能良好勤优秀绩良好廉优秀综合称职"],
  ]) {
    expect(text).toContain(bare(said));
  }

  const board = await Board.open(host.page);
  await expect(board.drawing()).toContainText("聂君野");
  await expect(board.side("在我处")).not.toContainText("聂君野");
  expect(await overflow(board.page)).toBe(0);
});
