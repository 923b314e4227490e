import type { Custody, CycleKind, Duty } from "@/prisma/generated/enums";

export const KIND_LABELS: Record<CycleKind, string> = {
  ANNUAL: "年度考核",
  ROUTINE: "平时考核",
  SPECIAL: "专项考核",
  TERM: "任期考核",
};

/** 2026年度考核, 2026年专项考核第2轮. */
export function cycleLabel({ kind, year, round }: { kind: CycleKind; year: number; round: number }): string {
  const name = kind === "ANNUAL" ? `${year}年度考核` : `${year}年${KIND_LABELS[kind]}`;
  return round > 1 ? `${name}第${round}轮` : name;
}

export const DUTY_LABELS: Record<Duty, string> = { SCRUTINEER: "监票人", TELLER: "计票人" };

export const CUSTODY_LABELS: Record<Custody, string> = {
  PORTAL: "由系统保管",
  OFFICERS: "三人分持密封码",
};

/** No more than is true (secrecy.md §2): what this custody does not protect against. */
export const CUSTODY_SENTENCES: Record<Custody, string> = {
  PORTAL: "开箱密钥由系统保管：截止前页面不显示任何内容，但服务器管理员在技术上可以提前开箱。",
  OFFICERS: "开箱密钥分为三份密封码，由三人分持，任意两人到场方可开箱。",
};
