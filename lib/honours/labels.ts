import type { HonourLevel } from "@/prisma/generated/enums";

/** From the highest down: the order in which honours of one year are listed. */
export const LEVELS: Record<HonourLevel, string> = {
  NATIONAL: "国家级",
  PROVINCE: "省部级",
  GROUP: "集团级",
  COMPANY: "公司级",
  PLANT: "厂级",
};
export const LEVEL_ORDER = Object.keys(LEVELS) as HonourLevel[];
