import { z } from "zod";
import { CATEGORIES } from "../labels";
import { choice, day, id, line, optionalDay, ticked, version } from "../schema";

const facts = {
  unitId: id("任职单位"),
  title: line("职务", 60),
  category: choice(CATEGORIES, "职级类别"),
  main: ticked,
  from: day("任职时间"),
  until: optionalDay("免职时间"),
};
const ordered = (input: { from: string; until: string | null }) => input.until === null || input.until > input.from;
const later = { path: ["until"], message: "免职时间应晚于任职时间；现任职务不填。" };

export const appointPostSchema = z
  .strictObject({ personId: id("人员"), ...facts, /** 同时免去现任主要职务 */ endFormer: ticked })
  .refine(ordered, later);
export type AppointPost = z.output<typeof appointPostSchema>;

export const changePostSchema = z.strictObject({ postId: id("任职"), version, ...facts }).refine(ordered, later);
export type ChangePost = z.output<typeof changePostSchema>;

export const endPostSchema = z.strictObject({ postId: id("任职"), version, until: day("免职时间") });
export type EndPost = z.output<typeof endPostSchema>;
