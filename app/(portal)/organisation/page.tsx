import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Table } from "@/components/data/table";
import { ConfirmButton } from "@/components/form/confirm-button";
import { DateField } from "@/components/form/field";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/session";
import { today } from "@/lib/calendar";
import { mayExchangeRoster, mayKeepOrganisation, maySeeOrganisation } from "@/lib/organisation/policy";
import { flatten, totals, treeOf } from "@/lib/organisation/tree";
import { listUnitOptions, listUnits, type UnitLine } from "@/lib/organisation/unit/queries";
import { createUnitAction } from "./actions";
import { OrganisationTabs } from "./organisation-tabs";
import { UnitFields } from "./unit-fields";
import { UnitRow } from "./unit-row";

export const metadata: Metadata = { title: "单位与支部" };

export default async function OrganisationPage({ searchParams }: { searchParams: Promise<{ closed?: string }> }) {
  const actor = await requireActor();
  if (maySeeOrganisation(actor) !== true) notFound();
  const all = await listUnits(actor);
  const showClosed = (await searchParams).closed === "1";
  const units = showClosed ? all : all.filter((unit) => !unit.closedOn);
  return (
    <>
      <PageHead
        title="单位与支部"
        sub={`${units.length} 个单位`}
        actions={mayKeepOrganisation(actor) === true ? <NewUnit actor={actor} /> : null}
      />
      <PageBody>
        <OrganisationTabs current="units" />
        <UnitTree actor={actor} units={units} closed={all.length - all.filter((unit) => !unit.closedOn).length} />
      </PageBody>
    </>
  );
}

function UnitTree({ actor, units, closed }: { actor: Actor; units: UnitLine[]; closed: number }) {
  const nodes = treeOf(units);
  const people = totals(nodes, (unit) => unit.people);
  const members = totals(nodes, (unit) => unit.members);
  const probationary = totals(nodes, (unit) => unit.probationary);
  return (
    <Panel flush={units.length > 0} foot={units.length > 0 ? <Foot units={units} closed={closed} /> : undefined}>
      {units.length === 0 ? (
        <NoUnits actor={actor} />
      ) : (
        <Table label="单位" sticky>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">类别</th>
              <th scope="col">负责人</th>
              <th scope="col">分管厂领导</th>
              <th scope="col">党支部</th>
              <th scope="col" className="num">
                在职
              </th>
              <th scope="col" className="num">
                党员
              </th>
            </tr>
          </thead>
          <tbody>
            {flatten(nodes).map(({ unit, depth }) => (
              <UnitRow
                key={unit.id}
                {...{ unit, depth }}
                people={people.get(unit.id) ?? 0}
                members={members.get(unit.id) ?? 0}
                probationary={probationary.get(unit.id) ?? 0}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Foot({ units, closed }: { units: UnitLine[]; closed: number }) {
  const shown = units.some((unit) => unit.closedOn);
  return (
    <>
      人数含下级单位，党员含预备党员。
      {closed > 0 ? (
        <a className="text-link" href={shown ? "/organisation" : "/organisation?closed=1"}>
          {shown ? "只看现有单位" : `连同已撤销的 ${closed} 个单位一起看`}
        </a>
      ) : null}
    </>
  );
}

function NoUnits({ actor }: { actor: Actor }) {
  if (mayKeepOrganisation(actor) !== true) {
    return <Empty title="您的权限范围内没有单位。">单位由党群工作部登记；权限范围由安全管理员授予。</Empty>;
  }
  return (
    <Empty title="还没有单位。">
      先新建“厂”，再新建车间、站、科室和班组；
      {mayExchangeRoster(actor) === true ? (
        <>
          也可以
          <a className="text-link" href="/people/import">
            导入花名册
          </a>
          ，按名册中的单位一次建好。
        </>
      ) : null}
    </Empty>
  );
}

async function NewUnit({ actor }: { actor: Actor }) {
  return (
    <ConfirmButton action={createUnitAction} label="新建单位" title="新建单位" submit="新建" tone="primary">
      <UnitFields units={await listUnitOptions(actor)} />
      <DateField name="openedOn" label="设立日期" required defaultValue={today(actor.at)} />
    </ConfirmButton>
  );
}
