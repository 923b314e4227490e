import { DEFAULT_SCHEME } from "../scheme/default-scheme";
import { tallyScheme } from "../scheme/projection";
import type { CountedSubject, TallyBallot, TallyScheme, TallySubject } from "./tally-form";

/** For tests: the cases of the field handbook, written as there. "EEGEE" are the marks for 德能勤绩廉. */

export const SCHEME: TallyScheme = tallyScheme(DEFAULT_SCHEME);

export const ballots = (block: string, sheets: string): TallyBallot[] =>
  sheets
    .split(" ")
    .filter((sheet) => sheet !== "")
    .map((sheet) => ({ block, marks: [...sheet].join(",") }));

type Sheets = Record<string, string>;

/** A subject whose voters all returned valid papers, unless said otherwise. */
export function subject(id: string, sheets: Sheets, more: Partial<TallySubject> = {}): TallySubject {
  const cast = Object.entries(sheets).map(([block, list]) => ballots(block, list));
  const assigned = Object.fromEntries(
    Object.entries(sheets).map(([block], at) => [block.split("+")[0] ?? block, cast[at]?.length ?? 0]),
  );
  return { id, pool: "中层副职", assigned, ballots: cast.flat(), ...more };
}

export const CADRE_A: Sheets = {
  G1: "EEGEE EGGEE GGGEE EEGGE GGGGE",
  G2: "EEGEE EGGGE GGGGE GGGEE EGGGG GGFGG EEEEE GFGGE",
  G3: "EEEEE EGGEE GGGEE EGGGE GGGGG EEGEE GGGGE EGGEE FGGGG GGGEE",
  G4: "GGGEE EGGEE GGGGE EGGGE GGFGE EEGEE",
};

/** A subject with given official values, as counted from ballots that gave them. */
export function counted(id: string, ballotScore: string, dimensions: Record<string, string>): CountedSubject {
  const participation = { assigned: 20, valid: 20 };
  return { id, status: "valid", participation, blocks: [], dimensions, ballotScore, ballotScoreExact: ballotScore };
}

const KEYS = { D: "德", N: "能", Q: "勤", J: "绩", L: "廉" } as const;

/** A tally file as text, marks by key: indicators where a sheet has more letters than dimensions. */
export function tallyText(subjects: readonly TallySubject[], scheme: object = SCHEME): string {
  const leaves = SCHEME.dimensions.flatMap(({ indicators = [] }) => indicators.map(({ key }) => key));
  const file = subjects.map(({ ballots, ...rest }) => ({
    ...rest,
    ballots: ballots.map(({ block, marks }) => {
      const list = typeof marks === "string" ? marks.split(",") : marks;
      const keys = list.length > Object.keys(KEYS).length ? leaves : Object.values(KEYS);
      return { group: block, marks: Object.fromEntries(keys.map((key, at) => [key, list[at]])) };
    }),
  }));
  return JSON.stringify({ format: "hengcai.tally/1", scheme, subjects: file });
}
