import { Fraction } from "@/lib/fraction";
import { count, decimal, fault, type Json, list, map, object, text, unique } from "./strict-json";
import { EFFECTS, type Effect, type TallyBallot, type TallyScheme, type TallySubject } from "./tally-form";

type Rules = {
  scheme: TallyScheme;
  groups: Map<string, number>;
  /** Place of each key in the two forms of a ballot. */
  dimension: Map<string, number>;
  indicator: Map<string, number>;
  /** Null when the mark is in order. */
  markFault: (mark: unknown) => string | null;
};

export function readSubjects(value: unknown, scheme: TallyScheme): TallySubject[] {
  const rules = rulesOf(scheme);
  const subjects = list(value, "subjects").map((item, row) => readSubject(item, `subjects[${row}]`, rules));
  unique(
    subjects.map(({ id }) => id),
    (row) => `subjects[${row}].id`,
  );
  return subjects;
}

function rulesOf(scheme: TallyScheme): Rules {
  const leaves = scheme.dimensions.flatMap(({ key, indicators }) => indicators?.map((each) => each.key) ?? [key]);
  const places = (keys: string[]) => new Map(keys.map((key, at) => [key, at]));
  return {
    scheme,
    groups: places(scheme.groups.map(({ key }) => key)),
    dimension: places(scheme.dimensions.map(({ key }) => key)),
    indicator: places(leaves),
    markFault:
      scheme.scale?.mode === "hundred" ? pointsFault() : optionFault(new Set(Object.keys(scheme.options ?? {}))),
  };
}

const optionFault = (options: Set<string>) => (mark: unknown) =>
  typeof mark === "string" && options.has(mark) ? null : `unknown option ${JSON.stringify(mark)}`;

function pointsFault(): Rules["markFault"] {
  const known = new Set<string>();
  const hundred = Fraction.of(100);
  return (mark) => {
    if (typeof mark === "string" && known.has(mark)) return null;
    if (typeof mark !== "string" || !/^-?\d+(\.\d+)?$/.test(mark)) return `is not a decimal: ${JSON.stringify(mark)}`;
    const points = Fraction.parse(mark);
    if (points.num < 0n || points.compare(hundred) > 0) return `must lie between 0 and 100, is ${mark}`;
    known.add(mark);
    return null;
  };
}

const OPTIONAL = ["performance", "routine", "adjustments", "effects", "void"];

function readSubject(value: unknown, place: string, rules: Rules): TallySubject {
  const fields = object(value, place, ["id", "pool", "assigned", "ballots"], OPTIONAL);
  const figure = (key: string) => (fields[key] === undefined ? {} : { [key]: decimal(fields[key], `${place}.${key}`) });
  const subject: TallySubject = {
    id: text(fields.id, `${place}.id`),
    pool: text(fields.pool, `${place}.pool`),
    assigned: readCounts(fields.assigned, `${place}.assigned`, rules),
    void: fields.void === undefined ? {} : readCounts(fields.void, `${place}.void`, rules),
    ballots: list(fields.ballots, `${place}.ballots`).map((item, row) =>
      readBallot(item, `${place}.ballots[${row}]`, rules),
    ),
    ...figure("performance"),
    ...figure("routine"),
    adjustments: readAdjustments(fields, place),
    effects: readEffects(fields, place),
  };
  checkTurnout(subject, place, rules);
  return subject;
}

function readCounts(value: unknown, place: string, { groups }: Rules): Record<string, number> {
  const counts = Object.entries(map(value, place)).map(([key, number]) => {
    if (!groups.has(key)) fault(`${place}.${key}`, "unknown group");
    return [key, count(number, `${place}.${key}`)] as const;
  });
  return Object.fromEntries(counts);
}

function readBallot(value: unknown, place: string, rules: Rules): TallyBallot {
  const fields = object(value, place, ["group", "marks"]);
  const block = text(fields.group, `${place}.group`);
  checkBlock(block, `${place}.group`, rules);
  return { block, marks: readMarks(map(fields.marks, `${place}.marks`), `${place}.marks`, rules) };
}

function checkBlock(block: string, place: string, { scheme, groups }: Rules): void {
  if (groups.has(block)) return;
  let before = -1;
  for (const key of block.split("+")) {
    const at = groups.get(key) ?? fault(place, `unknown group "${key}"`);
    if (!scheme.groups[at]?.anonymous) fault(place, `"${key}" is not an anonymous group and is never merged`);
    if (at <= before) fault(place, `the groups of "${block}" must stand in the order of scheme.groups`);
    before = at;
  }
}

/** Marks in item order. One ballot uses one mode: a key that only indicators have makes it the indicators'. */
function readMarks(marks: Json, place: string, { dimension, indicator, markFault }: Rules): string[] {
  const keys = Object.keys(marks);
  const form = keys.some((key) => indicator.has(key) && !dimension.has(key)) ? indicator : dimension;
  const ordered = new Array<string>(form.size).fill("");
  for (const key of keys) {
    const at = form.get(key);
    if (at === undefined) {
      fault(
        `${place}.${key}`,
        dimension.has(key)
          ? "a ballot by indicator takes no mark for this dimension"
          : "unknown dimension or indicator",
      );
    }
    const wrong = markFault(marks[key]);
    if (wrong !== null) fault(`${place}.${key}`, wrong);
    ordered[at] = marks[key] as string;
  }
  if (keys.length < form.size) {
    for (const key of form.keys()) if (!Object.hasOwn(marks, key)) fault(`${place}.${key}`, "is missing");
  }
  return ordered;
}

function readAdjustments(fields: Json, place: string): { points: string; reason?: string }[] {
  if (fields.adjustments === undefined) return [];
  return list(fields.adjustments, `${place}.adjustments`).map((item, row) => {
    const at = `${place}.adjustments[${row}]`;
    const { points, reason } = object(item, at, ["points"], ["reason"]);
    return { points: decimal(points, `${at}.points`), ...readReason(reason, at) };
  });
}

function readEffects(fields: Json, place: string): { effect: Effect; reason?: string }[] {
  if (fields.effects === undefined) return [];
  const known = (value: unknown, at: string) =>
    EFFECTS.find((effect) => effect === value) ?? fault(at, `unknown effect ${JSON.stringify(value)}`);
  return list(fields.effects, `${place}.effects`).map((item, row) => {
    const at = `${place}.effects[${row}]`;
    if (typeof item === "string") return { effect: known(item, at) };
    const { effect, reason } = object(item, at, ["effect"], ["reason"]);
    return { effect: known(effect, `${at}.effect`), ...readReason(reason, at) };
  });
}

function readReason(value: unknown, place: string): { reason?: string } {
  if (value === undefined) return {};
  return typeof value === "string" ? { reason: value } : fault(`${place}.reason`, "must be a text");
}

/** No group has more papers than voters; the groups of a merged block are compared by their sums. */
function checkTurnout({ assigned, ballots, void: voided = {} }: TallySubject, place: string, { groups }: Rules): void {
  const blockOf = new Map<string, string>();
  const valid = new Map<string, number>();
  ballots.forEach(({ block }, row) => {
    const seen = valid.get(block);
    valid.set(block, (seen ?? 0) + 1);
    if (seen !== undefined) return;
    for (const group of groups.has(block) ? [block] : block.split("+")) {
      const other = blockOf.get(group);
      if (other !== undefined) fault(`${place}.ballots[${row}].group`, `"${group}" stands in "${other}" already`);
      blockOf.set(group, block);
    }
  });
  for (const block of new Set([...groups.keys()].map((group) => blockOf.get(group) ?? group))) {
    const members = groups.has(block) ? [block] : block.split("+");
    const sum = (counts: Readonly<Record<string, number>>) =>
      members.reduce((total, group) => total + (Object.hasOwn(counts, group) ? (counts[group] ?? 0) : 0), 0);
    const [papers, voters] = [(valid.get(block) ?? 0) + sum(voided), sum(assigned)];
    if (papers > voters)
      fault(`${place}.assigned.${block}`, `${papers} papers are valid or void, but only ${voters} voters are assigned`);
  }
}
