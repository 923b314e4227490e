import { addDays, type PlainDate, sayDate, sayFullMoment } from "@/lib/calendar";
import { PARTIES } from "@/lib/mentoring/agreement";
import { ASPECT_LABELS, KIND_LABELS } from "@/lib/mentoring/labels";
import type { PairView } from "@/lib/mentoring/queries";
import type { SignatureParty } from "@/prisma/generated/enums";
import { fact, facts, type List, type Paper, type Part } from "./paper/paper";

/** 结对培养协议 (domain.md §3.6) as it stands, with the signatures given in the portal under exactly this text. */
export function agreementPaper(pair: PairView): Paper {
  const { mentor, mentee } = pair;
  return {
    title: `${KIND_LABELS[pair.kind]}协议`,
    number: `编号：${pair.number}`,
    parts: [
      {
        kind: "table",
        rows: [
          facts(fact("导　师", mentor.name), fact("单位职务", `${pair.mentorUnit}${pair.mentorPost}`, 2)),
          facts(fact("职　称", pair.mentorTitle, 3)),
          facts(fact("培养对象", mentee.name), fact("单位职务", `${pair.menteeUnit}${pair.menteePost}`, 2)),
          facts(fact("培养方向", pair.field, 3)),
          facts(fact("期　限", termOf(pair.from, pair.plannedUntil), 3)),
        ],
      },
      goalsOf(pair),
      milestonesOf(pair),
      { kind: "prose", heading: "三、导师职责", text: pair.mentorDuties },
      { kind: "prose", heading: "四、培养对象职责", text: pair.menteeDuties },
      { kind: "prose", heading: "五、考核方式", text: pair.assessment },
      { kind: "prose", heading: "六、中止条款", text: pair.termination },
      signaturesOf(pair),
    ],
  };
}

/** Kept half-open, spoken of with the last day. */
export const termOf = (from: PlainDate, until: PlainDate) => `${sayDate(from)}至${sayDate(addDays(until, -1))}`;

const goalsOf = ({ goals }: PairView): List => ({
  ...{ kind: "list", heading: "一、培养目标", empty: "未定。" },
  columns: [
    { label: "方面", share: 2 },
    { label: "目　标", share: 6, prose: true },
    { label: "衡量标准", share: 5, prose: true },
    { label: "期　限", share: 4 },
  ],
  rows: goals.map(({ aspect, text, measure, due }) => [ASPECT_LABELS[aspect], text, measure, sayDate(due)]),
});

const milestonesOf = ({ milestones }: PairView): List => ({
  ...{ kind: "list", heading: "二、年度计划", empty: "未定。" },
  columns: [
    { label: "节　点", share: 7, prose: true },
    { label: "交　付", share: 6, prose: true },
    { label: "时　间", share: 4 },
  ],
  rows: milestones.map(({ text, delivery, due }) => [text, delivery, sayDate(due)]),
});

/** The office signs by its stamp, which is set on paper; the portal's signature says who let it be set. */
const SIGNED: Record<SignatureParty, string> = {
  MENTOR: "导师签名",
  MENTEE: "培养对象签名",
  BRANCH_SECRETARY: "所在支部书记签名",
  OFFICE: "党群工作部盖章",
};

function signaturesOf({ state }: PairView): Part {
  const rows = PARTIES.map((party) => {
    const given = state.agreement.signed.find((signature) => signature.party === party);
    return [SIGNED[party], given?.name ?? "", given ? sayFullMoment(given.at) : ""];
  });
  return {
    ...{ kind: "list", heading: "签署", empty: "" },
    columns: [
      { label: "签署方", share: 4 },
      { label: "姓　名", share: 5 },
      { label: "时　间", share: 5 },
    ],
    rows: rows.map(([party = "", name = "", day = ""]) => [party, name, day || "　　年　　月　　日"]),
  };
}
