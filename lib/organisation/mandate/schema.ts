import { z } from "zod";
import { day, id, optionalDay } from "../schema";

export const giveMandateSchema = z
  .strictObject({ personId: id("人员"), unitId: id("单位"), from: day("起期"), until: optionalDay("止期") })
  .refine((input) => input.until === null || input.until > input.from, {
    path: ["until"],
    message: "止期应晚于起期；不填表示至换届。",
  });
export type GiveMandate = z.output<typeof giveMandateSchema>;

export const endMandateSchema = z.strictObject({ mandateId: id("职工代表"), until: day("止期") });
export type EndMandate = z.output<typeof endMandateSchema>;
