"use client";
import { type Dispatch, type SetStateAction, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { recordDecisionAction } from "./actions";

type Choice = {
  id: string;
  name: string;
  unitName: string;
  suggested: string | null;
  proposed: string | null;
  decided: boolean;
};

/** One item of the meeting: whom it concerns, the grade, the five facts of the vote, the reason where it departs. */
export function DecisionForm({ cycleId, grades, people }: { cycleId: string; grades: string[]; people: Choice[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return (
    <ActionForm
      action={recordDecisionAction}
      submit="登记审定结果"
      hidden={{ cycleId }}
      label="登记党委会审定结果"
      confirm={{ title: `登记 ${chosen.size} 人的审定结果？`, text: "审定完成前可以重新登记，审计记录保留每一次。" }}
      onDone={() => setChosen(new Set())}
    >
      <People people={people} chosen={chosen} choose={setChosen} />
      <VoteFields grades={grades} />
    </ActionForm>
  );
}

type Choose = Dispatch<SetStateAction<ReadonlySet<string>>>;

function People({ people, chosen, choose }: { people: Choice[]; chosen: ReadonlySet<string>; choose: Choose }) {
  const toggle = (ids: string[], on: boolean) =>
    choose((old) => {
      const next = new Set(old);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  const easy = people.filter((row) => !row.decided && row.suggested !== null && row.suggested === row.proposed);
  return (
    <fieldset className="rounded-box border border-base-300 p-3">
      <legend className="px-1 text-xs text-muted">议项涉及的干部（已选 {chosen.size} 人）</legend>
      <div className="mb-2 flex flex-wrap gap-2">
        <button
          type="button"
          className="btn btn-sm btn-outline"
          onClick={() =>
            toggle(
              easy.map((row) => row.id),
              true,
            )
          }
        >
          选中建议一致、尚未审定的 {easy.length} 人
        </button>
        <button type="button" className="btn btn-sm btn-ghost" onClick={() => choose(new Set())}>
          全部取消
        </button>
      </div>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {people.map((row) => (
          <label key={row.id} className="flex min-h-11 items-center gap-2 sm:min-h-8">
            <input
              type="checkbox"
              className="checkbox checkbox-sm"
              name="subjectIds"
              value={row.id}
              checked={chosen.has(row.id)}
              onChange={(event) => toggle([row.id], event.target.checked)}
            />
            <span>
              {row.name}{" "}
              <span className="text-xs text-muted">
                {row.unitName} · 建议{row.suggested ?? "未定"}
                {row.decided ? " · 已审定" : ""}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The five facts of the vote, the meeting, the words of the committee. */
function VoteFields({ grades }: { grades: string[] }) {
  return (
    <>
      <FieldGrid columns={3}>
        <SelectField
          name="grade"
          label="审定等次"
          defaultValue="suggested"
          options={[
            { value: "suggested", label: "与系统建议一致" },
            ...grades.map((grade) => ({ value: grade, label: grade })),
            { value: "", label: "不定等次" },
          ]}
        />
        <Field name="meeting" label="会议" required placeholder="如 党委会2026年第3次" maxLength={60} />
        <DateField name="meetingOn" label="会议日期" required />
      </FieldGrid>
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-5">
        <Field name="expected" label="应到" required inputMode="numeric" maxLength={2} />
        <Field name="present" label="实到" required inputMode="numeric" maxLength={2} />
        <Field name="inFavour" label="同意" required inputMode="numeric" maxLength={2} />
        <Field name="against" label="不同意" required inputMode="numeric" maxLength={2} defaultValue="0" />
        <Field name="deferred" label="缓议" required inputMode="numeric" maxLength={2} defaultValue="0" />
      </div>
      <FieldGrid columns={2}>
        <TextAreaField
          name="reason"
          label="与建议不同的理由"
          limit={300}
          rows={3}
          hint="审定等次与系统建议一致时不必填写。"
        />
        <TextAreaField
          name="opinion"
          label="厂党委意见"
          limit={300}
          rows={3}
          hint="印入登记表，审定等次另起一行自动写明。"
        />
      </FieldGrid>
    </>
  );
}
