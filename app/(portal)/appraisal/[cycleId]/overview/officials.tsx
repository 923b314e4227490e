import type { ReactNode } from "react";
import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmButton } from "@/components/form/confirm-button";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { PersonPicker } from "@/components/form/person-picker";
import { SelectField } from "@/components/form/select-field";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { DUTY_LABELS } from "@/lib/appraisal/cycle/labels";
import { mayNameOfficials } from "@/lib/appraisal/cycle/policy";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import type { Actor } from "@/lib/auth/actor";
import { findPeopleAction } from "../../actions";
import { dismissOfficialAction, nameOfficialAction } from "../actions";

export function Officials({ actor, cycle }: { actor: Actor; cycle: CycleView }) {
  const may = mayNameOfficials(actor, cycle) === true;
  return (
    <Panel title="监票人、计票人" aside="开箱时到场，在汇总表上签名；不得是被考核人" flush>
      {cycle.officials.length === 0 ? (
        <Empty title="尚未确定。">批准之前至少各确定一名监票人和计票人。</Empty>
      ) : (
        <Table label="监票人、计票人">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">职责</th>
              {may ? (
                <th scope="col" className="num">
                  <span className="sr-only">操作</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {cycle.officials.map((official) => (
              <Official key={official.id} cycle={cycle} official={official} may={may} />
            ))}
          </tbody>
        </Table>
      )}
      {may ? <AddOfficial cycle={cycle} /> : null}
    </Panel>
  );
}

type OfficialProps = { cycle: CycleView; official: CycleView["officials"][number]; may: boolean };

function Official({ cycle, official: { person, duty }, may }: OfficialProps) {
  return (
    <tr>
      <th scope="row">
        {person.name}
        <span className="sub">
          {person.employeeNo} · {person.unit.name}
        </span>
      </th>
      <td>{DUTY_LABELS[duty]}</td>
      {may ? (
        <td className="num">
          <ConfirmButton
            action={dismissOfficialAction}
            label="移除"
            title={`移除${DUTY_LABELS[duty]}${person.name}？`}
            hidden={{ cycleId: cycle.id, personId: person.id }}
            small
            tone="quiet"
          >
            {cycle.state === "DRAFT" ? null : <Field name="reason" label="理由" required maxLength={200} />}
          </ConfirmButton>
        </td>
      ) : null}
    </tr>
  );
}

function AddOfficial({ cycle }: { cycle: CycleView }) {
  return (
    <div className="px-4 py-3">
      <FormPlace open={cycle.state === "DRAFT"}>
        <ActionForm
          action={nameOfficialAction}
          submit="增加"
          tone="outline"
          hidden={{ cycleId: cycle.id }}
          after="clear"
          label="增加监票人、计票人"
        >
          <FieldGrid columns={2}>
            <PersonPicker name="personId" label="人员" search={findPeopleAction} required />
            <SelectField
              name="duty"
              label="职责"
              defaultValue="SCRUTINEER"
              options={Object.entries(DUTY_LABELS).map(([value, label]) => ({ value, label }))}
            />
          </FieldGrid>
          {cycle.state === "DRAFT" ? null : <Field name="reason" label="变更理由" required maxLength={200} />}
        </ActionForm>
      </FormPlace>
    </div>
  );
}

/** While the draft is made the form stands open; later a change is the exception. */
function FormPlace({ open, children }: { open: boolean; children: ReactNode }) {
  return open ? children : <Reveal summary="变更监票人、计票人">{children}</Reveal>;
}
