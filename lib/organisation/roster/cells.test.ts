import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { headerIn, rawRow } from "@/lib/sheet/header";
import { distance, nearest } from "@/lib/sheet/likeness";
import type { Cell, Row } from "@/lib/sheet/reader";
import { handedBack } from "@/lib/sheet/row-reader";
import { readRow } from "./cells";
import { COLUMNS, type ColumnKey } from "./columns";
import { agrees, readDate } from "./months";

const text = (said: string): Cell => ({ kind: "text", text: said });
const number = (said: string): Cell => ({ kind: "number", text: said });
const heads = COLUMNS.map((column) => column.label);
const row = (line: number, said: readonly string[]): Row => ({
  line,
  cells: said.map((cell) => (cell ? text(cell) : undefined)),
});
const header = headerIn([row(1, heads)], COLUMNS, "花名册");

const GOOD: Record<ColumnKey, string> = {
  employeeNo: "1001",
  name: "张三",
  gender: "男",
  bornOn: "1988.05",
  ethnicity: "汉族",
  political: "中共党员",
  joinedPartyOn: "2010.07",
  startedWorkOn: "2008-07-01",
  education: "大学本科",
  degree: "学士",
  professionalTitle: "工程师",
  unit: "模压车间",
  branch: "第一党支部",
  title: "操作工",
  since: "2020-01-01",
  category: "职工",
  representative: "否",
  phone: "13812345678",
};
function readWith(change: Partial<Record<ColumnKey, Cell | null>>) {
  const cells = COLUMNS.map(({ key }) => (key in change ? (change[key] ?? undefined) : text(GOOD[key])));
  return readRow(rawRow({ line: 17, cells }, header, COLUMNS), header);
}
const faultsOf = (change: Partial<Record<ColumnKey, Cell | null>>) =>
  readWith(change).faults.map((fault) => `${fault.cell} ${fault.column} ${fault.reason}`);

describe("headings", () => {
  const said = (labels: string[]) => {
    try {
      headerIn([row(1, labels)], COLUMNS, "花名册");
      return "";
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      return (error as Refusal).message;
    }
  };
  const renamed = (from: string, to: string) => heads.map((label) => (label === from ? to : label));

  test("are found below a title, with stars, spaces and remarks, in any order", () => {
    const odd = heads.toReversed().map((label) => ` *${label}（必填） `);
    const found = headerIn([row(1, ["锻造厂2026年花名册"]), row(3, odd)], COLUMNS, "花名册");
    expect([found.line, found.at.phone, found.at.employeeNo]).toEqual([3, 0, 17]);
  });
  test("a renamed one is named with the heading that may be meant", () => {
    expect(said(renamed("出生年月", "出生日期"))).toContain(
      "缺少“出生年月”列（D1 的“出生日期”是否就是它？请改成“出生年月”）",
    );
    expect(said(renamed("任现职时间", "任现职的时间"))).toContain("O1 的“任现职的时间”");
    expect(said(renamed("党支部", "所属支部"))).toContain("M1 的“所属支部”");
  });
  test("a heading nobody knows is named beside what is missing", () => {
    expect(said(renamed("姓名", "称呼"))).toBe(
      "花名册缺少“姓名”列。表中还有不认识的列：B1 的“称呼”。请补上或改正列名（可对照模板）后再上传。",
    );
  });
  test("a missing one is named; only the phone may be missing", () => {
    expect(said(heads.filter((label) => label !== "单位"))).toContain("缺少“单位”列。");
    expect(said(heads.filter((label) => label !== "手机"))).toBe("");
  });
  test("twice the same, none at all, or one for identity numbers is refused", () => {
    expect(said([...heads, "工号"])).toContain("A 列和 S 列");
    expect(said(["甲", "乙"])).toContain("没有找到表头");
    expect(said([...heads, "身份证号码"])).toContain("S 列“身份证号码”");
  });
});

describe("dates", () => {
  test.each([
    ["1988.05", "1988-05-01", true],
    ["1988.5", "1988-05-01", true],
    ["1988年5月", "1988-05-01", true],
    ["1988/5/20", "1988-05-20", false],
    ["1988年5月20日", "1988-05-20", false],
    ["19880520", "1988-05-20", false],
    ["198805", "1988-05-01", true],
    ["１９８８．０５", "1988-05-01", true],
    ["1990.10", "1990-10-01", true],
  ])("%s", (said, date, month) => expect(readDate(text(said))).toEqual({ date, month }));

  test.each([["1990.1"], ["1988.13"], ["1988-02-30"], ["88.05"], ["不详"], ["1888.05"]])("%s is refused", (said) => {
    expect(readDate(text(said))).toHaveProperty("mend");
  });
  test("a day that does not exist is quoted as it was typed", () => {
    expect(faultsOf({ bornOn: text("1988.13") })).toEqual(["D17 出生年月 “1988.13”这个月不存在。"]);
    expect(faultsOf({ bornOn: text("1988年2月30日") })).toEqual(["D17 出生年月 “1988年2月30日”这一天不存在。"]);
  });
  test("January and October cannot be told apart once Excel has taken the zero", () => {
    expect(faultsOf({ bornOn: number("1990.1") })[0]).toContain("D17 出生年月 “1990.1”分不清是 1 月还是 10 月");
  });
  test("a month says nothing against a day that is known of it", () => {
    const month = readDate(text("2010.07"));
    if (!("date" in month)) throw new Error("unreadable");
    expect(agrees(month, "2010-07-15" as never)).toBe(true);
    expect(agrees(month, "2010-08-01" as never)).toBe(false);
    expect(agrees(null, null)).toBe(true);
    expect(agrees(null, "2010-07-15" as never)).toBe(false);
  });
});

describe("cells", () => {
  test("a good row has no fault", () => {
    const { stated, faults } = readWith({});
    expect(faults).toEqual([]);
    expect(stated).toMatchObject({
      employeeNo: "1001",
      bornOn: "1988-05-01",
      political: "PARTY_MEMBER",
      category: "STAFF",
    });
  });
  test("what people write is understood", () => {
    const { stated, faults } = readWith({
      employeeNo: text("ａ10 02"),
      name: text("张　三"),
      ethnicity: text("回"),
      political: text("预备党员"),
      category: null,
      representative: text("√"),
      phone: text("+86 138-1234-5678"),
    });
    expect(faults).toEqual([]);
    expect(stated).toMatchObject({
      employeeNo: "A1002",
      name: "张三",
      ethnicity: "回族",
      political: "PROBATIONARY_MEMBER",
      category: "STAFF",
      representative: true,
      phone: "13812345678",
    });
  });
  test("every fault of a row is told at once, each with its cell", () => {
    expect(faultsOf({ employeeNo: null, gender: text("先生"), unit: null, phone: text("0818-1234567") })).toEqual([
      "L17 单位 没有填写单位。",
      "A17 工号 没有填写工号。",
      "C17 性别 “先生”不在可选范围内。",
      "R17 手机 “08181234567”不是手机号。",
    ]);
  });
  test.each([["1.1010819880312346E+17"], ["110108198803123450"]])(
    "an 18-digit number that Excel has rounded (%s) is an identity number, not a 工号",
    (raw) => {
      expect(faultsOf({ employeeNo: number(raw) })).toEqual(["A17 工号 像是身份证号，本系统不收集。"]);
    },
  );
  test("a number of more than 15 digits has lost some of them", () => {
    expect(faultsOf({ employeeNo: number("1.2345678901234567E+19") })[0]).toContain("数字超过15位");
    expect(faultsOf({ employeeNo: number("9876543210987654") })[0]).toContain("数字超过15位");
  });
  test("a formula's error is named and nothing else is said of its cell", () => {
    expect(faultsOf({ unit: { kind: "error", text: "#N/A" } })).toEqual(["L17 单位 单元格是错误值 #N/A。"]);
  });
  test.each([number("9876543210987654"), number("1.1010819880312346E+17"), { kind: "error", text: "#REF!" } as Cell])(
    "what was no value is none either when the workbook of errors comes back unmended: $text",
    (cell) => {
      for (const key of ["employeeNo", "professionalTitle", "phone"] as const) {
        expect(faultsOf({ [key]: text(handedBack(cell)) })).toHaveLength(1);
      }
    },
  );
});

test("the nearest word is one of which at most a third differs", () => {
  expect(distance("模压车间", "模锻车间")).toBe(1);
  expect(nearest("模压车间一", ["环轧车间", "模压车间", "质量科"])).toBe("模压车间");
  expect(nearest("财务科", ["环轧车间"])).toBeUndefined();
  expect(nearest("机关党支部", ["第一党支部", "第二党支部"])).toBeUndefined();
});
