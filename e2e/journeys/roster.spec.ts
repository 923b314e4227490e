import { writeSheets } from "@/lib/sheet/writer";
import { expect, overflow, test } from "../fixtures";
import { RosterDoor } from "../screens/roster";

const workbook = ([heads = [], ...rows]: string[][]) =>
  writeSheets([{ name: "花名册", columns: heads.map((label) => ({ label })), rows }]);

test("a roster is checked, mended with the workbook of its errors, imported, and exported as the next one", async ({
  page,
  signIn,
}) => {
  await signIn("2501");
  const door = await RosterDoor.open(page);
  const [heads = []] = await door.template();
  const [exported, ...people] = await door.export();
  expect(exported).toEqual(heads);
  expect(people).toHaveLength(420);
  const cell = (row: string[], column: string, text?: string) =>
    text === undefined ? row[heads.indexOf(column)] : row.with(heads.indexOf(column), text);
  const personOf = (no: string) => people.find((row) => cell(row, "工号") === no) ?? [];
  const changed = (no: string, cells: Record<string, string>) =>
    Object.entries(cells).reduce((row, [column, text]) => cell(row, column, text) as string[], personOf(no));
  const fresh = { 职级类别: "职工", 现任职务: "", 任现职时间: "", 是否职工代表: "否", 手机: "" };

  await door.refuses("旧名册.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex"), /\.xls/);
  const first = await door.check(
    "花名册.xlsx",
    await workbook([
      heads,
      personOf("1102"),
      changed("1103", { 专业技术职务: "工程师" }),
      changed("1103", { ...fresh, 工号: "9901", 姓名: "柏知新" }),
      changed("1103", { ...fresh, 工号: "9902", 姓名: "谷雨田", 出生年月: "1988.13" }),
    ]),
  );
  expect(await first.counts()).toEqual({ 新增: "1", 变更: "1", 不变: "1", 拒绝: "1" });
  await expect(first.row("谷雨田")).toContainText(/D5 出生年月.*1988\.13/);
  await first.only("变更");
  await expect(first.row("鄢砥")).toContainText("工程师");
  expect(await overflow(page)).toBe(0);

  const [headsOfErrors = [], ...errors] = await first.refused();
  expect(headsOfErrors).toEqual([...heads, "错误"]);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.at(-1)).toContain("D5 出生年月");
  await first.apply(2);

  const mended = (errors[0] ?? []).with(heads.indexOf("出生年月"), "1988.12");
  const second = await (await RosterDoor.open(page)).check("改正.xlsx", await workbook([headsOfErrors, mended]));
  expect(await second.counts()).toEqual({ 新增: "1", 变更: "0", 不变: "0", 拒绝: "0" });
  await second.apply(1);

  const whole = await (await RosterDoor.open(page)).export();
  expect(whole.map((row) => cell(row, "姓名"))).toEqual(expect.arrayContaining(["柏知新", "谷雨田"]));
  const third = await door.check("导出.xlsx", await workbook(whole));
  expect(await third.counts()).toEqual({ 新增: "0", 变更: "0", 不变: "422", 拒绝: "0" });
});
