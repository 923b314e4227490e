import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { conclude, evaluateTally } from "./tally";
import type { TallySubject } from "./tally-form";
import { CADRE_A, counted, SCHEME, subject } from "./worked-example";
import { withoutRank, workingOf } from "./working";

function work(cadre: TallySubject, quarters: { quarter: number; grade: string }[] = []) {
  const output = evaluateTally({ scheme: SCHEME, subjects: [cadre] });
  const [result] = output.subjects;
  if (!result) throw new Error("no result");
  return workingOf({ scheme: DEFAULT_SCHEME, subject: cadre, quarters, result, quota: output.quota[0] });
}

const full: TallySubject = subject("A", CADRE_A, {
  performance: "93.40",
  routine: "92.50",
  void: { G3: 1 },
  assigned: { G1: 5, G2: 8, G3: 12, G4: 6 },
  adjustments: [
    { points: "1.00", reason: "帮带优秀出师" },
    { points: "-0.5", reason: "隐患整改逾期" },
  ],
});

describe("the working of oracle 1", () => {
  const quarters = ["GOOD", "FAIRLY_GOOD", "GOOD", "GOOD"].map((grade, at) => ({ quarter: at + 1, grade }));
  const working = work(full, quarters);

  test("states turnout in whole numbers", () =>
    expect(working.participation).toMatchObject({
      assigned: 31,
      valid: 29,
      void: 1,
      share: "93.55",
      holds: true,
      expression: "3×29=87≥2×31=62",
      rule: "有效票不少于应投票的2/3，测评方为有效。",
    }));

  test("prints each block with its mean and what it contributes", () => {
    expect(
      working.blocks.map(({ label, assigned, valid, retained, mean, contribution }) => [
        label,
        assigned,
        valid,
        retained,
        mean,
        contribution,
      ]),
    ).toEqual([
      ["上级领导", 5, 5, 5, "90.20", "36.08"],
      ["同级中层", 8, 8, 6, "86.00", "17.20"],
      ["职工代表", 12, 10, 8, "88.63", "26.59"],
      ["服务对象", 6, 6, 4, "87.50", "8.75"],
    ]);
    expect(working.blocks[0]?.rule).toBe("署名组，不设票数门槛；不超过5票，不去最高最低，以全部5票平均");
    expect(working.blocks[1]?.rule).toBe(
      "匿名组有效票不少于5票，单独统计；超过5票，按综合分去掉一个最高和一个最低，以其余6票平均",
    );
  });

  test("shows M, K, Q, adjustments and T as reckoned", () => {
    expect(working.ballotScore).toMatchObject({
      value: "88.62",
      expression: "0.40×90.20+0.20×86.00+0.30×88.63+0.10×87.50",
      exact: "35447/400",
    });
    expect(working.performance.value).toBe("93.40");
    expect(working.routine).toMatchObject({ value: "92.50", expression: "(95+85+95+95)÷4" });
    expect(working.adjustments).toMatchObject({ value: "+0.50", expression: "+1.00−0.50" });
    expect(working.total).toMatchObject({
      value: "91.33",
      expression: "0.50×88.62+0.30×93.40+0.20×92.50+0.50",
      exact: "9133/100",
    });
    expect(working.grade).toMatchObject({ value: "优秀", expression: "91.33≥90" });
    expect(working.dimensions.map(({ key, value }) => key + value)).toEqual([
      "德90.80",
      "能83.95",
      "勤80.00",
      "绩90.88",
      "廉98.58",
    ]);
  });

  test("shows the quota, and the subject's own copy shows neither quota nor rank", () => {
    expect(working.quota).toMatchObject({ base: 1, places: 0, rank: 1, tied: false, expression: "1×20%=0.2，取整0" });
    expect(working.quota?.rule).toContain("未占用优秀名额");
    expect(JSON.stringify(withoutRank(working))).not.toContain("rank");
    expect(withoutRank(working).grade.rule).toMatch(/；优秀限额另按比例控制，等次以党委审定为准$/);
  });
});

describe("the expression is honest", () => {
  test("where a group is missing: the sum is divided by the weights that remain", () => {
    const { G2: _, ...three } = CADRE_A;
    const working = work(subject("A", three));
    expect(working.ballotScore.expression).toBe("(40×90.20+30×88.63+10×87.50)÷80");
    expect(working.dropped).toEqual([
      {
        group: "G2",
        label: "同级中层",
        weight: "20",
        assigned: null,
        rule: "没有有效票，权重20不计，得分除以其余权重之和80，不按零分计",
      },
    ]);
  });
  test("where a small group returned nothing: neither it nor the sums tell how many it could have been", () => {
    const { G4: _, ...three } = CADRE_A;
    const silent = (voters: number) => work(subject("A", three, { assigned: { G1: 5, G2: 8, G3: 10, G4: voters } }));
    expect(silent(2).blocks.map(({ assigned }) => assigned)).toEqual([5, null, null]);
    expect(silent(2).dropped).toEqual(silent(0).dropped);
    expect(silent(0).blocks.map(({ assigned }) => assigned)).toEqual([5, 8, 10]);
    expect(silent(5).dropped).toMatchObject([{ assigned: 5 }]);
  });
  test("where blocks were merged: their weights are added, and nothing tells which was small", () => {
    const working = work(subject("A", { ...CADRE_A, G4: "GGGEE EGGEE" }));
    expect(working.ballotScore.expression).toMatch(/^0\.40×90\.20\+0\.30×\d+\.\d\d\+0\.30×88\.63$/);
    expect(working.blocks[1]).toMatchObject({ label: "同级中层、服务对象", weight: "30", assigned: 10, valid: 10 });
    expect(working.blocks[1]?.rule).toMatch(/^匿名组不足5票的并入相邻组统计，权重相加；/);
  });
  test("where the anonymous ballots are too few altogether: no mean, no expression, the total stays", () => {
    const working = work(subject("A", { G1: CADRE_A.G1 ?? "", G3: "EEGEE EGGEE GGGEE EEGGE", G4: "" }));
    expect(working.blocks.map(({ mean, exact, contribution }) => [mean, exact, contribution])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect(working.ballotScore).toMatchObject({ value: expect.stringMatching(/^\d\d\.\d\d$/), expression: null });
    expect(working.blocks[0]?.rule).toMatch(/^匿名票合计不足5票，各组均分均不列示；/);
  });
  test("where evidence is missing: the share is dropped, or T is M", () => {
    expect(work({ ...full, routine: undefined, adjustments: [] }).total).toMatchObject({
      value: "90.41",
      expression: "(0.50×88.62+0.30×93.40)÷0.80",
      rule: "测评得分占50%，业绩考核占30%；没有平时考核得分，除以其余占比之和，最后四舍五入到两位小数",
    });
    expect(work({ ...full, routine: undefined, performance: undefined, adjustments: [] }).total).toMatchObject({
      value: "88.62",
      expression: "88.62",
      rule: "没有业绩考核和平时考核得分，综合得分即测评得分，最后四舍五入到两位小数",
    });
  });
  test("where adjustments pass their limit: both sums are told", () => {
    const working = work({
      ...full,
      adjustments: [
        { points: "4", reason: "甲" },
        { points: "3.5", reason: "乙" },
      ],
    });
    expect(working.adjustments).toMatchObject({ value: "+5.00", expression: "+4.00+3.50" });
    expect(working.adjustments.rule).toContain("合计+7.50超限，按+5.00计");
    expect(working.total.value).toBe("95.83");
  });
});

describe("without a score", () => {
  test("every step says why", () => {
    const working = work(subject("A", { G1: "EEEEE" }, { assigned: { G1: 5 } }));
    expect(working).toMatchObject({
      status: "too-few",
      blocks: [],
      dropped: [],
      dimensions: [],
      effects: [],
      quota: null,
      suggested: null,
    });
    expect(working.participation).toMatchObject({ holds: false, expression: "3×1=3<2×5=10" });
    expect([working.ballotScore, working.total, working.grade].map(({ value, rule }) => [value, rule])).toEqual(
      Array(3).fill([null, "有效票未达到规定比例，不计算得分"]),
    );
  });
});

describe("effects and quota", () => {
  const concluded = (effects: TallySubject["effects"], score = "95.00") => {
    const facts = { pool: "中层副职", assigned: {}, effects };
    const { subjects, quota } = conclude(SCHEME, [
      { counted: counted("A", score, {}), pool: "中层副职", evidence: facts },
    ]);
    const [result] = subjects;
    if (!result) throw new Error("no result");
    return workingOf({ scheme: DEFAULT_SCHEME, subject: facts, result, quota: quota[0] });
  };
  test("the deciding effect is told from the weaker one", () => {
    const working = concluded([{ effect: "BAR_EXCELLENT", reason: "警告处分" }, { effect: "CAP_BASIC" }]);
    expect(working.effects).toEqual([
      {
        label: "警告处分",
        value: null,
        expression: "不得评为优秀",
        rule: "另有更重的情形，以更重的为准；只影响等次，不影响得分和排名",
      },
      {
        label: "影响等次的情形",
        value: "基本称职",
        expression: "最高评为基本称职",
        rule: "据此调整等次；只影响等次，不影响得分和排名",
      },
    ]);
  });
  test("an effect that changes nothing says so", () =>
    expect(concluded([{ effect: "BAR_EXCELLENT" }], "80.00").effects[0]).toMatchObject({
      value: "称职",
      rule: expect.stringContaining("不作调整"),
    }));
  test("a tie left to the committee is named", () => {
    const tied = ["A", "B", "C", "D", "E"].map((id) => ({
      counted: counted(id, "95.00", { 德: "95.00", 绩: "95.00", 廉: "95.00" }),
      pool: "P",
      evidence: {},
    }));
    const { subjects, quota } = conclude(SCHEME, tied);
    const [result] = subjects;
    if (!result) throw new Error("no result");
    const working = workingOf({
      scheme: DEFAULT_SCHEME,
      subject: { pool: "P", assigned: {} },
      result,
      quota: quota[0],
    });
    expect(working.quota).toMatchObject({ places: 1, tied: true });
    expect(working.quota?.rule).toContain("与4人完全并列且名额不够，由党委票决");
  });
});
