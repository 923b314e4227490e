import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { mayEnterPastGrade } from "@/lib/appraisal/grades/policy";
import { listGrades } from "@/lib/appraisal/grades/queries";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { sayDate, today } from "@/lib/calendar";
import { mayKeepHonours } from "@/lib/honours/policy";
import { listHonours } from "@/lib/honours/queries";
import { getPerson, type PersonView } from "@/lib/organisation/person/queries";
import { mayKeepOrganisation, maySeeOrganisation } from "@/lib/organisation/policy";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { holdsOn } from "../../organisation/period";
import { unitChoices } from "../unit-choices";
import { PersonActions } from "./actions-bar";
import { PersonFactsPanel } from "./facts";
import { Grades } from "./grades";
import { Honours } from "./honours";
import { Mandates } from "./mandates";
import { Posts } from "./posts";
import { Relatives } from "./relatives";

export const metadata: Metadata = { title: "人员" };

export default async function PersonPage({ params }: { params: Promise<{ personId: string }> }) {
  const actor = await requireActor();
  const person = (await getPerson(actor, (await params).personId)) ?? notFound();
  const [grades, honours] = await Promise.all([listGrades(actor, person.id), listHonours(actor, person.id)]);
  const keeps = mayKeepOrganisation(actor) === true;
  const units = keeps ? unitChoices(await listUnitOptions(actor)) : [];
  return (
    <>
      <PageHead
        title={person.facts.name}
        back={maySeeOrganisation(actor) === true ? { href: "/people", label: "人员" } : undefined}
        sub={subtitle(actor, person)}
        actions={keeps ? <PersonActions {...{ actor, person, units }} /> : null}
      />
      <PageBody>
        {person.leftOn ? (
          <Notice tone="quiet">
            {person.leftOn > today(actor.at) ? "将于" : "已于"}
            {sayDate(person.leftOn)}离职，自该日起不能登录。
          </Notice>
        ) : null}
        <PersonFactsPanel actor={actor} person={person} />
        <Posts {...{ actor, person, units, keeps: keeps && !person.leftOn }} />
        <div className="grid gap-4 lg:grid-cols-2">
          <Mandates {...{ actor, person, units, keeps: keeps && !person.leftOn }} />
          {grades ? (
            <Grades
              personId={person.id}
              name={person.facts.name}
              grades={grades}
              keeps={mayEnterPastGrade(actor, person.id) === true}
            />
          ) : null}
          {honours ? (
            <Honours
              personId={person.id}
              name={person.facts.name}
              honours={honours}
              keeps={mayKeepHonours(actor, person.id) === true}
            />
          ) : null}
          {person.relatives ? <Relatives person={person} relatives={person.relatives} /> : null}
        </div>
      </PageBody>
    </>
  );
}

function subtitle(actor: Actor, person: PersonView): string {
  const post = person.posts.find((row) => row.main && holdsOn(row, today(actor.at)));
  return [person.unitName, post?.title, `工号 ${person.facts.employeeNo}`].filter(Boolean).join(" · ");
}
