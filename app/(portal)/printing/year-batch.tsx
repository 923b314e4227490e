"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { Progress } from "@/components/ui/progress";
import type { PaperKind, Shape } from "@/lib/reports/papers";
import { printYearAction } from "./actions";

const SHAPES: { value: Shape; label: string }[] = [
  { value: "one", label: "一个 PDF" },
  { value: "zip", label: "每份一个 PDF，打包" },
  { value: "word", label: "每份一个 Word，打包" },
];

type Props = { kind: PaperKind; label: string; year: number };

/** All papers of a year at once, with a bar; the finished file waits ten minutes to be fetched. */
export function YearBatch({ kind, label, year }: Props) {
  const [job, setJob] = useState<string | null>(null);
  const years = Array.from({ length: 6 }, (_, at) => String(year + 1 - at));
  return (
    <div className="grid gap-3">
      <ActionForm
        action={printYearAction}
        submit="生成"
        tone="outline"
        inline
        hidden={{ kind }}
        label={label}
        onDone={(state) => setJob((state.data as { job: string }).job)}
      >
        <SelectField
          name="year"
          label="年度"
          required
          defaultValue={String(year)}
          options={years.map((value) => ({ value, label: `${value}年` }))}
        />
        <SelectField name="shape" label="文件" required defaultValue="one" options={SHAPES} />
      </ActionForm>
      {job ? <Progress key={job} url={`/reports/jobs/${job}`} label={label} open="下载" interval={400} /> : null}
    </div>
  );
}
