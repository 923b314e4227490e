import type { SchemeDimension, StoredScheme } from "./schema";

type Row = [key: string, label: string, weight: string, guide: string];

const dimension = (key: string, label: string, weight: string, guide: string, rows: Row[]): SchemeDimension => ({
  key,
  label,
  weight,
  guide,
  indicators: rows.map(([key, label, weight, guide]) => ({ key, label, weight, guide })),
});

const DIMENSIONS: SchemeDimension[] = [
  dimension("德", "德", "20", "政治素质、大局观念、职业道德与作风、团结协作", [
    ["D1", "政治素质", "6", "坚持理论学习，坚决执行党委决定，严守政治纪律和政治规矩，重大问题上立场坚定。"],
    ["D2", "大局观念", "5", "把全厂计划放在本单位利益之前，主动配合其他车间、站室，不推诿、不设障。"],
    ["D3", "职业道德与作风", "5", "如实上报生产、质量数据，办事公道，听得进批评意见，作风务实。"],
    ["D4", "团结协作", "4", "书记、主任配合默契，维护班子团结，关心爱护职工，带得起队伍。"],
  ]),
  dimension("能", "能", "20", "专业业务、组织协调、学习创新、安全与风险管控能力", [
    ["N1", "专业与业务能力", "6", "熟悉本岗位所需的锻造工艺、设备和质量知识，能独立解决业务难题。"],
    ["N2", "组织协调能力", "5", "计划周密，分工合理，善于调动力量，布置的工作能一抓到底。"],
    ["N3", "学习创新能力", "5", "肯学肯钻，积极提出改进建议，组织或参与技术攻关并取得实效。"],
    ["N4", "安全与风险管控能力", "4", "能预见安全、环保和质量风险，措施到位，应急处置得当。"],
  ]),
  dimension("勤", "勤", "15", "责任心与敬业、出勤与纪律、深入现场联系职工", [
    ["Q1", "责任心与敬业", "6", "急难任务主动承担，交办事项跟踪到底，不等不靠。"],
    ["Q2", "出勤与纪律", "4", "遵守考勤和各项规章制度，当班在岗，值班带班尽责。"],
    ["Q3", "深入现场联系职工", "5", "常在生产一线，了解职工所思所盼，对职工关心的问题及时答复。"],
  ]),
  dimension("绩", "绩", "35", "岗位目标、降本增效与质量、安全环保、重点项目与急难任务", [
    ["J1", "岗位目标完成", "12", "对照年度计划，产量、准时交付、综合成品率等岗位目标的完成情况。"],
    ["J2", "降本增效与质量", "9", "成本控制、废品损失、用户质量反馈等方面的改进和实效。"],
    ["J3", "安全环保", "8", "分管范围内无责任事故，隐患整改按期闭合，环保指标达标。"],
    ["J4", "重点项目与急难任务", "6", "设备改造、新品试制、支部攻关项目等重点任务的完成情况。"],
  ]),
  dimension("廉", "廉", "10", "廉洁自律、一岗双责、接受监督与公开", [
    ["L1", "廉洁自律", "4", "遵守中央八项规定精神和廉洁从业规定，不收礼、不谋私，家风端正。"],
    ["L2", "一岗双责落实", "3", "履行所签责任书，抓好本单位党风廉政建设，教育管理好身边人员。"],
    ["L3", "接受监督与公开", "3", "奖金分配、采购、招标等事项公开透明，自觉接受组织和职工监督。"],
  ]),
];

/** Version 1: the defaults of the field (docs/glossary.md explains the terms). Every figure is the committee's to change. */
export const DEFAULT_SCHEME: StoredScheme = {
  format: "hengcai.scheme/1",
  dimensions: DIMENSIONS,
  scale: {
    mode: "options",
    options: [
      { key: "E", label: "优秀", points: "100" },
      { key: "G", label: "良好", points: "80" },
      { key: "F", label: "一般", points: "60" },
      { key: "P", label: "较差", points: "40" },
    ],
  },
  overall: {
    options: [
      { key: "A", label: "优秀" },
      { key: "B", label: "称职" },
      { key: "C", label: "基本称职" },
      { key: "D", label: "不称职" },
    ],
    minimumBallots: 10,
    flag: { option: "D", above: { numerator: 1, denominator: 3 } },
  },
  groups: [
    {
      key: "G1",
      label: "上级领导",
      weight: "40",
      anonymous: false,
      mode: "indicator",
      mergeInto: [],
      source: "LEADERS",
    },
    {
      key: "G2",
      label: "同级中层",
      weight: "20",
      anonymous: true,
      mode: "dimension",
      mergeInto: ["G3"],
      source: "PEERS",
    },
    {
      key: "G3",
      label: "职工代表",
      weight: "30",
      anonymous: true,
      mode: "dimension",
      mergeInto: ["G2"],
      source: "REPRESENTATIVES",
    },
    {
      key: "G4",
      label: "服务对象",
      weight: "10",
      anonymous: true,
      mode: "dimension",
      mergeInto: ["G2", "G3"],
      source: "SERVED",
    },
  ],
  groupPrecedence: ["G1", "G2", "G4", "G3"],
  anonymityThreshold: 5,
  trimAbove: 5,
  participation: { numerator: 2, denominator: 3 },
  paper: { uniformFrom: 3, uniform: "refuse", warnSame: true, allowRevise: true, commentLimit: 300 },
  composite: { ballots: "0.50", performance: "0.30", routine: "0.20" },
  quarters: [
    { key: "GOOD", label: "好", points: "95" },
    { key: "FAIRLY_GOOD", label: "较好", points: "85" },
    { key: "FAIR", label: "一般", points: "70" },
    { key: "POOR", label: "较差", points: "50" },
  ],
  adjustments: { max: "5", min: "-10" },
  grades: [
    { label: "优秀", atLeast: "90" },
    { label: "称职", atLeast: "70" },
    { label: "基本称职", atLeast: "60" },
    { label: "不称职", atLeast: "0" },
  ],
  quota: { grade: "优秀", ratio: "0.20", tieBreak: ["德", "绩", "廉"], minimumPool: 5 },
  pools: [
    { key: "MIDDLE_CHIEF", label: "中层正职" },
    { key: "MIDDLE_DEPUTY", label: "中层副职" },
    { key: "BACKBONE", label: "基层骨干" },
  ],
  minimumMonthsInPost: 6,
};
