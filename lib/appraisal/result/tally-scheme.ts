/** The scheme as it stands in a tally file: decimals as strings, no labels. */
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
