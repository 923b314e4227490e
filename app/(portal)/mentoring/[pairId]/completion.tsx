import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { FieldGrid } from "@/components/form/layout";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { sayDate } from "@/lib/calendar";
import { REPORT_LIMIT } from "@/lib/mentoring/completion/schema";
import type { CompletionFacts } from "@/lib/mentoring/facts";
import { GRADE_LABELS } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { isMentee, isMentor, mayChangePair, maySignForBranch } from "@/lib/mentoring/policy";
import {
  concludeCompletionAction,
  countersignAction,
  openCompletionAction,
  rateCompletionAction,
  reportCompletionAction,
  scoreCompletionAction,
} from "../actions";

/** 出师考核: every attempt, and what the reader still has to do in the open one. */
export function CompletionPart({ pair, actor }: { pair: PairPage; actor: Actor }) {
  const open = pair.state.completion;
  const manages = mayChangePair(actor, pair) === true;
  return (
    <>
      {pair.completions.map((sheet) => (
        <Sheet key={sheet.id} pair={pair} sheet={sheet} />
      ))}
      {open ? <Turn pair={pair} sheet={open} actor={actor} /> : null}
      {!open && manages ? <Opening pair={pair} /> : null}
      {pair.completions.length === 0 && !manages ? (
        <Panel>
          <Empty title="还没有启动出师考核">期限将满时由党群工作部启动；提前出师须写明理由。</Empty>
        </Panel>
      ) : null}
    </>
  );
}

function Opening({ pair }: { pair: PairPage }) {
  return (
    <Panel title="启动出师考核" aside={`期限到 ${sayDate(pair.state.lastDay)}`}>
      <ActionForm action={openCompletionAction} submit="启动" tone="outline" hidden={{ pairId: pair.id }}>
        {pair.state.ending ? null : (
          <>
            <CheckField name="early" label="提前出师" />
            <TextAreaField name="reason" label="提前理由" limit={200} rows={2} />
          </>
        )}
      </ActionForm>
    </Panel>
  );
}

function Sheet({ pair: { rules }, sheet }: { pair: PairPage; sheet: CompletionFacts }) {
  const of = (points: string | null, share: number) => (points === null ? null : `${points} / ${share}`);
  const { grade } = sheet;
  const tone = grade === "EXCELLENT" || grade === "PASSED" ? "success" : grade ? "warning" : "primary";
  return (
    <Panel
      title={`第 ${sheet.attempt} 次出师考核${sheet.early ? "（提前）" : ""}`}
      aside={<Badge tone={tone}>{grade ? GRADE_LABELS[grade] : "进行中"}</Badge>}
    >
      <Facts
        items={[
          { label: "本人总结", value: of(sheet.reportPoints, rules.menteeShare) },
          { label: "导师评价", value: of(sheet.mentorPoints, rules.mentorShare) },
          { label: "单位（技能）评价", value: of(sheet.hostPoints, rules.hostShare) },
          { label: "记录完整", value: of(sheet.logPoints, rules.logShare) },
          { label: "合计", value: sheet.total },
          { label: "评定", value: sheet.concludedOn ? `${sheet.concludedByName} ${sayDate(sheet.concludedOn)}` : null },
          { label: "总结", value: <span className="whitespace-pre-wrap">{sheet.report || "未提交"}</span>, wide: true },
          { label: "导师意见", value: sheet.mentorOpinion || null, wide: true },
          { label: "评价依据", value: sheet.hostSource || null, wide: true },
          {
            label: "支部意见（复签）",
            value: sheet.opinion ? `${sheet.opinion}（${sheet.countersignedByName}）` : null,
            wide: true,
          },
          ...(sheet.early ? [{ label: "提前理由", value: sheet.earlyReason, wide: true }] : []),
        ]}
      />
    </Panel>
  );
}

/** The form of whoever is reading: one at a time, each on the sheet as it stands. */
function Turn({ pair, sheet, actor }: { pair: PairPage; sheet: CompletionFacts; actor: Actor }) {
  const hidden = { pairId: pair.id, revision: sheet.revision };
  const signed = sheet.countersignedAt !== null;
  const ready = sheet.reportAt !== null && sheet.mentorAt !== null && sheet.scoredAt !== null;
  if (isMentee(actor, pair) && !sheet.scoredAt) {
    return (
      <Panel title="提交总结">
        <ActionForm action={reportCompletionAction} submit="提交总结" hidden={hidden}>
          <TextAreaField name="report" label="总结" required limit={REPORT_LIMIT} defaultValue={sheet.report} />
        </ActionForm>
      </Panel>
    );
  }
  if (isMentor(actor, pair) && !signed) return <MentorTurn pair={pair} sheet={sheet} hidden={hidden} />;
  if (!signed && ready && maySignForBranch(actor, pair, pair.secretaries) === true) {
    return (
      <Panel title="支部复签">
        <ActionForm
          action={countersignAction}
          submit="复签"
          hidden={hidden}
          confirm="复签后得分和意见不能再改，确定复签？"
        >
          <TextAreaField name="opinion" label="支部意见" required limit={500} />
        </ActionForm>
      </Panel>
    );
  }
  return mayChangePair(actor, pair) === true ? <OfficeTurn pair={pair} sheet={sheet} hidden={hidden} /> : null;
}

type TurnProps = { pair: PairPage; sheet: CompletionFacts; hidden: Record<string, string | number> };
const MARK = { inputMode: "decimal", required: true, maxLength: 6 } as const;

function MentorTurn({ pair, sheet, hidden }: TurnProps) {
  return (
    <Panel title="导师评价">
      <ActionForm action={rateCompletionAction} submit="保存评价" hidden={hidden}>
        <FieldGrid columns={2}>
          <Field
            {...MARK}
            name="points"
            label="导师评价得分"
            unit={`/ ${pair.rules.mentorShare} 分`}
            defaultValue={sheet.mentorPoints ?? ""}
          />
        </FieldGrid>
        <TextAreaField name="opinion" label="导师意见" required limit={500} defaultValue={sheet.mentorOpinion} />
      </ActionForm>
    </Panel>
  );
}

function OfficeTurn({ pair, sheet, hidden }: TurnProps) {
  const { rules, state } = pair;
  if (sheet.countersignedAt) {
    return (
      <Panel title="评定" aside={`记录 ${state.logs.kept}/${state.logs.owed} 个月`}>
        <ActionForm
          action={concludeCompletionAction}
          submit="评定"
          hidden={hidden}
          confirm="评定后不能再改，确定评定？"
        >
          {state.monthsLeft > 0 && !sheet.early ? (
            <Field
              name="months"
              label="延期"
              type="number"
              min={1}
              max={state.monthsLeft}
              unit="个月"
              hint={`只在得分为${rules.extendFrom}至${rules.passFrom}分（不含）时填写`}
            />
          ) : null}
        </ActionForm>
      </Panel>
    );
  }
  if (!sheet.reportAt) return null;
  return (
    <Panel title="登记得分">
      <ActionForm action={scoreCompletionAction} submit="登记得分" hidden={hidden}>
        <FieldGrid columns={2}>
          <Field
            {...MARK}
            name="reportPoints"
            label="总结得分"
            unit={`/ ${rules.menteeShare} 分`}
            defaultValue={sheet.reportPoints ?? ""}
          />
          <Field
            {...MARK}
            name="hostPoints"
            label="单位（技能）评价得分"
            unit={`/ ${rules.hostShare} 分`}
            defaultValue={sheet.hostPoints ?? ""}
          />
        </FieldGrid>
        <Field
          name="hostSource"
          label="评价依据"
          hint="单位评价意见或技能考试的文件、日期"
          required
          maxLength={120}
          defaultValue={sheet.hostSource}
        />
      </ActionForm>
    </Panel>
  );
}
