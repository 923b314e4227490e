/** What stands in a tally file (hengcai.tally/1): decimals as strings, no labels, no voter. */
export type TallyScheme = {
  options?: Record<string, string>;
  scale?: { mode: "options" | "hundred" };
  dimensions: { key: string; weight: string; indicators?: { key: string; weight: string }[] }[];
  groups: { key: string; weight: string; anonymous: boolean; mergeInto?: string[] }[];
  anonymityThreshold: number;
  trimAbove: number;
  participation: { numerator: number; denominator: number };
  composite: { ballots: string; performance: string; routine: string };
  grades: { label: string; atLeast: string }[];
  quota: { grade: string; ratio: string; tieBreak: string[] };
};

export const EFFECTS = [
  "BAR_EXCELLENT",
  "CAP_BASIC",
  "FORCE_FAIL",
  "NO_GRADE",
  "NO_GRADE_COMMENT",
  "NOT_APPRAISED",
] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * `marks` stand in the scheme's item order, one for each dimension or one for each indicator (a dimension without
 * indicators by its own): joined by "," as the portal stores them, or as a list where keys were read from a file.
 */
export type TallyBallot = { block: string; marks: string | readonly string[] };

/** What enters T besides the ballots. */
export type TallyEvidence = {
  performance?: string | null;
  routine?: string | null;
  adjustments?: readonly { points: string; reason?: string }[];
  effects?: readonly { effect: Effect; reason?: string }[];
};

export type TallySubject = TallyEvidence & {
  id: string;
  pool: string;
  assigned: Readonly<Record<string, number>>;
  ballots: readonly TallyBallot[];
  void?: Readonly<Record<string, number>>;
};

export type TallyInput = { scheme: TallyScheme; subjects: readonly TallySubject[] };

export type TallyStatus = "valid" | "too-few" | "no-superiors";

export type CountedBlock = {
  groups: string[];
  weight: string;
  valid: number;
  retained: number;
  mean: string | null;
  exact: string | null;
};

/** What follows from the ballots alone. */
export type CountedSubject = {
  id: string;
  status: TallyStatus;
  participation: { assigned: number; valid: number };
  blocks: CountedBlock[];
  dimensions: Record<string, string> | null;
  ballotScore: string | null;
  ballotScoreExact: string | null;
};

export type TallyResult = CountedSubject & {
  total: string | null;
  suggested: string | null;
  rank: number | null;
  reasons: string[];
};

export type QuotaPool = {
  pool: string;
  base: number;
  places: number;
  granted: string[];
  undecided: string[];
  remaining: number;
};

export type TallyOutput = { subjects: TallyResult[]; quota: QuotaPool[] };
