import { z } from "zod";
import { UNIT_KINDS } from "../labels";
import { choice, day, id, line, optionalId, version } from "../schema";

const facts = {
  name: line("单位名称", 40),
  kind: choice(UNIT_KINDS, "单位类别"),
  parentId: optionalId,
  overseerId: optionalId,
  position: z.coerce
    .number("序号须为整数。")
    .int("序号须为整数。")
    .min(0, "序号不小于0。")
    .max(9999, "序号不超过9999。")
    .default(0),
};

export const createUnitSchema = z.strictObject({ ...facts, openedOn: day("设立日期") });
export type CreateUnit = z.output<typeof createUnitSchema>;

export const changeUnitSchema = z.strictObject({ unitId: id("单位"), version, ...facts });
export type ChangeUnit = z.output<typeof changeUnitSchema>;

export const closeUnitSchema = z.strictObject({ unitId: id("单位"), version, closedOn: day("撤销日期") });
export type CloseUnit = z.output<typeof closeUnitSchema>;
