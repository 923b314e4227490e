import { DateField, Field, MonthField } from "@/components/form/field";
import { SelectField } from "@/components/form/select-field";
import { GENDERS, options, POLITICAL } from "@/lib/organisation/labels";
import { DEGREES, EDUCATIONS } from "@/lib/organisation/person/facts";
import type { PersonFacts } from "@/lib/organisation/person/schema";
import { phoneSeenBy } from "@/lib/organisation/policy";

/** The facts of a person, as entering and changing ask alike; goes into a FieldGrid. */
export function PersonFields({ facts }: { facts?: PersonFacts }) {
  return (
    <>
      <Field name="employeeNo" label="工号" required maxLength={20} defaultValue={facts?.employeeNo} />
      <Field name="name" label="姓名" required maxLength={30} defaultValue={facts?.name} />
      <SelectField
        name="gender"
        label="性别"
        placeholder="请选择"
        required
        options={options(GENDERS)}
        defaultValue={facts?.gender}
      />
      <MonthField name="bornOn" label="出生年月" optional defaultValue={facts?.bornOn?.slice(0, 7)} />
      <Field name="ethnicity" label="民族" optional maxLength={20} defaultValue={facts?.ethnicity ?? "汉族"} />
      <SelectField
        name="political"
        label="政治面貌"
        options={options(POLITICAL)}
        defaultValue={facts?.political ?? "MASSES"}
      />
      <DateField name="joinedPartyOn" label="入党时间" optional defaultValue={facts?.joinedPartyOn ?? undefined} />
      <DateField name="startedWorkOn" label="参加工作时间" optional defaultValue={facts?.startedWorkOn ?? undefined} />
      <Field name="education" label="学历" optional maxLength={20} list="educations" defaultValue={facts?.education} />
      <Field name="degree" label="学位" optional maxLength={30} list="degrees" defaultValue={facts?.degree} />
      <Field
        name="professionalTitle"
        label="专业技术职务"
        optional
        maxLength={40}
        defaultValue={facts?.professionalTitle}
      />
      <Field
        name="phone"
        label="手机"
        type="tel"
        optional
        maxLength={20}
        defaultValue={facts?.phone}
        seenBy={phoneSeenBy()}
      />
      <datalist id="educations">
        {EDUCATIONS.map((education) => (
          <option key={education} value={education} />
        ))}
      </datalist>
      <datalist id="degrees">
        {DEGREES.map((degree) => (
          <option key={degree} value={degree} />
        ))}
      </datalist>
    </>
  );
}
