import { ActionForm } from "@/components/form/action-form";
import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { Book, RuleField } from "@/lib/rulebook/books";
import { fieldsOf, sayLimits, sayRule } from "@/lib/rulebook/difference";
import { draftRulesAction } from "../actions";

type Props = { book: Book; basedOn: number; values: object; day: string };

/** What the committee has decided, written down: every rule with its limits and where the default comes from. */
export function DraftForm({ book, basedOn, values, day }: Props) {
  const given = values as Record<string, number | string>;
  return (
    <Panel title={`起草第${basedOn + 1}版`} foot="起草后由党委书记签发；签发前可以撤回，施行后不再改动。">
      <Reveal summary="填写新的版本">
        <ActionForm
          action={draftRulesAction}
          submit="提交签发"
          hidden={{ book, basedOn }}
          label="起草规则"
          className="mt-3"
        >
          <FieldGrid columns={3}>
            {fieldsOf(book).map(([key, field]) => (
              <RuleInput key={key} name={`rules[${key}]`} field={field} value={given[key] ?? field.value} />
            ))}
          </FieldGrid>
          <FieldGrid columns={3}>
            <DateField
              name="from"
              label="施行日期"
              required
              defaultValue={day}
              hint="签发晚于此日的，自签发之日起施行。"
            />
            <Field name="approvalNo" label="会议纪要或文号" required maxLength={60} />
            <TextAreaField name="note" label="说明" optional limit={200} rows={2} />
          </FieldGrid>
        </ActionForm>
      </Reveal>
    </Panel>
  );
}

function RuleInput({ name, field, value }: { name: string; field: RuleField; value: number | string }) {
  const why = field.why && `；${field.why}`;
  if (!("unit" in field)) {
    const options = field.choices.map((choice) => ({ value: choice, label: choice }));
    return (
      <SelectField
        name={name}
        label={field.label}
        options={options}
        defaultValue={String(value)}
        hint={`默认${field.value}${why}`}
      />
    );
  }
  return (
    <Field
      name={name}
      label={field.label}
      unit={field.unit}
      type="number"
      required
      min={field.least}
      max={field.most}
      step={1}
      defaultValue={value}
      hint={`${sayLimits(field)}，默认${sayRule(field, field.value)}${why}`}
    />
  );
}
