import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import { sayDate, today, yearOf } from "@/lib/calendar";
import { CONCLUSIONS, EXITS, TIERS } from "@/lib/pool/labels";
import type { MemberView } from "@/lib/pool/queries";
import { reviewMemberAction } from "../../actions";
import { choices } from "../../recommendation-fields";
import { Sheet } from "./sheet";

const GROWN = [
  { value: "yes", label: "有成长" },
  { value: "no", label: "无明显成长" },
];

type Props = { member: MemberView; keeps: boolean; year: number };

/** 年度评估: every past one with its sheet, and the form for the year that is due. */
export function Reviews({ member, keeps, year }: Props) {
  const due = keeps && yearOf(member.joinedOn) <= year && !member.reviews.some((review) => review.year === year);
  return (
    <Panel title="年度评估" id="review">
      {member.reviews.map((review) => (
        <div key={review.id} className="mb-3">
          <Facts
            items={[
              { label: "年度", value: String(review.year) },
              { label: "成长", value: review.grown ? "有成长" : "无明显成长" },
              { label: "结论", value: CONCLUSIONS[review.conclusion] },
              { label: "登记", value: `${review.byName}，${sayDate(today(review.at))}` },
              { label: "意见", value: review.text, wide: true },
            ]}
          />
          <Reveal summary="当时的培养情况">
            <Sheet blocks={review.sheet} />
          </Reveal>
        </div>
      ))}
      {due ? <ReviewForm member={member} year={year} /> : null}
      {member.reviews.length === 0 && !due ? (
        <Empty title="还没有评估。">入库当年结束后，每年年度考核后评估一次。</Empty>
      ) : null}
    </Panel>
  );
}

function ReviewForm({ member, year }: Pick<Props, "member" | "year">) {
  return (
    <ActionForm
      key={member.version}
      action={reviewMemberAction}
      submit={`登记${year}年度评估`}
      hidden={{ membershipId: member.id, version: member.version, year }}
      label={`${year}年度评估`}
      confirm={{ title: `登记${year}年度评估？`, text: "登记后不能修改；结论为调整或出库的，同时办理。" }}
    >
      <FieldGrid>
        <SelectField name="grown" label="成长情况" required placeholder="请选择" options={GROWN} />
        <SelectField name="conclusion" label="结论" required placeholder="请选择" options={choices(CONCLUSIONS)} />
        <SelectField
          name="tier"
          label="调整为"
          placeholder="不调整"
          options={choices(TIERS).filter(({ value }) => value !== member.tier)}
          hint="结论为调整成熟度时选择。"
        />
        <SelectField
          name="exit"
          label="出库原因"
          placeholder="不出库"
          options={choices(EXITS)}
          hint="结论为出库时选择。"
        />
        <Field name="documentNo" label="会议纪要或文号" maxLength={60} hint="结论为出库时填写。" />
      </FieldGrid>
      <TextAreaField name="text" label="评估意见" required limit={500} rows={4} />
    </ActionForm>
  );
}
