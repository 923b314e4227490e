import { Fraction } from "@/lib/fraction";
import {
  count,
  decimal,
  duplicateKey,
  fault,
  type Json,
  list,
  map,
  object,
  sumTo,
  text,
  unique,
  weight,
} from "./strict-json";
import type { TallyInput, TallyScheme } from "./tally-form";
import { readSubjects } from "./tally-subjects";

export const TALLY_FORMAT = "hengcai.tally/1";

/** Reads a tally file. Anything not well formed throws a TallyFault that names the place; a text that is no JSON, a SyntaxError. */
export function readTally(source: string): TallyInput {
  const file = JSON.parse(source.replace(/^\uFEFF/, "")) as unknown;
  const twice = duplicateKey(source);
  if (twice !== null) fault(twice, "stands twice");
  if (map(file, "").format !== TALLY_FORMAT) fault("format", `must be "${TALLY_FORMAT}"`);
  const { scheme, subjects } = object(file, "", ["format", "scheme", "subjects"]);
  const read = readScheme(scheme);
  return { scheme: read, subjects: readSubjects(subjects, read) };
}

const REQUIRED = [
  "dimensions",
  "groups",
  "anonymityThreshold",
  "trimAbove",
  "participation",
  "composite",
  "grades",
  "quota",
];

function readScheme(value: unknown): TallyScheme {
  const fields = object(value, "scheme", REQUIRED, ["options", "scale"]);
  const scale = readScale(fields);
  const dimensions = readDimensions(fields.dimensions);
  const grades = readGrades(fields.grades);
  const share = object(fields.participation, "scheme.participation", ["numerator", "denominator"]);
  return {
    ...scale,
    dimensions,
    groups: readGroups(fields.groups),
    anonymityThreshold: count(fields.anonymityThreshold, "scheme.anonymityThreshold", 1),
    // With fewer than two to keep apart, the highest and the lowest would be one ballot, or none would be left.
    trimAbove: count(fields.trimAbove, "scheme.trimAbove", 2),
    participation: {
      numerator: count(share.numerator, "scheme.participation.numerator"),
      denominator: count(share.denominator, "scheme.participation.denominator", 1),
    },
    composite: readComposite(fields.composite),
    grades,
    quota: readQuota(fields.quota, grades, dimensions),
  };
}

function readScale(fields: Json): Pick<TallyScheme, "scale" | "options"> {
  const scale = fields.scale === undefined ? null : object(fields.scale, "scheme.scale", ["mode"]).mode;
  if (scale !== null && scale !== "options" && scale !== "hundred")
    fault("scheme.scale.mode", 'must be "options" or "hundred"');
  if (fields.options === undefined && scale === "hundred") return { scale: { mode: "hundred" } };
  if (fields.options === undefined) fault("scheme.options", "is missing");
  const options = Object.entries(map(fields.options, "scheme.options")).map(
    ([key, points]) => [text(key, "scheme.options"), decimal(points, `scheme.options.${key}`)] as const,
  );
  if (options.length === 0) fault("scheme.options", "must not be empty");
  return {
    options: Object.fromEntries(options),
    ...(scale === null ? {} : { scale: { mode: scale as "options" | "hundred" } }),
  };
}

function readDimensions(value: unknown): TallyScheme["dimensions"] {
  const place = "scheme.dimensions";
  const keys: { key: string; at: string }[] = [];
  const weighted = (item: unknown, at: string, optional: string[]) => {
    const fields = object(item, at, ["key", "weight"], optional);
    keys.push({ key: text(fields.key, `${at}.key`), at: `${at}.key` });
    return { fields, key: fields.key as string, weight: weight(fields.weight, `${at}.weight`) };
  };
  const dimensions = list(value, place).map((item, row) => {
    const at = `${place}[${row}]`;
    const { fields, key, weight: own } = weighted(item, at, ["indicators"]);
    const indicators = (fields.indicators === undefined ? [] : list(fields.indicators, `${at}.indicators`)).map(
      (each, line) => {
        const { key, weight } = weighted(each, `${at}.indicators[${line}]`, []);
        return { key, weight };
      },
    );
    if (indicators.length === 0) return { key, weight: own };
    sumTo(
      indicators.map((each) => each.weight),
      own,
      `${at}.indicators`,
    );
    if (Fraction.parse(own).isZero) fault(`${at}.weight`, "must be above 0 where there are indicators");
    return { key, weight: own, indicators };
  });
  sumTo(
    dimensions.map((each) => each.weight),
    "100",
    place,
  );
  unique(
    keys.map(({ key }) => key),
    (at) => keys[at]?.at ?? place,
  );
  return dimensions;
}

function readGroups(value: unknown): TallyScheme["groups"] {
  const place = "scheme.groups";
  const groups = list(value, place).map((item, row) => {
    const at = `${place}[${row}]`;
    const fields = object(item, at, ["key", "weight", "anonymous"], ["mergeInto"]);
    const key = text(fields.key, `${at}.key`);
    if (key.includes("+")) fault(`${at}.key`, 'must not contain "+", which joins merged blocks');
    if (typeof fields.anonymous !== "boolean") fault(`${at}.anonymous`, "must be true or false");
    const partners = fields.mergeInto === undefined ? [] : list(fields.mergeInto, `${at}.mergeInto`);
    const mergeInto = partners.map((partner, line) => text(partner, `${at}.mergeInto[${line}]`));
    unique(mergeInto, (line) => `${at}.mergeInto[${line}]`);
    return { key, weight: weight(fields.weight, `${at}.weight`), anonymous: fields.anonymous as boolean, mergeInto };
  });
  unique(
    groups.map(({ key }) => key),
    (row) => `${place}[${row}].key`,
  );
  groups.forEach(({ mergeInto }, row) => {
    mergeInto.forEach((partner, line) => {
      const at = `${place}[${row}].mergeInto[${line}]`;
      const found = groups.find(({ key }) => key === partner) ?? fault(at, `unknown group "${partner}"`);
      if (!found.anonymous) fault(at, `"${partner}" is not an anonymous group`);
    });
  });
  sumTo(
    groups.map((each) => each.weight),
    "100",
    place,
  );
  return groups;
}

function readComposite(value: unknown): TallyScheme["composite"] {
  const place = "scheme.composite";
  const fields = object(value, place, ["ballots", "performance", "routine"]);
  const share = (key: keyof TallyScheme["composite"]) => weight(fields[key], `${place}.${key}`);
  const composite = { ballots: share("ballots"), performance: share("performance"), routine: share("routine") };
  sumTo(Object.values(composite), "1", place);
  return composite;
}

function readGrades(value: unknown): TallyScheme["grades"] {
  const place = "scheme.grades";
  const grades = list(value, place).map((item, row) => {
    const fields = object(item, `${place}[${row}]`, ["label", "atLeast"]);
    return {
      label: text(fields.label, `${place}[${row}].label`),
      atLeast: decimal(fields.atLeast, `${place}[${row}].atLeast`),
    };
  });
  unique(
    grades.map(({ label }) => label),
    (row) => `${place}[${row}].label`,
  );
  if (!grades.some(({ atLeast }) => Fraction.parse(atLeast).compare(Fraction.zero) <= 0)) {
    fault(place, "must hold a grade that a T of 0 reaches");
  }
  return grades;
}

function readQuota(
  value: unknown,
  grades: TallyScheme["grades"],
  dimensions: TallyScheme["dimensions"],
): TallyScheme["quota"] {
  const place = "scheme.quota";
  const fields = object(value, place, ["grade", "ratio", "tieBreak"]);
  const grade = text(fields.grade, `${place}.grade`);
  const at = grades.findIndex(({ label }) => label === grade);
  if (at === -1) fault(`${place}.grade`, `unknown grade "${grade}"`);
  if (at === grades.length - 1) fault(`${place}.grade`, "no grade follows it for those who get no place");
  const tieBreak = list(fields.tieBreak, `${place}.tieBreak`).map((item, line) => {
    const key = text(item, `${place}.tieBreak[${line}]`);
    return dimensions.some((each) => each.key === key)
      ? key
      : fault(`${place}.tieBreak[${line}]`, `unknown dimension "${key}"`);
  });
  unique(tieBreak, (line) => `${place}.tieBreak[${line}]`);
  return { grade, ratio: weight(fields.ratio, `${place}.ratio`), tieBreak };
}
