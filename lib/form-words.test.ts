import { expect, test } from "vitest";
import { z } from "zod";
import { sayIssue } from "./form-words";

const schema = z.strictObject({
  id: z.string(),
  kind: z.enum(["A", "B"]),
  count: z.coerce.number().int().min(0).max(9),
  name: z.string().min(2).max(3),
  rows: z.array(z.string()).max(1),
  either: z.union([z.literal("x"), z.number()]),
  code: z.string().regex(/^\d$/),
  record: z.record(z.string().max(1), z.string()),
});
const GOOD = { id: "1", kind: "A", count: 1, name: "ab", rows: [], either: "x", code: "1", record: {} };

const told = (change: object) => {
  const parsed = schema.safeParse({ ...GOOD, ...change }, { error: sayIssue });
  return parsed.error?.issues.map(({ message }) => message) ?? [];
};

test.each([
  [{ id: undefined }, "缺少必要的内容"],
  [{ id: { deep: 1 } }, "形式不对"],
  [{ kind: "C" }, "给出的选项"],
  [{ count: "x" }, "形式不对"],
  [{ count: 10 }, "最多9"],
  [{ count: -1 }, "至少0"],
  [{ count: 1.5 }, "形式不对"],
  [{ name: "a" }, "至少2个字"],
  [{ name: "abcd" }, "最多3个字"],
  [{ rows: ["a", "b"] }, "最多1项"],
  [{ either: false }, "给出的选项"],
  [{ code: "z" }, "内容不对"],
  [{ record: { long: "a" } }, "内容不对"],
  [{ more: "a" }, "这个页面没有的项"],
])("forged input %o is answered in Chinese", (change, said) => {
  const [first, ...others] = told(change);
  expect(others).toEqual([]);
  expect(first).toContain(said);
  expect(first).not.toMatch(/[A-Za-z]/);
});

test("a schema's own sentence stands before the general one", () => {
  const own = z.strictObject({ way: z.enum(["A"], "请选择方式") });
  expect(own.safeParse({ way: "B" }, { error: sayIssue }).error?.issues[0]?.message).toBe("请选择方式");
});
