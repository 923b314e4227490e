"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Progress } from "@/components/ui/progress";
import { printBatchAction } from "./actions";

/** All forms at once, with a bar; the finished file waits ten minutes to be fetched. */
export function BatchForm({ cycleId, shape, submit }: { cycleId: string; shape: "one" | "zip"; submit: string }) {
  const [job, setJob] = useState<string | null>(null);
  return (
    <div className="grid gap-3">
      <ActionForm
        action={printBatchAction}
        submit={submit}
        tone="outline"
        hidden={{ cycleId, shape }}
        label={submit}
        onDone={(state) => setJob((state.data as { job: string }).job)}
      />
      {job ? <Progress key={job} url={`/reports/jobs/${job}`} label={submit} open="下载" interval={400} /> : null}
    </div>
  );
}
