"use client";
import { useState } from "react";
import { RadioGroup } from "@/components/form/choice-fields";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { type Option, SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TYPE_HINTS, TYPES } from "@/lib/rotation/labels";
import type { PostingType } from "@/prisma/generated/enums";

type Plan = {
  type: PostingType;
  hostUnitId: string;
  role: string;
  projectName: string;
  from: string;
  last: string;
  tasks: string;
  goals: string;
};

/** The plan as arranging and changing ask it alike; the limits of the chosen type stand beside the dates. */
export function PlanFields({
  units,
  limits,
  plan,
}: {
  units: Option[];
  limits: Record<PostingType, string>;
  plan?: Plan;
}) {
  const [type, setType] = useState<PostingType | "">(plan?.type ?? "");
  return (
    <>
      <RadioGroup
        name="type"
        label="类型"
        required
        defaultValue={plan?.type}
        onChange={(value) => setType(value as PostingType)}
        options={(Object.keys(TYPES) as PostingType[]).map((value) => ({
          value,
          label: TYPES[value],
          hint: [TYPE_HINTS[value], limits[value]].filter(Boolean).join("；"),
        }))}
      />
      <FieldGrid columns={2}>
        <SelectField
          name="hostUnitId"
          label="锻炼单位"
          placeholder="请选择"
          required
          options={units}
          defaultValue={plan?.hostUnitId}
        />
        <Field
          name="role"
          label="锻炼岗位"
          hint="如 副主任、值班主任"
          required
          maxLength={60}
          defaultValue={plan?.role}
        />
        {type === "PROJECT" ? (
          <Field
            name="projectName"
            label="项目名称"
            hint="如 12500吨压机改造"
            required
            maxLength={60}
            className="sm:col-span-full"
            defaultValue={plan?.projectName}
          />
        ) : null}
        <DateField name="from" label="开始日期" required defaultValue={plan?.from} />
        <DateField
          name="last"
          label="最后一天"
          hint={type === "" ? undefined : limits[type] || undefined}
          required
          defaultValue={plan?.last}
        />
      </FieldGrid>
      <TextAreaField name="tasks" label="主要任务" required limit={600} rows={3} defaultValue={plan?.tasks} />
      <TextAreaField name="goals" label="锻炼目标" required limit={600} rows={3} defaultValue={plan?.goals} />
    </>
  );
}
