"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { BRANCH_SCOPED, OFFICERS, ROLES, type Role, UNIT_SCOPED } from "@/lib/auth/roles";
import { grantRoleAction } from "../actions";

type Option = { value: string; label: string };

/** Asks for a unit or a branch only where the role is bound to one. */
export function GrantForm({
  accountId,
  scopes,
  day,
}: {
  accountId: string;
  scopes: { units: Option[]; branches: Option[] };
  day: string;
}) {
  const [role, setRole] = useState<Role | "">("");
  const options = (Object.keys(ROLES) as Role[]).map((value) => ({
    value,
    label: ROLES[value],
    group: OFFICERS.includes(value) ? "三员" : "业务角色",
  }));
  return (
    <ActionForm
      action={grantRoleAction}
      submit="授予"
      pending="正在授予…"
      hidden={{ accountId }}
      after="clear"
      onDone={() => setRole("")}
    >
      <FieldGrid columns={2}>
        <SelectField
          name="role"
          label="角色"
          required
          placeholder="请选择"
          options={options}
          onChange={(event) => setRole(event.currentTarget.value as Role | "")}
        />
        {role && UNIT_SCOPED.includes(role) ? (
          <SelectField name="unitId" label="负责的单位" required placeholder="请选择" options={scopes.units} />
        ) : null}
        {role && BRANCH_SCOPED.includes(role) ? (
          <SelectField name="branchId" label="党支部" required placeholder="请选择" options={scopes.branches} />
        ) : null}
        <DateField name="from" label="自" required defaultValue={day} min={day} />
        <DateField name="until" label="至（不含当日）" optional min={day} hint="空着为长期有效。" />
      </FieldGrid>
      <Field name="reason" label="依据" required minLength={2} maxLength={200} hint="如任职文件号、党委会议纪要。" />
    </ActionForm>
  );
}
