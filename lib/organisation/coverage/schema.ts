import { z } from "zod";
import { day, id, optionalDay } from "../schema";

const ordered = (input: { from: string; until: string | null }) => input.until === null || input.until > input.from;
const later = { path: ["until"], message: "止期应晚于起期；不填表示一直有效。" };

export const coverUnitSchema = z
  .strictObject({ unitId: id("单位"), branchId: id("党支部"), from: day("起期"), until: optionalDay("止期") })
  .refine(ordered, later);
export type CoverUnit = z.output<typeof coverUnitSchema>;

export const endCoverageSchema = z.strictObject({ coverageId: id("对应关系"), until: day("止期") });
export type EndCoverage = z.output<typeof endCoverageSchema>;

export const startServiceSchema = z
  .strictObject({
    providerId: id("提供服务的单位"),
    clientId: id("接受服务的单位"),
    from: day("起期"),
    until: optionalDay("止期"),
  })
  .refine(ordered, later);
export type StartService = z.output<typeof startServiceSchema>;

export const endServiceSchema = z.strictObject({ serviceId: id("服务关系"), until: day("止期") });
export type EndService = z.output<typeof endServiceSchema>;
