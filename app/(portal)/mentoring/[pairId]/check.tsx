import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { TextAreaField } from "@/components/form/text-area-field";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/auth/actor";
import { sayDate, sayFullMoment } from "@/lib/calendar";
import { OUTCOME_LABELS, optionsOf } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { isMentee, isMentor, isOneOfThem, mayChangePair } from "@/lib/mentoring/policy";
import { concludeCheckAction, viewCheckAction } from "../actions";

/** 中期检查: two views, each hidden from the other of the two, then the conclusion. */
export function CheckPart({ pair, actor }: { pair: PairPage; actor: Actor }) {
  const { state, due } = pair.state.midTerm;
  const open = pair.state.live && (state === "open" || state === "overdue");
  const own = isMentor(actor, pair) ? pair.check?.mentorView : pair.check?.menteeView;
  const shown = (view: string | undefined, at: Date | null | undefined, hidden: boolean) =>
    !at ? "未填写" : hidden ? "已填写，不向您显示" : view;
  const { check } = pair;
  return (
    <Panel title="中期检查" aside={due ? `${sayDate(due)} 前办结` : undefined}>
      {state === "none" ? <Empty title="这对结对期限较短，不做中期检查" /> : null}
      {state === "before" && due ? <Empty title={`还没有到时间，${sayDate(due)} 前办结`} /> : null}
      {check || open ? (
        <Facts
          items={[
            { label: "目标进度", value: `${check?.goals ?? pair.state.progress ?? 0}%` },
            { label: "结论", value: check?.outcome ? OUTCOME_LABELS[check.outcome] : "未办结" },
            { label: "办结", value: check?.at ? `${check.byName} ${sayFullMoment(check.at)}` : null },
            { label: "导师意见", value: shown(check?.mentorView, check?.mentorAt, isMentee(actor, pair)), wide: true },
            { label: "对象意见", value: shown(check?.menteeView, check?.menteeAt, isMentor(actor, pair)), wide: true },
            { label: "说明", value: check?.note || null, wide: true },
          ]}
        />
      ) : null}
      {open && isOneOfThem(actor, pair) ? (
        <ActionForm action={viewCheckAction} submit="保存意见" className="mt-4" hidden={{ pairId: pair.id }}>
          <TextAreaField
            name="view"
            label="我的意见"
            required
            limit={500}
            defaultValue={own ?? ""}
            seenBy="党群工作部和有权查看本结对的人；对方看不到"
          />
        </ActionForm>
      ) : null}
      {open && mayChangePair(actor, pair) === true ? (
        <ActionForm action={concludeCheckAction} submit="办结中期检查" className="mt-4" hidden={{ pairId: pair.id }}>
          <RadioGroup look="words" name="outcome" label="结论" required options={optionsOf(OUTCOME_LABELS)} />
          <TextAreaField name="note" label="说明" limit={300} rows={2} hint="更换导师或双方意见不齐时必填" />
        </ActionForm>
      ) : null}
    </Panel>
  );
}
