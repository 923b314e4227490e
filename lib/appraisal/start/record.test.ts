import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type PlainDate, plainDate } from "@/lib/calendar";
import { recordOf } from "./record";

const post = (from: string, until: string | null, title: string, main = true) => ({
  ...{ unitName: "模压车间", title, main, from: plainDate(from), until: until as PlainDate | null },
});

test("names the posts and postings that touch the year, in their order, and no others", () => {
  const record = recordOf(2025, {
    posts: [
      post("2025-07-01", null, "副主任"),
      post("2021-03-01", "2025-07-01", "技术员"),
      post("2026-01-01", null, "主任"),
      post("2019-01-01", "2025-01-01", "班长"),
      post("2025-02-01", "2025-03-01", "安全员", false),
    ],
    stays: [{ say: "项目锻炼 压机改造", from: plainDate("2025-01-10"), until: plainDate("2025-07-01") }],
    training: ["业务：能源计量改造"],
    honours: ["厂级 技术能手（厂工会）"],
  });
  expect(record).toEqual({
    posts: ["2021.03—2025.06 模压车间 技术员", "2025.02—2025.02 模压车间 安全员（兼）", "2025.07 起 模压车间 副主任"],
    stays: ["2025.01—2025.06 项目锻炼 压机改造"],
    training: ["业务：能源计量改造"],
    honours: ["厂级 技术能手（厂工会）"],
  });
});

test("a span stands in the record exactly if one of its days lies in the year", () => {
  const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(plainDate("2020-01-01"), days));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 900 }), (from, length) => {
      const stays = [{ say: "x", from, until: addDays(from, length) }];
      const days = Array.from({ length }, (_, index) => addDays(from, index));
      const touches = days.some((day) => day.startsWith("2025-"));
      expect(recordOf(2025, { posts: [], stays, training: [], honours: [] }).stays).toHaveLength(touches ? 1 : 0);
    }),
  );
});
