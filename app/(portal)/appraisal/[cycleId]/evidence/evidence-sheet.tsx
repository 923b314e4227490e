import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { QUARTER_LABELS, QUARTER_NAMES } from "@/lib/appraisal/evidence/labels";
import type { EvidenceRow } from "@/lib/appraisal/evidence/queries";
import { enterEvidenceAction } from "./actions";

const GRADES = Object.entries(QUARTER_LABELS).map(([value, label]) => ({ value, label }));

/** One sheet for the whole cycle: typed down the column, saved at once. */
export function EvidenceSheet({
  cycleId,
  rows,
  mayEnter,
}: {
  cycleId: string;
  rows: EvidenceRow[];
  mayEnter: boolean;
}) {
  const table = (
    <Table label="业绩考核与平时考核" sticky stack>
      <thead>
        <tr>
          <th scope="col">被考核人</th>
          <th scope="col" className="num">
            业绩考核 K
          </th>
          <th scope="col">来源</th>
          {QUARTER_NAMES.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) =>
          row.mayEnter === true ? (
            <EntryRow key={row.subjectId} row={row} index={index} />
          ) : (
            <ReadRow key={row.subjectId} row={row} />
          ),
        )}
      </tbody>
    </Table>
  );
  if (!mayEnter) return table;
  return (
    <ActionForm
      action={enterEvidenceAction}
      submit="保存成绩"
      hidden={{ cycleId }}
      label="业绩考核与平时考核"
      className="pb-4 [&>:last-child]:px-4"
    >
      {table}
    </ActionForm>
  );
}

function Who({ row }: { row: EvidenceRow }) {
  return (
    <th scope="row">
      {row.name}
      <span className="sub">
        {row.unitName} {row.postTitle}
      </span>
    </th>
  );
}

function EntryRow({ row, index }: { row: EvidenceRow; index: number }) {
  const at = `rows[${index}]`;
  return (
    <tr>
      <Who row={row} />
      <td className="num" data-label="业绩考核 K">
        <input type="hidden" name={`${at}.subjectId`} value={row.subjectId} />
        <Field
          hideLabel
          name={`${at}.performance`}
          label={`${row.name} 业绩考核`}
          inputMode="decimal"
          defaultValue={row.performance ?? ""}
          className="ml-auto w-24"
        />
      </td>
      <td data-label="来源">
        <Field
          hideLabel
          name={`${at}.source`}
          label={`${row.name} 业绩来源`}
          defaultValue={row.source}
          placeholder="如 生产科年度考核"
          className="min-w-40"
        />
      </td>
      {QUARTER_NAMES.map((name, quarter) => (
        <td key={name} data-label={name}>
          <SelectField
            hideLabel
            name={`${at}.quarters[${quarter}]`}
            label={`${row.name} ${name}`}
            placeholder="未录入"
            options={GRADES}
            defaultValue={row.quarters[quarter] ?? ""}
            className="min-w-24"
          />
        </td>
      ))}
    </tr>
  );
}

function ReadRow({ row }: { row: EvidenceRow }) {
  return (
    <tr>
      <Who row={row} />
      <td className="num" data-label="业绩考核 K">
        {row.performance ?? "—"}
      </td>
      <td data-label="来源">{row.source || "—"}</td>
      {row.quarters.map((grade, quarter) => (
        <td key={QUARTER_NAMES[quarter]} data-label={QUARTER_NAMES[quarter]}>
          {grade ? QUARTER_LABELS[grade] : "—"}
        </td>
      ))}
    </tr>
  );
}
