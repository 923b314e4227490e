import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { ConfirmButton } from "@/components/form/confirm-button";
import { FieldGrid } from "@/components/form/layout";
import { SelectField } from "@/components/form/select-field";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { options } from "@/lib/organisation/labels";
import { mayWrite } from "@/lib/rotation/appraisal/policy";
import { OPINION_LIMIT } from "@/lib/rotation/appraisal/schema";
import { SECTION_LABELS, SECTIONS, type Section, turnOf } from "@/lib/rotation/appraisal/sections";
import { DIMENSION_ORDER, DIMENSIONS, GRADES, MARKS } from "@/lib/rotation/labels";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { saveCommitteeOpinionAction, saveHomeOpinionAction, saveHostOpinionAction, sendBackAction } from "../actions";

type Props = { actor: Actor; posting: PostingSheet };

/** 锻炼鉴定, section by section; the one whose turn it is stands open for whoever writes it. */
export function AppraisalPanel({ actor, posting }: Props) {
  const turn = turnOf(posting.appraisal);
  return (
    <Panel
      id="appraisal"
      title="锻炼鉴定"
      aside={
        posting.appraisalBy && turn !== null
          ? `${sayDate(posting.appraisalBy)}前完成（按工作日计，未计法定节假日）`
          : undefined
      }
    >
      <ol className="divide-y divide-line">
        {SECTIONS.map((section) => (
          <li key={section} className="py-3">
            <SectionHead posting={posting} section={section} turn={turn === section} />
            {turn === section && mayWrite(actor, posting, section) === true ? (
              <Writing posting={posting} section={section} />
            ) : (
              <Written posting={posting} section={section} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function SectionHead({ posting, section, turn }: { posting: PostingSheet; section: Section; turn: boolean }) {
  const at = posting.appraisal?.[`${section}SignedAt`];
  return (
    <p className="flex flex-wrap items-center gap-2">
      <strong className="font-semibold">{SECTION_LABELS[section]}</strong>
      {at ? (
        <span className="text-xs text-muted">
          {posting.appraisal?.[`${section}SignedName`]} {sayFullMoment(at)} 签署
        </span>
      ) : (
        <Badge tone={turn ? "warning" : "neutral"}>{turn ? "待签署" : "未到"}</Badge>
      )}
    </p>
  );
}

/** Only what has been signed is read by others. */
function Written({ posting, section }: { posting: PostingSheet; section: Section }) {
  const { appraisal } = posting;
  if (!appraisal?.[`${section}SignedAt`]) return null;
  if (!posting.opinionsShown && section !== "summary") {
    return <p className="mt-1 text-muted">鉴定完成后可以查看。</p>;
  }
  const text = section === "summary" ? appraisal.summary : appraisal[`${section}Opinion`];
  return (
    <>
      {section === "host" ? (
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {DIMENSION_ORDER.map((key) => {
            const mark = appraisal[key];
            return (
              <span key={key}>
                <span className="text-muted">{DIMENSIONS[key]}</span> {mark ? MARKS[mark] : ""}
              </span>
            );
          })}
          <span className="font-semibold">综合 {appraisal.overall ? GRADES[appraisal.overall] : ""}</span>
        </p>
      ) : null}
      <p className="mt-2 max-w-prose whitespace-pre-wrap">{text}</p>
      {section === "committee" && appraisal.remark ? <p className="mt-1">备注：{appraisal.remark}</p> : null}
    </>
  );
}

function Writing({ posting, section }: { posting: PostingSheet; section: Section }) {
  if (section === "summary") {
    return (
      <p className="mt-1">
        <a className="text-link" href="/rotation/mine#appraisal">
          填写个人小结
        </a>
      </p>
    );
  }
  return (
    <div className="mt-2 grid gap-3">
      {section === "host" ? <HostForm posting={posting} /> : null}
      {section === "home" ? <HomeForm posting={posting} /> : null}
      {section === "committee" ? <CommitteeForm posting={posting} /> : null}
      <div>
        <ConfirmButton
          action={sendBackAction}
          label="退回上一步补正"
          title="退回上一步补正？"
          text="上一步的签署撤销，文字保留，由原签署人补正后重新签署。"
          tone="quiet"
          small
          hidden={keysOf(posting)}
        >
          <TextAreaField name="reason" label="需要补正的内容" required limit={200} rows={2} />
        </ConfirmButton>
      </div>
    </div>
  );
}

const keysOf = ({ id, appraisal }: PostingSheet) => ({ postingId: id, revision: appraisal?.revision ?? 0 });

const keep = (
  <button type="submit" name="step" value="keep" className="btn btn-outline">
    先保存
  </button>
);
const SIGN = { text: "签署后不能更改，需要补正时由下一步退回。" };
const SEEN_BY = "党委、纪委、党群工作部、派出和锻炼单位负责人；鉴定完成后本人可见";

function HostForm({ posting }: { posting: PostingSheet }) {
  return (
    <ActionForm
      action={saveHostOpinionAction}
      submit="签署鉴定"
      label="锻炼单位鉴定"
      hidden={keysOf(posting)}
      aside={keep}
    >
      <FieldGrid columns={2}>
        {DIMENSION_ORDER.map((key) => (
          <RadioGroup
            key={key}
            name={key}
            label={DIMENSIONS[key]}
            look="words"
            defaultValue={posting.appraisal?.[key] ?? undefined}
            options={options(MARKS)}
          />
        ))}
        <SelectField
          name="overall"
          label="综合评价"
          placeholder="请选择"
          defaultValue={posting.appraisal?.overall ?? ""}
          options={options(GRADES)}
        />
      </FieldGrid>
      <TextAreaField
        name="text"
        label="鉴定意见"
        limit={OPINION_LIMIT}
        rows={4}
        defaultValue={posting.appraisal?.hostOpinion}
        seenBy={SEEN_BY}
        hint={SIGN.text}
      />
    </ActionForm>
  );
}

function HomeForm({ posting }: { posting: PostingSheet }) {
  return (
    <ActionForm
      action={saveHomeOpinionAction}
      submit="签署意见"
      label="派出单位意见"
      hidden={keysOf(posting)}
      aside={keep}
    >
      <TextAreaField
        name="text"
        label="派出单位意见"
        hideLabel
        limit={OPINION_LIMIT}
        rows={3}
        defaultValue={posting.appraisal?.homeOpinion}
        seenBy={SEEN_BY}
        hint={SIGN.text}
      />
    </ActionForm>
  );
}

function CommitteeForm({ posting }: { posting: PostingSheet }) {
  return (
    <ActionForm
      action={saveCommitteeOpinionAction}
      submit="签署意见"
      label="厂党委意见"
      hidden={keysOf(posting)}
      aside={keep}
      confirm={{ title: "签署厂党委意见？", text: "签署后鉴定完成，任何人不能再改。" }}
    >
      <TextAreaField
        name="text"
        label="厂党委意见"
        hideLabel
        limit={OPINION_LIMIT}
        rows={3}
        defaultValue={posting.appraisal?.committeeOpinion}
        seenBy={SEEN_BY}
      />
      <TextAreaField
        name="remark"
        label="备注"
        optional
        limit={200}
        rows={1}
        defaultValue={posting.appraisal?.remark}
      />
    </ActionForm>
  );
}
