import { bare, readPdf } from "@/lib/reports/testing/read-pdf";
import { expect, overflow, test } from "../fixtures";
import { Candidates, Members, Opinions, Recommending } from "../screens/pool";

test.slow();

const NAME = "余林野";
/** The selection of last winter, entered afterwards: so that its yearly review is due. */
const LAST_YEAR = new Date().getFullYear() - 1;
const on = (monthDay: string) => `${LAST_YEAR}-${monthDay}`;
const MEETING = { name: "党委会第11次", on: on("12-20") };
const MARK = /内部掌握.{0,3}蒯思齐2501/;

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).map(({ text }) => bare(text));

test("from the branch's word to the committee's decision, the review with its sheet, and out again", async ({
  page,
  signIn,
  as,
}) => {
  const branch = await Recommending.open(await as("1701"));
  const given = { name: NAME, target: "正职", tier: "中期", on: on("12-01"), votes: "18", voters: "20" };
  await branch.recommend(given);
  await branch.hears("推荐已收到。");
  await expect(branch.given(NAME)).toContainText("已收到");

  await signIn("2501");
  const candidate = await (await Candidates.open(page)).takeUp(NAME);
  await expect(candidate.line("年龄")).toContainText(/周岁/);
  await expect(candidate.line("学历")).toContainText("大学本科");
  expect(await overflow(page)).toBe(0);
  await candidate.judge("已核对档案和支部评议。");
  await candidate.hears("核对结果已保存，条件符合，可以征求廉政意见。");
  await candidate.ask();
  await candidate.hears("等待答复");

  const inspector = await Opinions.open(await as("2503"));
  await inspector.answer(NAME, "无影响使用的情形", `锻纪函〔${LAST_YEAR}〕21号`);
  await expect(inspector.row(NAME)).toContainText(`锻纪函〔${LAST_YEAR}〕21号`);
  await expect(inspector.row(NAME)).not.toContainText(/正职|中期/);

  await page.reload();
  await candidate.talk(on("12-12"));
  await candidate.hears("愿意接受培养");

  const secretary = await (await Candidates.open(await as("1001"))).candidate(NAME);
  await secretary.vote("同意入库", MEETING, { expected: "7", present: "4", inFavour: "4" });
  await secretary.hears(/三分之二/);
  await expect(secretary.decision.getByLabel("会议", { exact: true })).toHaveValue(MEETING.name);
  await secretary.vote("同意入库", MEETING, { expected: "7", present: "6", inFavour: "5", deferred: "1" });
  await secretary.entered(NAME);

  const members = await Members.open(page);
  await expect(members.row(NAME)).toContainText("中期");
  const roster = await textOf(await members.roster("PDF"));
  expect(roster.join("")).toContain(NAME);
  for (const sheet of roster) expect(sheet).toMatch(MARK);
  const member = await members.member(NAME);
  await expect(member.block("岗位锻炼")).toContainText("安全环保科");
  expect(await overflow(page)).toBe(0);
  await member.review({ year: LAST_YEAR, conclusion: "调整成熟度", tier: "远期", text: "管理经历还少，再放两年。" });
  await member.hears("中期 → 远期");
  const form = (await textOf(await member.form("PDF"))).join("");
  for (const said of ["培养登记表", "挂职|轮岗|借调|交流|项目锻炼", "调整成熟度", "同意入库"]) {
    expect(form).toMatch(new RegExp(said));
  }
  await member.leave("本人申请", `党委会纪要〔${LAST_YEAR + 1}〕2号`);
  await member.hears(/出库：本人申请/);
  await expect((await Members.open(page, "/former")).row(NAME)).toContainText("本人申请");
  await expect((await Members.open(page)).row(NAME)).toHaveCount(0);

  await branch.page.reload();
  await expect(branch.given(NAME)).toContainText("已收到");
});

test("of two who write the same record the second is told, and keeps every word", async ({ page, signIn, as }) => {
  await signIn("2501");
  const first = await (await Members.open(page)).member("曲若瓴");
  const second = await (await Members.open(await as("2502"))).member("曲若瓴");
  await first.write({ 培养目标: "三年内胜任车间副主任。" });
  await first.hears("三年内胜任车间副主任。");
  await second.write({ 培养目标: "两年内胜任技术科副科长。", 主要优点: "钻研工艺，带出两名徒弟。" });
  await second.hears(/刚刚已有人修改，您的内容尚未保存/);
  await expect(second.profile.getByLabel("培养目标")).toHaveValue("两年内胜任技术科副科长。");
  await expect(second.profile.getByLabel("主要优点")).toHaveValue("钻研工艺，带出两名徒弟。");
});
