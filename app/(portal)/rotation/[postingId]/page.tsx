import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Panel } from "@/components/ui/panel";
import { Steps } from "@/components/ui/steps";
import { requireActor } from "@/lib/auth/session";
import { listUnitOptions } from "@/lib/organisation/unit/queries";
import { STATE_ORDER } from "@/lib/rotation/course";
import { TYPES } from "@/lib/rotation/labels";
import { mayManage, maySeePostings } from "@/lib/rotation/policy";
import { getPosting } from "@/lib/rotation/sheet/queries";
import { unitChoices } from "../../people/unit-choices";
import { PaperLinks } from "../../printing/paper-links";
import { AppraisalPanel } from "./appraisal";
import { Corrections } from "./corrections";
import { History } from "./history";
import { Overview } from "./overview";
import { Procedures } from "./procedures";
import { Reports } from "./reports";
import { Visits } from "./visits";

export const metadata: Metadata = { title: "岗位锻炼" };

const STEPS = ["批准", "报到", "锻炼", "鉴定", "完成"];

export default async function PostingPage({ params }: { params: Promise<{ postingId: string }> }) {
  const actor = await requireActor();
  const posting = (await getPosting(actor, (await params).postingId)) ?? notFound();
  const manages = mayManage(actor, posting) === true;
  const units = manages ? unitChoices(await listUnitOptions(actor)) : [];
  return (
    <>
      <PageHead
        title={`${posting.person.name} · ${TYPES[posting.type]}`}
        sub={`${posting.homeUnit.name} → ${posting.hostUnit.name} ${posting.role}`}
        actions={
          posting.dates.actualFrom && posting.state !== "CANCELLED" ? (
            <PaperLinks kind="posting" id={posting.id} label="鉴定表" />
          ) : undefined
        }
        back={
          maySeePostings(actor) === true
            ? { href: "/rotation", label: "岗位锻炼" }
            : { href: "/rotation/mine", label: "我的锻炼" }
        }
      />
      <PageBody>
        {posting.state === "CANCELLED" ? null : (
          <Panel>
            <Steps label="进度" steps={STEPS} current={STATE_ORDER.indexOf(posting.state)} />
          </Panel>
        )}
        <Procedures actor={actor} posting={posting} units={units} />
        <Overview posting={posting} />
        {posting.state === "APPRAISAL" || posting.state === "FINISHED" ? (
          <AppraisalPanel actor={actor} posting={posting} />
        ) : null}
        {posting.dates.actualFrom ? (
          <>
            <Reports actor={actor} posting={posting} />
            <Visits actor={actor} posting={posting} />
          </>
        ) : null}
        {manages ? <Corrections posting={posting} units={units} /> : null}
        <History posting={posting} />
      </PageBody>
    </>
  );
}
