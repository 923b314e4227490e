import { expect, test } from "vitest";
import { controlKey, splitErrors } from "./names";

test("an error finds its control whichever way its path is written", () => {
  expect(controlKey("rows[0].name")).toBe("rows.0.name");
  expect(controlKey("rows.0.name")).toBe("rows.0.name");
  expect(controlKey("marks[]")).toBe("marks");
});

test("no error is swallowed: what belongs to no control is returned apart", () => {
  const errors = { "rows[1].until": ["早于起"], groups: ["至少一组"], "groups[3]": ["没有这组"], scheme: ["已冻结"] };
  expect(splitErrors(errors, ["rows[1].until", "groups"])).toEqual({
    bound: { "rows.1.until": ["早于起"], groups: ["至少一组", "没有这组"] },
    loose: ["已冻结"],
  });
});
