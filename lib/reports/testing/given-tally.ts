import type { TallySheet, TallySubject } from "../tally-sheet";

export const givenSubject = (over: Partial<TallySubject> = {}): TallySubject => ({
  name: "丁卫东",
  post: "模压车间副主任",
  overall: [
    { votes: "18", share: "75.00" },
    { votes: "5", share: "20.83" },
    { votes: "1", share: "4.17" },
    { votes: "0", share: "0.00" },
  ],
  dimensions: ["90.80", "83.95", "80.00", "90.88", "98.58"],
  score: "88.62",
  rank: "2",
  blocks: [
    block("上级领导", "40", "5", "90.20", "36.08"),
    block("同级中层+服务对象", "30", "14", "86.50", "25.95"),
    block("职工代表", "30", "10", "88.63", "26.59"),
  ],
  ...over,
});

function block(group: string, weight: string, count: string, mean: string, weighted: string) {
  return { group, weight, assigned: count, returned: count, valid: count, mean, weighted };
}

export const givenTally = (subjects: TallySubject[], over: Partial<TallySheet> = {}): TallySheet => ({
  heading: "锻造厂2025年度干部民主测评汇总表",
  unit: "锻造厂",
  period: "2026年1月5日至1月16日",
  counts: {
    expected: "60",
    present: "58",
    share: "96.67%",
    issued: "60",
    returned: "58",
    valid: "57",
    invalid: "1",
  },
  options: ["优秀", "称职", "基本称职", "不称职"],
  dimensions: ["德", "能", "勤", "绩", "廉"],
  pools: [{ name: "中层副职", subjects }],
  scheme: { version: "1", hash: "9f3c51d07be2aa41" },
  ...over,
});
