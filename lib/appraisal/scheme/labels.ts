import type { MarkMode, SchemeGroup } from "./schema";

export const MODE_LABELS: Record<MarkMode, string> = { dimension: "按维度", indicator: "按指标" };

export const SOURCE_LABELS: Record<SchemeGroup["source"], string> = {
  LEADERS: "厂领导",
  PEERS: "同类别干部",
  REPRESENTATIVES: "本单位职工代表",
  SERVED: "服务对象单位负责人",
};

/** How the organisation chart finds a group's voters, as told to the organiser. */
export const SOURCE_SENTENCES: Record<SchemeGroup["source"], string> = {
  LEADERS: "主要职务类别为厂领导的人员。",
  PEERS: "全厂与被考核干部同一类别的任职人员。",
  REPRESENTATIVES: "被考核干部所在车间、站、科室（含所属班组）的职工代表。",
  SERVED: "被考核干部所在单位服务的单位的中层正职和副职。",
};
