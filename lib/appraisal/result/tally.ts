import { type Graded, gradeAfterEffects } from "./grading";
import { type Plan, planOf } from "./plan";
import { type PoolMember, quotaOf, ranksOf } from "./quota";
import { countSubject, totalOf } from "./scoring";
import type {
  CountedSubject,
  QuotaPool,
  TallyEvidence,
  TallyInput,
  TallyOutput,
  TallyResult,
  TallyScheme,
} from "./tally-form";

const QUOTA_TIED = "并列,待党委票决";
const quotaFull = (grade: string): string => `${grade}名额已满`;

/** From ballots to grades: what the portal stores and what `npm run tally` prints come from here alone. */
export function evaluateTally(input: TallyInput): TallyOutput {
  const plan = planFor(input);
  const counted = input.subjects.map((subject) => countSubject(plan, subject));
  return conclude(
    input.scheme,
    input.subjects.map((subject, at) => ({
      counted: counted[at] as CountedSubject,
      pool: subject.pool,
      evidence: subject,
    })),
  );
}

function planFor({ scheme, subjects }: TallyInput): Plan {
  const ballots = subjects.reduce((most, subject) => Math.max(most, subject.ballots.length), 0);
  return planOf(scheme, { ballots, markDecimals: scheme.scale?.mode === "hundred" ? longestDecimals(subjects) : 0 });
}

function longestDecimals(subjects: TallyInput["subjects"]): number {
  let longest = 0;
  for (const { ballots } of subjects) {
    for (const { marks } of ballots) {
      for (const mark of typeof marks === "string" ? marks.split(",") : marks) {
        const point = mark.indexOf(".");
        if (point !== -1) longest = Math.max(longest, mark.length - point - 1);
      }
    }
  }
  return longest;
}

export type Counted = { counted: CountedSubject; pool: string; evidence: TallyEvidence };

type Standing = Counted & { total: string; graded: Graded };

/** The second half: T, rank, grade and quota from counted ballots and evidence. Asked again when evidence changes. */
export function conclude(scheme: TallyScheme, subjects: readonly Counted[]): TallyOutput {
  const standings = new Map<string, Standing>();
  for (const subject of subjects) {
    const { ballotScore, id } = subject.counted;
    if (ballotScore === null) continue;
    const total = totalOf(scheme, ballotScore, subject.evidence);
    standings.set(id, { ...subject, total, graded: gradeAfterEffects(scheme, total, subject.evidence.effects) });
  }
  const ranks = new Map<string, number>();
  const quota = new Map<string, QuotaPool>();
  for (const pool of new Set(subjects.map((subject) => subject.pool))) {
    const members = [...standings.values()].filter((each) => each.pool === pool && each.graded.appraised);
    quota.set(
      pool,
      quotaOf(
        pool,
        scheme.quota.ratio,
        members.map((each) => memberOf(scheme, each)),
      ),
    );
    const places = ranksOf(members.map(({ total }) => total));
    members.forEach(({ counted }, at) => {
      ranks.set(counted.id, places[at] ?? 0);
    });
  }
  const results = subjects.map(({ counted, pool }): TallyResult => {
    const standing = standings.get(counted.id);
    if (!standing) return { ...counted, total: null, suggested: null, rank: null, reasons: [] };
    const rank = ranks.get(counted.id) ?? null;
    return { ...counted, total: standing.total, ...suggest(scheme, standing, quota.get(pool)), rank };
  });
  return { subjects: results.map(inKeyOrder), quota: [...quota.values()] };
}

function memberOf(scheme: TallyScheme, { counted, total, graded }: Standing): PoolMember {
  return {
    id: counted.id,
    total,
    tieBreak: scheme.quota.tieBreak.map((key) => counted.dimensions?.[key] ?? "0"),
    candidate: isCandidate(scheme, graded),
  };
}

const isCandidate = ({ grades, quota }: TallyScheme, { grade }: Graded) =>
  grade !== null && grades[grade]?.label === quota.grade;

function suggest(
  scheme: TallyScheme,
  { counted, graded }: Standing,
  quota: QuotaPool | undefined,
): Pick<TallyResult, "suggested" | "reasons"> {
  const label = (grade: number | null) => (grade === null ? null : (scheme.grades[grade]?.label ?? null));
  const granted = quota?.granted.includes(counted.id) ?? false;
  if (!isCandidate(scheme, graded) || granted) return { suggested: label(graded.grade), reasons: graded.reasons };
  if (quota?.undecided.includes(counted.id)) return { suggested: null, reasons: [...graded.reasons, QUOTA_TIED] };
  return { suggested: label((graded.grade ?? 0) + 1), reasons: [...graded.reasons, quotaFull(scheme.quota.grade)] };
}

/** As tally-format writes it, so that two outputs compare as text. */
function inKeyOrder(result: TallyResult): TallyResult {
  const {
    id,
    status,
    participation,
    blocks,
    dimensions,
    ballotScore,
    ballotScoreExact,
    total,
    suggested,
    rank,
    reasons,
  } = result;
  return {
    id,
    status,
    participation,
    blocks,
    dimensions,
    ballotScore,
    ballotScoreExact,
    total,
    suggested,
    rank,
    reasons,
  };
}
