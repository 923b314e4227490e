import { type GradeLine, listGrades } from "@/lib/appraisal/grades/queries";
import { type YearOfPerson, yearsOfPerson } from "@/lib/appraisal/years/queries";
import type { Actor } from "@/lib/auth/actor";
import { type PlainDate, today, yearOf } from "@/lib/calendar";
import { type HonourLine, listHonours } from "@/lib/honours/queries";
import { getPerson, type PersonView } from "@/lib/organisation/person/queries";
import { itemsOfPerson, type TrainingItemView } from "@/lib/training/queries";
import { mainPostOn } from "./posts";
import { type PairingBlock, pairingsOf, type StayBlock, staysOf } from "./raising";

/**
 * A cadre's year as one reader may see it. Every block is asked of the domain that owns it; null: not for this reader,
 * and the page says nothing of it, not even that it is there.
 */
export type CadreYear = {
  personId: string;
  year: number;
  day: PlainDate;
  name: string;
  /** 模压车间副主任 · 1989年4月 · 大学本科 …: only what the reader may know. */
  sub: string[];
  posts: PersonView["posts"] | null;
  results: YearOfPerson[] | null;
  grades: GradeLine[] | null;
  training: TrainingItemView[] | null;
  honours: HonourLine[] | null;
  stays: StayBlock[] | null;
  pairings: PairingBlock[] | null;
};

/** Null when there is no block at all for this reader: then the page does not exist. */
export async function loadCadreYear(actor: Actor, personId: string, year: number): Promise<CadreYear | null> {
  const [person, results, grades, training, honours, stays, pairings] = await Promise.all([
    getPerson(actor, personId),
    yearsOfPerson(actor, personId),
    listGrades(actor, personId),
    itemsOfPerson(actor, personId, year),
    listHonours(actor, personId),
    staysOf(actor, personId),
    pairingsOf(actor, personId),
  ]);
  const name = person?.facts.name ?? pairings?.who?.name;
  // Posts alone are the chart's: whoever reads nothing but that finds them on the person's page.
  const blocks = [results, grades, training, honours, stays, pairings];
  if (!name || blocks.every((block) => block === null)) return null;
  const day = today(actor.at);
  return {
    ...{ personId, year, day, name, results, grades, training, honours, stays },
    sub: person ? subOf(person, day) : [pairings?.who?.unitName ?? "", `工号 ${pairings?.who?.employeeNo}`],
    posts: person?.posts ?? null,
    pairings: pairings?.pairs ?? null,
  };
}

function subOf(person: PersonView, day: PlainDate): string[] {
  const { facts } = person;
  const post = mainPostOn(person.posts, day);
  return [
    post ? `${post.unitName} ${post.title}` : person.unitName,
    facts.bornOn ? `${yearOf(facts.bornOn)}年${Number(facts.bornOn.slice(5, 7))}月生` : "",
    facts.education,
    facts.professionalTitle,
    person.branchName ?? "",
  ].filter((part) => part !== "");
}
