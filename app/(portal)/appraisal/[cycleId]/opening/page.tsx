import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/shell/page-head";
import { reached } from "@/lib/appraisal/cycle/states";
import { getOpening } from "@/lib/appraisal/opening/queries";
import { requireActor } from "@/lib/auth/session";
import { Consents } from "./consents";
import { Minutes } from "./minutes";
import { Release } from "./release";

export const metadata: Metadata = { title: "开箱计票" };

export default async function OpeningPage({ params }: { params: Promise<{ cycleId: string }> }) {
  const actor = await requireActor();
  const cycle = (await getOpening(actor, (await params).cycleId)) ?? notFound();
  const counted = reached(cycle.state, "TALLIED");
  return (
    <PageBody>
      {counted ? null : <Consents actor={actor} cycle={cycle} />}
      <Minutes cycle={cycle} />
      {counted ? <Release actor={actor} cycle={cycle} /> : null}
    </PageBody>
  );
}
