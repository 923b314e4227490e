import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Notice } from "@/components/ui/notice";
import { requireActor } from "@/lib/auth/session";
import { fromColumn, sayDate } from "@/lib/calendar";
import { mayKeepOrganisation } from "@/lib/organisation/policy";
import { getUnit, listUnitOptions } from "@/lib/organisation/unit/queries";
import { ChildUnits } from "./child-units";
import { Coverage } from "./coverage";
import { Leaders, UnitFacts } from "./facts";
import { Representatives, UnitPeople } from "./people";
import { Services } from "./services";
import { UnitActions } from "./unit-actions";

export const metadata: Metadata = { title: "单位" };

export default async function UnitPage({ params }: { params: Promise<{ unitId: string }> }) {
  const actor = await requireActor();
  const view = (await getUnit(actor, (await params).unitId)) ?? notFound();
  const { unit, path } = view;
  const keeps = mayKeepOrganisation(actor) === true && !unit.closedOn;
  const options = keeps ? await listUnitOptions(actor) : [];
  return (
    <>
      <PageHead
        title={unit.name}
        back={{ href: "/organisation", label: "单位与支部" }}
        sub={
          path
            .slice(0, -1)
            .map((step) => step.name)
            .join(" · ") || undefined
        }
        actions={keeps ? <UnitActions {...{ actor, view, options }} /> : null}
      />
      <PageBody>
        {unit.closedOn ? (
          <Notice tone="quiet">该单位已于{sayDate(fromColumn(unit.closedOn))}撤销，以下为历史记录。</Notice>
        ) : null}
        <div className="grid gap-4 lg:grid-cols-2">
          <UnitFacts view={view} />
          <Leaders view={view} />
        </div>
        <ChildUnits view={view} />
        <div className="grid gap-4 lg:grid-cols-2">
          <Services {...{ actor, view, options, keeps }} />
          <div className="grid content-start gap-4">
            <Coverage {...{ actor, view, keeps }} />
            <Representatives actor={actor} view={view} />
          </div>
        </div>
        <UnitPeople actor={actor} view={view} />
      </PageBody>
    </>
  );
}
