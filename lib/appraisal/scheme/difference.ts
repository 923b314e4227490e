import { MODE_LABELS, SOURCE_LABELS } from "./labels";
import type { SchemeScale, StoredScheme } from "./schema";

export type SchemeChange = { place: string; before: string | null; after: string | null };
type Line = [place: string, value: string];

/** What one version says differently from another, line by line, in the order of the later one. */
export function differenceOf(before: StoredScheme, after: StoredScheme): SchemeChange[] {
  const [old, now] = [new Map(linesOf(before)), new Map(linesOf(after))];
  const changed = [...now]
    .filter(([place, value]) => old.get(place) !== value)
    .map(([place, value]) => ({ place, before: old.get(place) ?? null, after: value }));
  const gone = [...old]
    .filter(([place]) => !now.has(place))
    .map(([place, value]) => ({ place, before: value, after: null }));
  return [...changed, ...gone];
}

/** The whole document as named lines. A rule that has no line here would change unseen: the test holds both together. */
export function linesOf(scheme: StoredScheme): Line[] {
  const { participation, paper, composite, quota, adjustments } = scheme;
  return [
    ["维度顺序", scheme.dimensions.map(({ key }) => key).join("、")],
    ...scheme.dimensions.flatMap(dimensionLines),
    ...scaleLines(scheme.scale),
    ...overallLines(scheme),
    ...groupLines(scheme),
    ["归组先后", scheme.groupPrecedence.join("、")],
    ["匿名组合并人数", String(scheme.anonymityThreshold)],
    ["去最高最低", `${scheme.trimAbove}票以上`],
    ["有效票比例", `${participation.numerator}/${participation.denominator}`],
    ["雷同测评表", paper.uniform === "refuse" ? `${paper.uniformFrom}人起拒收` : `不限（${paper.uniformFrom}）`],
    ["单人全同提示", yes(paper.warnSame)],
    ["截止前可重交", yes(paper.allowRevise)],
    ["意见建议字数", String(paper.commentLimit)],
    ["综合得分占比", `测评${composite.ballots} 业绩${composite.performance} 平时${composite.routine}`],
    ...scheme.quarters.map(({ key, label, points }): Line => [`季度等次 ${key}`, `${label} ${points}分`]),
    ["加减分限额", `${adjustments.min} 至 ${adjustments.max}`],
    ["等次", scheme.grades.map(({ label, atLeast }) => `${label}≥${atLeast}`).join("、")],
    ["限额等次", `${quota.grade} ${quota.ratio}`],
    ["并列时依次比较", quota.tieBreak.join("、") || "不比较"],
    ["名额最小类别人数", String(quota.minimumPool)],
    ["考核类别", scheme.pools.map(({ key, label }) => `${key} ${label}`).join("、")],
    ["任现职最少月数", String(scheme.minimumMonthsInPost)],
    ["格式", scheme.format],
  ];
}

const yes = (value: boolean) => (value ? "是" : "否");

function dimensionLines({ key, label, weight, guide, indicators }: StoredScheme["dimensions"][number]): Line[] {
  return [
    [`维度 ${key}`, `${label} 权重${weight}`],
    [`维度 ${key} 要点`, guide],
    [`维度 ${key} 指标顺序`, indicators.map((indicator) => indicator.key).join("、")],
    ...indicators.flatMap((indicator): Line[] => [
      [`指标 ${indicator.key}`, `${indicator.label} 权重${indicator.weight}`],
      [`指标 ${indicator.key} 要点`, indicator.guide],
    ]),
  ];
}

function scaleLines(scale: SchemeScale): Line[] {
  if (scale.mode === "hundred") {
    const { min, max, step } = scale.hundred;
    return [["测评档次", `百分制 ${min}至${max}，步长${step}`]];
  }
  return [["测评档次", scale.options.map(({ key, label, points }) => `${key} ${label}${points}`).join("、")]];
}

function overallLines({ overall }: StoredScheme): Line[] {
  const { option, above } = overall.flag;
  return [
    ["总体评价", overall.options.map(({ key, label }) => `${key} ${label}`).join("、")],
    ["总体评价公布票数", `${overall.minimumBallots}票以上`],
    ["总体评价提示", `${option} 超过 ${above.numerator}/${above.denominator}`],
  ];
}

function groupLines({ groups }: StoredScheme): Line[] {
  return [
    ["评价组顺序", groups.map(({ key }) => key).join("、")],
    ...groups.map(({ key, label, weight, anonymous, mode, mergeInto, source }): Line => {
      const partners = mergeInto.length > 0 ? `，合并到${mergeInto.join("、")}` : "";
      const kind = anonymous ? "匿名" : "署名";
      return [
        `评价组 ${key}`,
        `${label} 权重${weight}，${kind}，${MODE_LABELS[mode]}，${SOURCE_LABELS[source]}${partners}`,
      ];
    }),
  ];
}
