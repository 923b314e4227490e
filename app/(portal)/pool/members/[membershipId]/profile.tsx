import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { TextAreaField } from "@/components/form/text-area-field";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { Reveal } from "@/components/ui/reveal";
import type { MemberView } from "@/lib/pool/queries";
import { writeProfileAction } from "../../actions";

/** What the registration form asks and the staff list does not keep. */
export function Profile({ member, keeps }: { member: MemberView; keeps: boolean }) {
  return (
    <Panel title="补充登记">
      <Facts
        items={[
          { label: "籍贯", value: member.nativePlace || null },
          { label: "毕业院校及专业", value: member.school || null },
          { label: "在职学历学位", value: member.laterDegree || "无" },
          { label: "培养方向", value: member.direction || null },
          { label: "主要优点", value: member.strengths || null, wide: true },
          { label: "主要不足", value: member.weaknesses || null, wide: true },
          { label: "培养目标", value: member.goal || null, wide: true },
          { label: "备注", value: member.remark || "无", wide: true },
        ]}
      />
      {keeps ? (
        <Reveal summary="修改补充登记">
          <ActionForm
            key={member.version}
            action={writeProfileAction}
            submit="保存"
            hidden={{ membershipId: member.id, version: member.version }}
            label="补充登记"
            className="mt-3"
          >
            <FieldGrid>
              <Field name="nativePlace" label="籍贯" maxLength={30} defaultValue={member.nativePlace} />
              <Field name="school" label="毕业院校及专业" maxLength={60} defaultValue={member.school} />
              <Field
                name="laterDegree"
                label="在职学历学位、院校及专业"
                maxLength={60}
                defaultValue={member.laterDegree}
              />
              <Field name="direction" label="培养方向（岗位、部门）" maxLength={60} defaultValue={member.direction} />
              <TextAreaField name="strengths" label="主要优点" limit={500} defaultValue={member.strengths} />
              <TextAreaField name="weaknesses" label="主要不足" limit={500} defaultValue={member.weaknesses} />
              <TextAreaField name="goal" label="培养目标" limit={300} defaultValue={member.goal} />
              <TextAreaField name="remark" label="备注" limit={200} defaultValue={member.remark} />
            </FieldGrid>
          </ActionForm>
        </Reveal>
      ) : null}
    </Panel>
  );
}
