import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { ageOn, type PlainDate, sayDate, sayMonth, today } from "@/lib/calendar";
import { GENDERS, POLITICAL } from "@/lib/organisation/labels";
import type { PersonView } from "@/lib/organisation/person/queries";
import { branchInReach, phoneSeenBy, reachOfOrganisation } from "@/lib/organisation/policy";

export function PersonFactsPanel({ actor, person }: { actor: Actor; person: PersonView }) {
  const { facts } = person;
  const day = (date: PlainDate | null) => date && sayDate(date);
  return (
    <Panel title="基本情况" foot={person.phoneShown ? `手机号码谁能看到：${phoneSeenBy()}。` : undefined}>
      <Facts
        items={[
          { label: "性别", value: GENDERS[facts.gender] },
          {
            label: "出生年月",
            value: facts.bornOn && `${sayMonth(facts.bornOn)}（${ageOn(facts.bornOn, today(actor.at))}岁）`,
          },
          { label: "民族", value: facts.ethnicity || null },
          { label: "政治面貌", value: POLITICAL[facts.political] },
          { label: "入党时间", value: day(facts.joinedPartyOn) ?? "无" },
          { label: "参加工作时间", value: day(facts.startedWorkOn) },
          { label: "学历", value: facts.education || null },
          { label: "学位", value: facts.degree || "无" },
          { label: "专业技术职务", value: facts.professionalTitle || "无" },
          { label: "单位", value: <Place {...unitPlace(actor, person)} /> },
          { label: "党支部", value: <Place {...branchPlace(actor, person)} /> },
          ...(person.oversees.length > 0
            ? [{ label: "分管单位", value: person.oversees.map((unit) => unit.name).join("、"), wide: true }]
            : []),
          ...(person.phoneShown ? [{ label: "手机", value: facts.phone || null }] : []),
        ]}
      />
    </Panel>
  );
}

function unitPlace(actor: Actor, person: PersonView) {
  const reach = reachOfOrganisation(actor);
  const seen = reach.plant || reach.unitIds.includes(person.unitId);
  return { name: person.unitName, href: seen ? `/organisation/units/${person.unitId}` : null };
}

function branchPlace(actor: Actor, person: PersonView) {
  const seen = person.branchId !== null && branchInReach(person.branchId, reachOfOrganisation(actor));
  return { name: person.branchName ?? "无", href: seen ? `/organisation/branches/${person.branchId}` : null };
}

/** A link where the actor may follow it, else the name alone. */
function Place({ name, href }: { name: string; href: string | null }) {
  return href ? (
    <a className="text-link" href={href}>
      {name}
    </a>
  ) : (
    name
  );
}
