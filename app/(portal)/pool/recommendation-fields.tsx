import { DateField, Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { TARGETS, TIERS } from "@/lib/pool/labels";

export const choices = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What every recommendation says, whoever makes it. */
export function RecommendationFields({ day }: { day: string }) {
  return (
    <>
      <FieldGrid columns={4}>
        <SelectField name="target" label="培养方向" required placeholder="请选择" options={choices(TARGETS)} />
        <SelectField name="tier" label="成熟度建议" required placeholder="请选择" options={choices(TIERS)} />
        <Field name="votes" label="得票" optional inputMode="numeric" maxLength={4} />
        <Field name="voters" label="参加人数" optional inputMode="numeric" maxLength={4} />
      </FieldGrid>
      <DateField name="recommendedOn" label="推荐日期" required defaultValue={day} max={day} className="sm:max-w-60" />
      <TextAreaField name="reasons" label="推荐理由" required limit={500} rows={4} />
    </>
  );
}
