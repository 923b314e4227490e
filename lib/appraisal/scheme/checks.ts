import { Fraction } from "@/lib/fraction";
import type { StoredScheme } from "./schema";

/**
 * What the shape of a scheme cannot say: sums, references, order. Pure and free of Node, because the editor asks it
 * at every key; so half-typed figures ("", "12.") must yield a sentence, never an exception.
 */
export type SchemeFault = { path: string; message: string };

const DECIMAL = /^\d+(\.\d+)?$/;
const number = (text: string): Fraction | null => (DECIMAL.test(text) ? Fraction.parse(text) : null);

/** The sum of figures that may be half-typed; null as long as one of them is no figure. */
export function sumOf(figures: string[]): string | null {
  const numbers = figures.map(number);
  return numbers.every((figure) => figure !== null) ? Fraction.sum(numbers).toDecimal() : null;
}

class Faults {
  readonly found: SchemeFault[] = [];

  unless(holds: boolean, path: string, message: string): void {
    if (!holds) this.found.push({ path, message });
  }

  sum(figures: string[], wanted: string, path: string, what: string): void {
    const sum = sumOf(figures);
    if (sum === null || !DECIMAL.test(wanted)) return;
    const target = Fraction.parse(wanted).toDecimal();
    this.unless(sum === target, path, `${what}之和应为${target}，现为${sum}`);
  }

  figure(text: string, path: string, { above = false } = {}): void {
    const value = number(text);
    this.unless(value !== null, path, "请填写数字，如 20 或 12.5");
    if (value && above) this.unless(!value.isZero, path, "须大于0");
  }

  unique(keys: string[], path: (at: number) => string, what: string): void {
    keys.forEach((key, at) => {
      this.unless(key === "" || keys.indexOf(key) === at, path(at), `${what}“${key}”重复`);
    });
  }

  within(text: string, high: string, path: string): void {
    const value = number(text);
    if (value) this.unless(value.compare(Fraction.parse(high)) <= 0, path, `不能超过${high}`);
  }

  descending(figures: string[], path: (at: number) => string, message: string): void {
    for (let at = 1; at < figures.length; at++) {
      const [before, after] = [number(figures[at - 1] ?? ""), number(figures[at] ?? "")];
      if (before && after) this.unless(before.compare(after) > 0, path(at), message);
    }
  }
}

/** Everything wrong with a scheme that has the right shape; an empty list means it may be used. */
export function schemeFaults(scheme: StoredScheme): SchemeFault[] {
  const faults = new Faults();
  checkDimensions(scheme, faults);
  checkScale(scheme, faults);
  checkOverall(scheme, faults);
  checkGroups(scheme, faults);
  checkComposite(scheme, faults);
  checkGrades(scheme, faults);
  checkPools(scheme, faults);
  return faults.found;
}

function checkDimensions({ dimensions }: StoredScheme, faults: Faults): void {
  faults.sum(
    dimensions.map(({ weight }) => weight),
    "100",
    "dimensions",
    "各维度权重",
  );
  dimensions.forEach((dimension, at) => {
    faults.figure(dimension.weight, `dimensions[${at}].weight`, { above: true });
    dimension.indicators.forEach((indicator, row) => {
      faults.figure(indicator.weight, `dimensions[${at}].indicators[${row}].weight`, { above: true });
    });
    if (dimension.indicators.length > 0) {
      const weights = dimension.indicators.map(({ weight }) => weight);
      faults.sum(weights, dimension.weight, `dimensions[${at}].indicators`, `“${dimension.label}”各指标权重`);
    }
  });
  // A dimension without indicators is marked by its own key among the indicators, so all keys share one space.
  const named = dimensions.flatMap(({ key, indicators }, at) => [
    { key, path: `dimensions[${at}].key` },
    ...indicators.map((indicator, row) => ({ key: indicator.key, path: `dimensions[${at}].indicators[${row}].key` })),
  ]);
  faults.unique(
    named.map(({ key }) => key),
    (at) => named[at]?.path ?? "dimensions",
    "代码",
  );
}

function checkScale({ scale }: StoredScheme, faults: Faults): void {
  if (scale.mode === "hundred") {
    const { min, max, step } = scale.hundred;
    faults.figure(min, "scale.hundred.min");
    faults.figure(max, "scale.hundred.max");
    faults.figure(step, "scale.hundred.step", { above: true });
    faults.within(max, "100", "scale.hundred.max");
    faults.descending([max, min], () => "scale.hundred.min", "最低分应小于最高分");
    const [low, high, width] = [number(min), number(max), number(step)];
    if (!low || !high || !width || width.isZero || high.compare(low) <= 0) return;
    faults.unless(high.minus(low).over(width).den === 1n, "scale.hundred.step", "步长应能整除分值范围");
    return;
  }
  faults.unless(scale.options.length >= 2, "scale.options", "至少两个档次");
  scale.options.forEach(({ points }, at) => {
    faults.figure(points, `scale.options[${at}].points`);
    faults.within(points, "100", `scale.options[${at}].points`);
  });
  const at = (row: number) => `scale.options[${row}]`;
  faults.unique(
    scale.options.map(({ key }) => key),
    (row) => `${at(row)}.key`,
    "档次代码",
  );
  faults.unique(
    scale.options.map(({ label }) => label),
    (row) => `${at(row)}.label`,
    "档次名称",
  );
  const points = scale.options.map((option) => option.points);
  faults.descending(points, (row) => `${at(row)}.points`, "分值应逐档降低");
}

function checkOverall({ overall }: StoredScheme, faults: Faults): void {
  const keys = overall.options.map(({ key }) => key);
  faults.unless(keys.length >= 2, "overall.options", "总体评价至少两项");
  faults.unique(keys, (at) => `overall.options[${at}].key`, "评价代码");
  faults.unless(keys.includes(overall.flag.option), "overall.flag.option", "提示项须是总体评价中的一项");
  const { numerator, denominator } = overall.flag.above;
  faults.unless(numerator < denominator, "overall.flag.above", "比例须小于1");
}

function checkGroups({ groups, groupPrecedence }: StoredScheme, faults: Faults): void {
  const keys = groups.map(({ key }) => key);
  const weights = groups.map(({ weight }) => weight);
  faults.sum(weights, "100", "groups", "各组权重");
  faults.unique(keys, (at) => `groups[${at}].key`, "组别代码");
  faults.unless(
    groups.some(({ anonymous }) => !anonymous),
    "groups",
    "至少要有一个署名组，否则匿名票不足时，总分就是这几张票的均分",
  );
  const modes = new Set(groups.filter(({ anonymous }) => anonymous).map(({ mode }) => mode));
  groups.forEach((group, at) => {
    faults.figure(group.weight, `groups[${at}].weight`, { above: true });
    // Ballots of a merged block keep their shape; a shape of its own would name the finer group.
    faults.unless(
      !group.anonymous || modes.size === 1,
      `groups[${at}].mode`,
      "所有匿名组须采用同一种测评方式，否则合并后仍可由票面形式辨认组别",
    );
    group.mergeInto.forEach((partner, row) => {
      const path = `groups[${at}].mergeInto[${row}]`;
      const found = groups.find(({ key }) => key === partner);
      faults.unless(found?.anonymous === true, path, `合并对象“${partner}”须是本方案的匿名组`);
      faults.unless(partner !== group.key, path, "不能与本组合并");
      faults.unless(group.mergeInto.indexOf(partner) === row, path, `合并对象“${partner}”重复`);
    });
    faults.unless(group.anonymous || group.mergeInto.length === 0, `groups[${at}].mergeInto`, "署名组不参与合并");
  });
  const complete = groupPrecedence.length === keys.length && keys.every((key) => groupPrecedence.includes(key));
  faults.unless(complete, "groupPrecedence", "归组先后须把每个组各列一次");
}

function checkComposite({ composite, quarters, participation }: StoredScheme, faults: Faults): void {
  const shares = [composite.ballots, composite.performance, composite.routine];
  faults.sum(shares, "1", "composite", "测评、业绩、平时三项占比");
  faults.figure(composite.ballots, "composite.ballots", { above: true });
  faults.figure(composite.performance, "composite.performance");
  faults.figure(composite.routine, "composite.routine");
  faults.unique(
    quarters.map(({ key }) => key),
    (at) => `quarters[${at}].key`,
    "季度等次",
  );
  faults.unless(quarters.length === 4, "quarters", "季度等次须为好、较好、一般、较差四档");
  quarters.forEach(({ points }, at) => {
    faults.figure(points, `quarters[${at}].points`);
    faults.within(points, "100", `quarters[${at}].points`);
  });
  const { numerator, denominator } = participation;
  faults.unless(numerator <= denominator, "participation", "有效票比例不能超过1");
}

function checkGrades({ grades, quota, dimensions }: StoredScheme, faults: Faults): void {
  faults.unless(grades.length >= 2, "grades", "至少两个等次");
  faults.unique(
    grades.map(({ label }) => label),
    (at) => `grades[${at}].label`,
    "等次",
  );
  grades.forEach(({ atLeast }, at) => {
    faults.figure(atLeast, `grades[${at}].atLeast`);
  });
  faults.descending(
    grades.map(({ atLeast }) => atLeast),
    (at) => `grades[${at}].atLeast`,
    "分数线应逐级降低",
  );
  const last = number(grades.at(-1)?.atLeast ?? "");
  if (last)
    faults.unless(last.isZero, `grades[${grades.length - 1}].atLeast`, "最低等次的分数线须为0，任何得分都要有等次");
  const granted = grades.findIndex(({ label }) => label === quota.grade);
  faults.unless(granted !== -1, "quota.grade", "限额等次须是本方案的等次");
  faults.unless(granted === -1 || granted < grades.length - 1, "quota.grade", "最低等次不能设限额");
  faults.figure(quota.ratio, "quota.ratio");
  faults.within(quota.ratio, "1", "quota.ratio");
  quota.tieBreak.forEach((key, at) => {
    const path = `quota.tieBreak[${at}]`;
    faults.unless(
      dimensions.some((dimension) => dimension.key === key),
      path,
      `“${key}”不是本方案的维度`,
    );
    faults.unless(quota.tieBreak.indexOf(key) === at, path, `“${key}”重复`);
  });
}

function checkPools({ pools }: StoredScheme, faults: Faults): void {
  faults.unique(
    pools.map(({ key }) => key),
    (at) => `pools[${at}].key`,
    "类别",
  );
  faults.unique(
    pools.map(({ label }) => label),
    (at) => `pools[${at}].label`,
    "类别名称",
  );
}
