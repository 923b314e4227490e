import type { RegistrationForm } from "../registration-form";

const PARAGRAPHS = [
  "一年来，本人在厂党委领导下，紧紧围绕全厂中心工作，认真履行岗位职责，较好地完成了各项任务。",
  "一、德的方面。严格遵守政治纪律和政治规矩，积极参加“三会一课”，全年参加集中学习24次，撰写心得体会6篇。",
  "二、能的方面。牵头完成800t模锻压力机液压系统改造，故障停机时间由每月36.5小时降至12.2小时；组织技术攻关3项。",
  "三、勤的方面。坚持深入生产一线，重点工序必到、夜班必查，全年带班62天；收集意见建议47条，办结45条。",
  "四、绩的方面。全年完成锻件产量12,860吨，为计划的104.3%；成品率96.8%，同比提高1.2个百分点；隐患整改率100%。",
  "五、廉的方面。落实“一岗双责”，班组奖金分配、废料处置全部公示；全年开展廉洁谈话18人次。",
  "存在不足：理论学习的系统性不够；对年轻技术骨干的培养办法不多；设备预防性维修的信息化水平不高。",
];

/** Ordinary prose of an exact length, with the paragraphs such texts have. */
export function prose(length: number): string {
  let text = "";
  while (text.length < length) text += `${text === "" ? "" : "\n"}${PARAGRAPHS.join("\n")}`;
  return text.slice(0, length);
}

/** An ordinary form of an invented person. */
export const givenForm = (over: Partial<RegistrationForm> = {}): RegistrationForm => ({
  name: "丁卫东",
  gender: "男",
  born: "1983.07(42岁)",
  politics: "中共党员",
  since: "2021.03",
  degree: "大学　工学学士",
  post: "锻造厂模压车间副主任",
  duties: "分管模压车间生产组织、设备维护和安全环保工作，联系模锻一班、二班",
  summary: prose(800),
  training: "2025年5月参加中层管理人员安全管理能力提升班，5天，40学时。",
  conduct: "2025年7月获厂“优秀共产党员”称号。无不良行为记录。",
  superior: "该同志政治立场坚定，工作扎实，善于抓技术改造和现场管理，群众基础好。建议年度考核等次为优秀。",
  committee: "经2026年2月6日党委会第3项研究，确定2025年度考核等次为：优秀。",
  own: "同意。",
  absence: "",
  remarks: "",
  period: "2025年度",
  scheme: { version: "1", hash: "9f3c51d07be2aa41" },
  ...over,
});
