import { ageOn, type PlainDate, plainDate } from "@/lib/calendar";
import type { PoolTarget, PoolTier } from "@/prisma/generated/enums";
import { Chance } from "../chance";
import type { PersonPlan } from "../people";
import type { Story } from "./story";

/** Cadres whom everybody would name; the others follow from the roster. */
const NAMED: readonly { no: string; target: PoolTarget; tier: PoolTier }[] = [
  { no: "1102", target: "CHIEF", tier: "NEAR" },
  { no: "1302", target: "CHIEF", tier: "NEAR" },
  { no: "1702", target: "CHIEF", tier: "NEAR" },
  { no: "2401", target: "CHIEF", tier: "MIDDLE" },
  { no: "2203", target: "CHIEF", tier: "MIDDLE" },
  { no: "1403", target: "DEPUTY", tier: "NEAR" },
  { no: "1703", target: "DEPUTY", tier: "NEAR" },
  { no: "2303", target: "DEPUTY", tier: "NEAR" },
  { no: "2601", target: "DEPUTY", tier: "MIDDLE" },
];

/** Appointed to the post he was prepared for; over the age; twice without growth. */
export const APPOINTED = "2601";
export const OVER_AGE = "2401";
/** The first of those found on the roster. */
export const WITHOUT_GROWTH = 0;
export const RAISED = "2203";

/** Those who keep the list, inspect or administer are nobody's candidates here. */
const KEEPERS = ["25", "26"];

export type Chosen = { no: string; target: PoolTarget; tier: PoolTier };

/** Sizes of the three selections, and of what is under way on the day of loading. */
const SIZES = { paper: 13, first: 11, second: 10, running: 5 } as const;
export type Selections = Record<keyof typeof SIZES, Chosen[]>;

export function selectionsOf(story: Story): Selections {
  const { lastYear, year } = story.season;
  const spring = (of: number) => plainDate(`${of}-05-31`);
  const found = new Chance("选拔").shuffled(story.plan.filter((person) => suits(person, spring(year))));
  // Degrees first, as the committee prefers them; within that as chance has it.
  const order = [...found.filter(studied), ...found.filter((person) => !studied(person))];
  const young = order.filter((person) => worked(person, spring(lastYear - 1), 3));
  const rest = young.map(
    ({ employeeNo: no }, at): Chosen => ({
      ...{ no, target: "DEPUTY" },
      tier: at % 3 === 0 ? "FAR" : "MIDDLE",
    }),
  );
  const paper = [...NAMED, ...rest.slice(0, SIZES.paper - NAMED.length)];
  const left = rest.slice(SIZES.paper - NAMED.length);
  const next = (count: number) => left.splice(0, count);
  const [first, second] = [next(SIZES.first), next(SIZES.second)];
  // The first under way is recommended by a branch: it has to be one of its members.
  const members = new Set(story.plan.filter(({ branch }) => branch !== null).map(({ employeeNo }) => employeeNo));
  const running = [
    ...left.filter(({ no }) => members.has(no)).slice(0, 1),
    ...left.filter(({ no }) => !members.has(no)),
  ];
  return { paper, first, second, running: running.slice(0, SIZES.running) };
}

const studied = ({ education }: PersonPlan) => /本科|研究生/.test(education);

function worked({ startedWorkOn, posts }: PersonPlan, on: PlainDate, years: number): boolean {
  return ageOn(startedWorkOn, on) >= years && posts.some(({ from }) => from <= on);
}

function suits(person: PersonPlan, on: PlainDate): boolean {
  const { employeeNo, bornOn, education, represents } = person;
  const post = person.posts.at(-1);
  return (
    /本科|研究生|专科/.test(education) &&
    ageOn(bornOn, on) <= 34 &&
    post?.category === "STAFF" &&
    !represents &&
    !KEEPERS.some((code) => employeeNo.startsWith(code))
  );
}
