import { fingerprint } from "../scheme/fingerprint";
import { tallyScheme } from "../scheme/projection";
import type { StoredScheme } from "../scheme/schema";
import { type OverallCounts, overallCounts } from "./overall";
import { planOf } from "./plan";
import type { Ground, ReckonSubject } from "./queries";
import { poolsForQuota } from "./quota";
import { adjustment, countSubject } from "./scoring";
import { conclude } from "./tally";
import type { CountedSubject, TallyResult } from "./tally-form";
import { type Working, workingOf } from "./working";

/** What follows from the ballots alone, as it is stored: the part that verifying the opening compares. */
export type CountedResult = {
  subjectId: string;
  status: "VALID" | "TOO_FEW" | "NO_SUPERIORS" | "NOT_RATED";
  assigned: number;
  valid: number;
  blocks: (CountedSubject["blocks"][number] & { assigned: number })[];
  dimensions: Record<string, string> | null;
  ballotScore: string | null;
  ballotScoreExact: string | null;
  overall: OverallCounts | null;
};

export type Evaluated = {
  subject: ReckonSubject;
  counted: CountedResult;
  result: TallyResult;
  adjusted: string;
  quotaPool: string;
  /** Made on demand: recounting has no use for it. */
  working: () => Working;
};

const STATUS = { valid: "VALID", "too-few": "TOO_FEW", "no-superiors": "NO_SUPERIORS" } as const;

/** Everything of a cycle from its ground, in exact arithmetic and in the one implementation that the tally command uses. */
export function evaluate({ scheme, rated }: Ground): Evaluated[] {
  const tally = tallyScheme(scheme);
  const ballots = rated.reduce((most, subject) => Math.max(most, subject.ballots.length), 0);
  const plan = planOf(tally, { ballots, markDecimals: markDecimals(scheme) });
  const counted = rated.map((subject) => countSubject(plan, subject));
  const pools = quotaPools(scheme, rated, counted);
  const output = conclude(
    tally,
    rated.map((subject, at) => ({
      counted: counted[at] as CountedSubject,
      pool: pools[subject.pool] ?? subject.pool,
      evidence: subject,
    })),
  );
  return rated.map((subject, at): Evaluated => {
    const result = output.subjects[at] as TallyResult;
    const quotaPool = pools[subject.pool] ?? subject.pool;
    const quota = output.quota.find(({ pool }) => pool === quotaPool);
    return {
      ...{ subject, result, quotaPool },
      counted: countedResult(scheme, subject, result),
      adjusted: adjustment(subject).counted.round(2),
      working: () => workingOf({ scheme, subject, quarters: subject.quarters, result, quota }),
    };
  });
}

/** One hash over everything that follows from the ballots, whatever the evidence beside them. */
export function hashCounted(counted: readonly CountedResult[]): string {
  return fingerprint(counted.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1)));
}

/** Those who take part: valid, and not left out of the appraisal by an effect. */
function quotaPools(scheme: StoredScheme, rated: ReckonSubject[], counted: CountedSubject[]): Record<string, string> {
  const sizes: Record<string, number> = {};
  rated.forEach(({ pool, effects = [] }, at) => {
    const takesPart = counted[at]?.status === "valid" && effects.every(({ effect }) => effect !== "NOT_APPRAISED");
    if (takesPart) sizes[pool] = (sizes[pool] ?? 0) + 1;
  });
  const order = scheme.pools.map(({ label }) => label);
  return poolsForQuota(order, sizes, scheme.quota.minimumPool);
}

function countedResult(scheme: StoredScheme, subject: ReckonSubject, result: TallyResult): CountedResult {
  const { participation, dimensions, ballotScore, ballotScoreExact } = result;
  const assignedTo = (groups: readonly string[]) =>
    groups.reduce((sum, group) => sum + (subject.assigned[group] ?? 0), 0);
  return {
    subjectId: subject.id,
    status: STATUS[result.status],
    assigned: participation.assigned,
    valid: participation.valid,
    blocks: result.blocks.map((block) => ({ ...block, assigned: assignedTo(block.groups) })),
    dimensions,
    ballotScore,
    ballotScoreExact,
    overall: result.status === "valid" ? overallCounts(scheme, subject.overall) : null,
  };
}

/** The most decimals a mark of a hundred-point scale can have. */
function markDecimals({ scale }: StoredScheme): number {
  if (scale.mode === "options") return 0;
  const decimals = (text: string) => text.split(".")[1]?.length ?? 0;
  return Math.max(decimals(scale.hundred.min), decimals(scale.hundred.step));
}
