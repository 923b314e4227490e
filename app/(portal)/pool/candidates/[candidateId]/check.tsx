import { Table } from "@/components/data/table";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { sayFullMoment } from "@/lib/calendar";
import type { CandidateView } from "@/lib/pool/candidate/queries";
import type { CheckedLine } from "@/lib/pool/candidate/schema";
import type { Line } from "@/lib/pool/criteria";
import { CHECK_VERDICTS, TARGETS, TIERS } from "@/lib/pool/labels";
import { checkCandidateAction } from "../../actions";
import { choices } from "../../recommendation-fields";

const TONES = { PASS: "success", FAIL: "danger", JUDGE: "warning" } as const;
type Props = { candidate: CandidateView; keeps: boolean };

/** What the portal finds today, and what the organiser makes of the lines it cannot tell. */
export function Check({ candidate, keeps }: Props) {
  const asked = candidate.opinions[0] !== undefined && candidate.opinions[0].view === null;
  const editing = keeps && candidate.stage <= 1 && !asked;
  const lines: (Line | CheckedLine)[] = editing ? candidate.found : (candidate.check?.lines ?? candidate.found);
  return (
    <Panel
      title="核对条件"
      aside={candidate.check ? `${candidate.check.byName} ${sayFullMoment(candidate.check.at)}核对` : "尚未核对"}
      foot={
        editing
          ? "按今天的情况和现行规则列出。“须判断”的由党群工作部判断并写明依据；“不符合”的不能判断为符合。"
          : undefined
      }
      flush={!editing}
    >
      {editing ? (
        <ActionForm
          key={candidate.version}
          action={checkCandidateAction}
          submit="保存核对结果"
          hidden={{ candidateId: candidate.id, version: candidate.version }}
          label="核对条件"
        >
          <FieldGrid>
            <SelectField
              name="target"
              label="培养方向"
              options={choices(TARGETS)}
              defaultValue={candidate.target}
              hint="改变方向或成熟度的，先保存，再按新的条件核对。"
            />
            <SelectField name="tier" label="成熟度" options={choices(TIERS)} defaultValue={candidate.tier} />
          </FieldGrid>
          <Lines lines={lines} stored={candidate.check?.lines ?? []} judge />
        </ActionForm>
      ) : (
        <Lines lines={lines} stored={candidate.check?.lines ?? []} judge={false} />
      )}
    </Panel>
  );
}

function Lines({ lines, stored, judge }: { lines: readonly Line[]; stored: CheckedLine[]; judge: boolean }) {
  return (
    <Table label="条件" stack>
      <thead>
        <tr>
          <th scope="col">条件</th>
          <th scope="col">要求</th>
          <th scope="col">依据</th>
          <th scope="col">结果</th>
          <th scope="col">判断</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const kept = stored.find(({ key }) => key === line.key);
          return (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              <td data-label="要求">{line.requirement}</td>
              <td data-label="依据" className="prose">
                {line.evidence}
              </td>
              <td data-label="结果">
                <Badge tone={TONES[line.verdict]}>{CHECK_VERDICTS[line.verdict]}</Badge>
              </td>
              <td data-label="判断" className="prose">
                {line.verdict === "JUDGE" && judge ? <Judge line={line} kept={kept} /> : <Judged kept={kept} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const ANSWERS = [
  { value: "", label: "未判断" },
  { value: "yes", label: "符合" },
  { value: "no", label: "不符合" },
];

function Judge({ line, kept }: { line: Line; kept: CheckedLine | undefined }) {
  return (
    <div className="grid gap-2 sm:grid-cols-[7rem_minmax(10rem,1fr)]">
      <SelectField
        name={`accepted[${line.key}]`}
        label={`${line.label}的判断`}
        hideLabel
        options={ANSWERS}
        defaultValue={kept?.accepted ? "yes" : ""}
      />
      <Field
        name={`notes[${line.key}]`}
        label={`${line.label}的判断依据`}
        hideLabel
        placeholder="依据"
        maxLength={200}
        defaultValue={kept?.note ?? ""}
      />
    </div>
  );
}

function Judged({ kept }: { kept: CheckedLine | undefined }) {
  if (kept?.verdict !== "JUDGE") return "—";
  return `${kept.accepted ? "符合" : "未判断为符合"}${kept.note ? `：${kept.note}` : ""}`;
}
