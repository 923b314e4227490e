import { expect, test } from "vitest";
import { plainDate } from "@/lib/calendar";
import type { Category } from "@/lib/organisation/labels";
import { type MenteeCourse, movesOf } from "./moves";

const d = plainDate;
const post = (category: Category, from: string, until: string | null = null, title: string = category) => ({
  ...{ category, title, from: d(from), until: until === null ? null : d(until) },
});
const course = (wish: Partial<MenteeCourse> = {}): MenteeCourse => ({
  ...{ posts: [], houseThen: "die", houseNow: { id: "die", name: "模压车间" }, postedTo: [], ...wish },
});
const elsewhere = { id: "ring", name: "环轧车间" };

test.each<[string, Partial<MenteeCourse>, string[]]>([
  ["the same post", { posts: [post("BACKBONE", "2020-01-01")] }, []],
  ["no post", {}, []],
  [
    "a higher post",
    { posts: [post("BACKBONE", "2020-01-01", "2026-05-01"), post("MIDDLE_DEPUTY", "2026-05-01", null, "副主任")] },
    ["培养对象已于2026年5月1日提任副主任，结对应按“对象提任”结束"],
  ],
  [
    "a first post above the staff",
    { posts: [post("BACKBONE", "2026-05-01", null, "班长")] },
    [expect.stringContaining("提任班长")],
  ],
  ["a first post of the staff", { posts: [post("STAFF", "2026-05-01")] }, []],
  ["a lower post", { posts: [post("BACKBONE", "2020-01-01", "2026-05-01"), post("STAFF", "2026-05-01")] }, []],
  ["a higher post that is still to come", { posts: [post("MIDDLE_DEPUTY", "2026-07-01")] }, []],
  ["another workshop", { houseNow: elsewhere }, ["培养对象已调到环轧车间，结对应按“调动”结束"]],
  ["a posting in another workshop", { houseNow: elsewhere, postedTo: ["ring"] }, []],
  ["a posting in a third one", { houseNow: elsewhere, postedTo: ["power"] }, [expect.stringContaining("已调到")]],
  ["a unit of which nothing is known any more", { houseThen: null, houseNow: elsewhere }, []],
])("of a mentee with %s the pair hears what follows from it", (_what, wish, said) => {
  expect(movesOf(course(wish), d("2026-01-10"), d("2026-06-01"))).toEqual(said);
  expect(movesOf(course(wish), d("2026-06-02"), d("2026-06-01"))).toEqual([]);
});
