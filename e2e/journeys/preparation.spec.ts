import { expect, test } from "../fixtures";
import { Cycles, Overview } from "../screens/cycle";
import { Mine } from "../screens/mine";
import { Schemes } from "../screens/schemes";

test("an appraisal is prepared, approved and started; what is frozen can be compared", async ({ page, as, signIn }) => {
  await signIn("2501");
  const editor = await (await (await Schemes.open(page)).version(1)).copy();
  await editor.weigh("德", "15");
  await editor.hears("维度权重合计 95 / 100，须相等");
  await editor.hears(/还有 \d+ 处需要修改/);
  await editor.weigh("德", "20");
  await editor.hears("维度权重合计 100 / 100");
  await (await editor.name("年度考核方案（修订）")).save();

  const title = "灵犀锻造厂补充考核";
  const overview = await (await Cycles.open(page)).create({ scheme: /第2版/, title });
  await overview.nameOfficial("2504", "监票人");
  await overview.nameOfficial("2502", "计票人");
  const subjects = await overview.subjects();
  await subjects.draw("中层正职");
  await subjects.draw("中层副职");
  expect(await subjects.count("中层正职")).toBe(10);
  const assignment = await subjects.assignment();
  await assignment.generate();
  await expect(assignment.of("卞砺锋")).toContainText("上级领导");
  const { cycleId } = assignment;

  const own = await (await Mine.open(await as("1102"))).appraisal(new RegExp(title));
  await own.summarise("实".repeat(1_001));
  await own.hears("未保存：个人总结不超过1000字。");
  await own.summarise("实".repeat(1_000));
  await own.hears(/^已保存 \d\d:\d\d/);

  const secretary = await Overview.open(await as("1001"), cycleId);
  await secretary.approve();
  const started = await (await Overview.open(page, cycleId)).start();
  const hashes = await started.hashes();
  expect(hashes).toHaveLength(4);
  expect(new Set(hashes).size).toBe(4);
});
