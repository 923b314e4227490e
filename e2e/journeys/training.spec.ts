import { today } from "@/lib/calendar";
import { expect, overflow, test } from "../fixtures";
import { type Item, OwnPlan, Plan } from "../screens/training";

const YEAR = today(new Date()).slice(0, 4);
const item = (line: string, goal: string, measure: string): Item => ({ line, goal, measure, due: `${YEAR}-12-31` });
const PRESS = item("业务", "独立完成液压缸密封更换", "作业指导书一份，停机不超过两小时。");
const ITEMS = [
  item("理论", "读完《国有企业基层组织工作条例》", "交读书笔记一篇，班组讲一次微型党课。"),
  PRESS,
  item("岗位", "到质量检测站顶岗一个月", "顶岗鉴定良好以上。"),
  item("项目", "参加加热炉节能攻关", "吨锻件煤气单耗下降百分之二。"),
];
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

test("a training plan is told from its four lines over the report with its proof to the quarter's check", async ({
  page,
  signIn,
  as,
}) => {
  await signIn("2501");
  const plan = await Plan.open(page, "种春霖");
  await plan.write({ ...PRESS, measure: "" });
  await plan.refusedBecause(/请填写衡量标准/);
  await expect(plan.written("目标")).toHaveValue(PRESS.goal);
  for (const one of ITEMS) {
    await plan.write(one);
    await plan.listed(one);
  }
  expect(await overflow(page)).toBe(0);

  const own = await OwnPlan.open(await as("1112"));
  for (const { goal } of ITEMS) await expect(own.item(goal)).toContainText("未开始");
  const said = "已跟师傅更换两次，第三次独立完成，用时一小时四十分。";
  const program = { name: "指导书.pdf", buffer: Buffer.from("MZ".padEnd(300)) };
  await own.reportRefused(PRESS.goal, said, program, /内容不能作为附件/);
  await own.report(PRESS.goal, "已完成", said, { name: "指导书.pdf", buffer: PDF });
  await expect(own.item(PRESS.goal)).toContainText("已完成");
  expect(await overflow(own.page)).toBe(0);

  const note = "指导书已核对，停机一小时四十分，达到标准；下季度请带一名新员工做一次。";
  await (await Plan.open(page, "种春霖")).check(PRESS.goal, "已达标", note);
  expect(await overflow(page)).toBe(0);

  await OwnPlan.open(own.page);
  await expect(own.item(PRESS.goal)).toContainText(note);
  expect(await own.download(PRESS.goal, "指导书.pdf")).toBe("指导书.pdf");
});
