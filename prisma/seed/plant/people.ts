import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import type { Category, Gender, Political } from "@/lib/organisation/labels";
import { LEADERS, RUNNERS, SOMEBODIES, type Somebody, SUBJECTS } from "../cast";
import { PLANT, UNITS, type UnitPlan } from "../chart";
import { Chance } from "./chance";
import { nameFor } from "./names";
import { dayOf, earlier, type Season } from "./season";

export type PostPlan = { unit: string; title: string; category: Category; from: PlainDate };

export type PersonPlan = {
  employeeNo: string;
  name: string;
  gender: Gender;
  bornOn: PlainDate;
  ethnicity: string;
  political: Political;
  joinedPartyOn: PlainDate | null;
  startedWorkOn: PlainDate;
  education: string;
  degree: string;
  professionalTitle: string;
  /** Name of the team, or of the unit where there is none. */
  unit: string;
  branch: string | null;
  /** Oldest first. */
  posts: PostPlan[];
  represents: boolean;
  /** Admitted to the Party as a probationary member between the two appraisals. */
  admitted: boolean;
};

/** One of each in these units becomes a probationary member: they count among the unit's members from then on. */
const ADMITTING = ["11", "12", "16", "17", "22"];

const ETHNIC = ["满族", "回族", "苗族", "土家族", "彝族", "壮族"];
const month = (year: number, index: number) => plainDate(`${year}-${String(index).padStart(2, "0")}-01`);

/** All 420, the same on every load; only the years follow the day. */
export function peopleOf(season: Season): PersonPlan[] {
  const taken = new Set(SOMEBODIES.map(({ name }) => name));
  const leaders = LEADERS.map((each) => somebody(season, each, null));
  return [...leaders, ...UNITS.flatMap((unit) => peopleOfUnit(season, unit, taken))];
}

function peopleOfUnit(season: Season, unit: UnitPlan, taken: Set<string>): PersonPlan[] {
  const known = [...SUBJECTS, ...RUNNERS].filter(({ no }) => no.startsWith(unit.code));
  const people = known.map((each) => somebody(season, each, unit));
  const used = new Set(people.map(({ employeeNo }) => employeeNo));
  for (let number = 1; people.length < unit.people; number++) {
    const employeeNo = unit.code + String(number).padStart(2, "0");
    if (used.has(employeeNo)) continue;
    const person = nobody(season, unit, employeeNo, people.length - known.length, taken);
    taken.add(person.name);
    people.push(person);
  }
  const others = people.slice(known.length);
  enrol(season, unit, people, others);
  elect(unit, people, others);
  return people.sort((a, b) => (a.employeeNo < b.employeeNo ? -1 : 1));
}

/** Members of the Party up to the unit's number; the youngest of some units join only after last year's appraisal. */
function enrol(season: Season, unit: UnitPlan, people: PersonPlan[], others: PersonPlan[]) {
  const young = others.filter(({ bornOn }) => bornOn > plainDate(`${season.lastYear - 29}-01-01`));
  const admitted = ADMITTING.includes(unit.code) ? young[0] : undefined;
  if (admitted) Object.assign(admitted, { admitted: true, political: "LEAGUE_MEMBER" });
  const members = people.filter(({ political }) => political === "PARTY_MEMBER").length + (admitted ? 1 : 0);
  const order = new Chance(`party ${unit.code}`).shuffled(others.filter((person) => person !== admitted));
  for (const person of order.slice(0, unit.members - members)) {
    const chance = new Chance(`joined ${person.employeeNo}`);
    const grown = addMonths(person.bornOn, 12 * 21);
    const latest = addDays(season.foundedOn, -200);
    const joinedPartyOn = earlier(addDays(grown, chance.int(0, 3000)), latest);
    Object.assign(person, { political: "PARTY_MEMBER", joinedPartyOn, branch: unit.branch });
  }
}

function elect(unit: UnitPlan, people: PersonPlan[], others: PersonPlan[]) {
  const missing = unit.representatives - people.filter(({ represents }) => represents).length;
  for (const person of new Chance(`elected ${unit.code}`).shuffled(others).slice(0, missing)) person.represents = true;
}

function somebody(season: Season, each: Somebody, unit: UnitPlan | null): PersonPlan {
  const chance = new Chance(`somebody ${each.no}`);
  const born = season.lastYear - each.age;
  const place = each.team ?? unit?.name ?? PLANT;
  const from = dayOf(season, each.since);
  const { former } = each;
  return {
    employeeNo: each.no,
    name: each.name,
    gender: each.gender,
    bornOn: month(born, chance.int(1, 12)),
    ethnicity: each.ethnicity ?? "汉族",
    political: each.party ? "PARTY_MEMBER" : each.democratic ? "DEMOCRATIC_PARTY" : "MASSES",
    joinedPartyOn: each.party ? plainDate(`${born + chance.int(20, 26)}-07-01`) : null,
    startedWorkOn: month(born + (each.education === "中专" || each.education === "技校" ? 19 : 23), 7),
    education: each.education ?? "大学本科",
    degree: each.degree ?? (each.education ? "" : "学士"),
    professionalTitle: each.professional ?? "",
    unit: place,
    branch: each.party ? (unit?.branch ?? "机关党支部") : null,
    posts: [
      ...(former
        ? [{ unit: place, title: former.title, category: former.category, from: dayOf(season, former.since) }]
        : []),
      { unit: place, title: each.title, category: each.category, from },
    ],
    represents: each.represents ?? false,
    admitted: false,
  };
}

const SKILL: readonly [string, string][] = [
  ["技校", "高级工"],
  ["中专", "高级工"],
  ["大学专科", "技师"],
  ["高中", "中级工"],
  ["大学专科", "高级工"],
];
const STUDIED: readonly [string, string, string][] = [
  ["大学本科", "学士", "助理工程师"],
  ["大学本科", "学士", "工程师"],
  ["大学专科", "", "助理工程师"],
  ["研究生", "硕士", "工程师"],
];

/** One of the staff: a worker of a team, or somebody in the office of the unit. */
function nobody(season: Season, unit: UnitPlan, employeeNo: string, index: number, taken: Set<string>): PersonPlan {
  const chance = new Chance(`staff ${employeeNo}`);
  const team = unit.teams.length > 0 && index >= unit.office.length ? unit.teams[index % unit.teams.length] : undefined;
  const gender: Gender = chance.hit(team ? 0.22 : 0.45) ? "FEMALE" : "MALE";
  const age = team ? chance.int(21, 56) : chance.int(24, 54);
  const born = season.lastYear - age;
  const startedWorkOn = month(born + chance.int(19, 20) + (team ? 0 : 3), 7);
  const since = addMonths(startedWorkOn, 12 * chance.int(0, Math.max(0, Math.min(12, age - 24))));
  const title = team ? chance.pick(team.jobs) : (unit.office[index % unit.office.length] as string);
  const [education, degree, professionalTitle] = team
    ? [...chance.pick(SKILL).slice(0, 1), "", ""]
    : chance.pick(STUDIED);
  const place = team?.name ?? unit.name;
  return {
    employeeNo,
    name: nameFor(employeeNo, gender, taken),
    gender,
    bornOn: month(born, chance.int(1, 12)),
    ethnicity: chance.hit(0.07) ? chance.pick(ETHNIC) : "汉族",
    political: age < 27 && chance.hit(0.6) ? "LEAGUE_MEMBER" : "MASSES",
    joinedPartyOn: null,
    startedWorkOn,
    education: education as string,
    degree: degree as string,
    professionalTitle: team ? (chance.pick(SKILL)[1] as string) : (professionalTitle as string),
    unit: place,
    branch: null,
    posts: [{ unit: place, title, category: "STAFF", from: since < season.foundedOn ? since : startedWorkOn }],
    represents: false,
    admitted: false,
  };
}
