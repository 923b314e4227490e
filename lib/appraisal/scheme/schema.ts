import { z } from "zod";
import { type SchemeFault, schemeFaults } from "./checks";

/** The stored scheme: every rule of an appraisal, owned by the Party committee, immutable once used. */

const decimal = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, "须为不带正负号的小数，最多六位小数");
const key = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `请填写${what}`)
    .max(16, `${what}不超过16字`)
    // Compact ballots join marks by "," and blocks by "+"; tally files name places with ".", "[" and "]".
    .regex(/^[^\s,+.[\]]+$/u, `${what}不能含空格、逗号、加号、点号和方括号`);
const label = z.string().trim().min(1, "请填写名称").max(40, "名称不超过40字");
const whole = (low: number, high: number) =>
  z.number("须为整数").int("须为整数").min(low, `不小于${low}`).max(high, `不大于${high}`);

const MARK_MODES = ["dimension", "indicator"] as const;
export type MarkMode = (typeof MARK_MODES)[number];

/** How the organisation chart finds a group's voters (lib/appraisal/assignment). */
const GROUP_SOURCES = ["LEADERS", "PEERS", "REPRESENTATIVES", "SERVED"] as const;

const indicatorSchema = z.strictObject({
  key: key("指标代码"),
  label,
  weight: decimal,
  /** 要点: what the rater looks at. */
  guide: z.string().trim().max(300, "要点不超过300字"),
});

const dimensionSchema = z.strictObject({
  key: key("维度代码"),
  label,
  weight: decimal,
  guide: z.string().trim().max(300, "要点不超过300字"),
  indicators: z.array(indicatorSchema).max(20, "每个维度最多20项指标"),
});

const groupSchema = z.strictObject({
  key: key("组别代码"),
  label,
  weight: decimal,
  /** Named groups are few, known people: the anonymity threshold does not apply to them. */
  anonymous: z.boolean(),
  mode: z.enum(MARK_MODES),
  mergeInto: z.array(z.string()).max(12),
  source: z.enum(GROUP_SOURCES),
});

const optionSchema = z.strictObject({ key: key("档次代码"), label, points: decimal });

const scaleSchema = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("options"), options: z.array(optionSchema).max(10, "最多10个档次") }),
  z.strictObject({
    mode: z.literal("hundred"),
    hundred: z.strictObject({ min: decimal, max: decimal, step: decimal }),
  }),
]);

const storedSchemeSchema = z.strictObject({
  format: z.literal("hengcai.scheme/1"),
  dimensions: z.array(dimensionSchema).min(1, "至少一个维度").max(12, "最多12个维度"),
  scale: scaleSchema,
  /** 总体评价: stored beside the marks, yields vote rates, never part of the score. */
  overall: z.strictObject({
    options: z.array(z.strictObject({ key: key("评价代码"), label })).max(10),
    /** Counts are printed pooled over all anonymous groups, and only from so many ballots. */
    minimumBallots: whole(10, 1000),
    flag: z.strictObject({
      option: z.string(),
      above: z.strictObject({ numerator: whole(1, 100), denominator: whole(1, 100) }),
    }),
  }),
  groups: z.array(groupSchema).min(1, "至少一个评价组").max(12, "最多12个评价组"),
  /** One voter has one group for one subject: the first that applies. */
  groupPrecedence: z.array(z.string()),
  anonymityThreshold: whole(3, 50),
  trimAbove: whole(2, 10_000),
  participation: z.strictObject({ numerator: whole(0, 100), denominator: whole(1, 100) }),
  paper: z.strictObject({
    /** A paper that marks so many subjects all alike is refused. */
    uniformFrom: whole(3, 1000),
    uniform: z.enum(["refuse", "off"]),
    /** One subject marked all alike: a warning to the voter only. */
    warnSame: z.boolean(),
    allowRevise: z.boolean(),
    commentLimit: whole(0, 300),
  }),
  composite: z.strictObject({ ballots: decimal, performance: decimal, routine: decimal }),
  quarters: z.array(z.strictObject({ key: z.enum(["GOOD", "FAIRLY_GOOD", "FAIR", "POOR"]), label, points: decimal })),
  /** Fixed by the tally format: the file names no limits, so no scheme may have others. */
  adjustments: z.strictObject({ max: z.literal("5"), min: z.literal("-10") }),
  grades: z.array(z.strictObject({ label: key("等次"), atLeast: decimal })).max(8, "最多8个等次"),
  quota: z.strictObject({
    grade: z.string(),
    ratio: decimal,
    tieBreak: z.array(z.string()).max(12),
    /** Smaller pools are merged before the quota is reckoned. */
    minimumPool: whole(1, 100),
  }),
  /** Highest first: small pools are merged upward. `key` is the person's category. */
  pools: z
    .array(z.strictObject({ key: z.enum(["MIDDLE_CHIEF", "MIDDLE_DEPUTY", "BACKBONE"]), label }))
    .min(1, "至少一个类别"),
  minimumMonthsInPost: whole(0, 24),
});

export type StoredScheme = z.infer<typeof storedSchemeSchema>;
export type SchemeDimension = StoredScheme["dimensions"][number];
export type SchemeGroup = StoredScheme["groups"][number];
export type SchemeScale = StoredScheme["scale"];

const zodPath = (path: PropertyKey[]) =>
  path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`))
    .join("");

/** Shape first, sums second: the faults stand by path ("groups[2].weight"), fit for the editor's fields. */
export function readScheme(document: unknown): { scheme: StoredScheme } | { faults: SchemeFault[] } {
  const parsed = storedSchemeSchema.safeParse(document);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map(({ path, message }) => ({ path: zodPath(path), message })) };
  }
  const faults = schemeFaults(parsed.data);
  return faults.length > 0 ? { faults } : { scheme: parsed.data };
}

/** For documents that were checked when they were written: a fault now means the row was tampered with. */
export function storedScheme(document: unknown): StoredScheme {
  const read = readScheme(document);
  if ("scheme" in read) return read.scheme;
  throw new Error(
    `the stored scheme is not valid: ${read.faults.map(({ path, message }) => `${path} ${message}`).join("; ")}`,
  );
}
