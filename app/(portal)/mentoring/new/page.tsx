import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Steps } from "@/components/ui/steps";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { isPlainDate, type PlainDate, today } from "@/lib/calendar";
import { suggestMentors } from "@/lib/mentoring/matching/queries";
import { getPair, type PairView } from "@/lib/mentoring/pair/queries";
import { mayManage } from "@/lib/mentoring/policy";
import { pairsOfPerson } from "@/lib/mentoring/queries";
import { getPerson, type PersonView } from "@/lib/organisation/person/queries";
import { rulesInForce } from "@/lib/rulebook/queries";
import { searchMenteeAction } from "../actions";
import { PairForm } from "./pair-form";
import { SuggestionTable } from "./suggestions";

export const metadata: Metadata = { title: "安排结对" };

type Query = { menteeId?: string; field?: string; from?: string; mentorId?: string; after?: string };

export default async function NewPairPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor();
  if (mayManage(actor) !== true) notFound();
  const query = await searchParams;
  const after = query.after ? await getPair(actor, query.after) : null;
  const day = today(actor.at);
  const from = query.from && isPlainDate(query.from) ? query.from : day;
  const menteeId = after?.menteeId ?? query.menteeId ?? "";
  const field = query.field?.trim() || (after?.field ?? "");
  const rules = await rulesInForce(actor, "MENTORING");
  const mentee = menteeId ? await getPerson(actor, menteeId) : null;
  const taken = mentee && !after ? await pairOfMentee(actor, menteeId) : undefined;
  const instead = after?.state.live ? after.mentorId : undefined;
  const wanted =
    mentee && !taken ? await suggestMentors(actor, { menteeId, field, on: from, without: after?.id, instead }) : null;
  const all = wanted ? [...wanted.eligible, ...wanted.excluded] : [];
  const mentor = all.find((one) => one.mentor.personId === query.mentorId)?.mentor;
  const step = mentor ? 2 : wanted ? 1 : 0;
  const link = (mentorId: string) =>
    `/mentoring/new?${new URLSearchParams({ menteeId, field, from, mentorId, ...(after ? { after: after.id } : {}) })}`;
  return (
    <>
      <PageHead title={after ? "更换导师" : "安排结对"} back={{ href: "/mentoring", label: "结对培养" }} />
      <PageBody>
        <Steps label="安排结对" steps={["选定对象", "选择导师", "目标与协议"]} current={step} />
        {after ? (
          <Notice>
            接续 {after.number}（{after.mentor.name}带{after.mentee.name}）。
            {after.state.live
              ? "原结对在新结对开始之日结束，没有空档。"
              : `原结对已结束，空档不超过${rules.gapDays}天。`}
          </Notice>
        ) : null}
        {taken ? (
          <Notice tone="warn" title={`${taken.mentee.name}已由${taken.mentor.name}带教（${taken.number}）`}>
            同时只能有一名导师。请先在
            <a className="text-link" href={`/mentoring/${taken.id}?part=history`}>
              原结对页
            </a>
            结束结对，或安排新导师。
          </Notice>
        ) : null}
        <Wanted mentee={mentee} after={after} field={field} from={from} first={step === 0} />
        {wanted && mentee && !mentor ? <SuggestionTable wanted={wanted} name={mentee.facts.name} link={link} /> : null}
        {mentor && mentee ? <PairForm {...{ mentor, mentee, after, field, from, rules }} /> : null}
      </PageBody>
    </>
  );
}

/** The pair in which somebody already has a mentor: told before anything is chosen or written. */
const pairOfMentee = async (actor: Actor, menteeId: string) =>
  (await pairsOfPerson(actor, menteeId))?.find((pair) => pair.menteeId === menteeId && pair.state.live);

type WantedProps = {
  mentee: PersonView | null;
  after: PairView | null;
  field: string;
  from: PlainDate;
  first: boolean;
};

/** A GET form: what is chosen stands in the address and may be gone back to. */
function Wanted({ mentee, after, field, from, first }: WantedProps) {
  const chosen = mentee ? [{ value: mentee.id, label: mentee.facts.name, hint: mentee.unitName }] : [];
  return (
    <Panel title="培养对象">
      <form action="/mentoring/new" className="grid gap-3">
        {after ? <input type="hidden" name="after" value={after.id} /> : null}
        <FieldGrid columns={3}>
          <PersonPicker
            key={mentee?.id}
            name="menteeId"
            label="培养对象"
            required
            search={searchMenteeAction}
            defaultChosen={chosen}
          />
          <Field
            name="field"
            label="培养方向"
            hint="如 液压设备、锻造工艺"
            required
            maxLength={40}
            defaultValue={field}
          />
          <DateField name="from" label="开始日期" required defaultValue={from} />
        </FieldGrid>
        <button type="submit" className={`btn ${first ? "btn-primary" : "btn-outline"} justify-self-start`}>
          推荐导师
        </button>
      </form>
    </Panel>
  );
}
