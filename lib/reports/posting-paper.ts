import { type PlainDate, sayDate, sayMonth, today } from "@/lib/calendar";
import { GENDERS, POLITICAL } from "@/lib/organisation/labels";
import { FACTS } from "@/lib/rotation/correction/faults";
import { inForce, lastDay } from "@/lib/rotation/course";
import { DIMENSION_ORDER, DIMENSIONS, GRADES, MARKS, TYPES } from "@/lib/rotation/labels";
import type { PostingSheet } from "@/lib/rotation/sheet/queries";
import { fact, facts, long, type Paper, type Row, type Signature } from "./paper/paper";

/** 轮岗（挂职）锻炼鉴定表 (domain.md §3.7), every field of it; what is not written yet is left to be written by hand. */
export function postingPaper(posting: PostingSheet): Paper {
  const { person, dates } = posting;
  const term = inForce(dates);
  return {
    title: "轮岗（挂职）锻炼鉴定表",
    parts: [
      {
        kind: "table",
        rows: [
          facts(
            fact("姓　名", person.name),
            fact("性　别", GENDERS[person.gender]),
            fact("出生年月", person.bornOn ? sayMonth(person.bornOn) : ""),
          ),
          facts(
            fact("政治面貌", POLITICAL[person.political]),
            fact("原单位\n职　务", `${posting.homeUnit.name}${posting.homePost}`, 2),
          ),
          facts(fact("锻炼单位\n及岗位", hostOf(posting), 2), fact("类　型", TYPES[posting.type])),
          facts(fact("起止时间", termOf(term.from, term.until), 3)),
          long(
            "主要任务\n与目标",
            [posting.tasks, posting.goals && `目标：${posting.goals}`].filter(Boolean).join("\n"),
            50,
          ),
          long(
            "个\n人\n小\n结",
            posting.appraisal?.summary || null,
            138,
            signed("签名", posting.appraisal?.summarySignedName, posting.appraisal?.summarySignedAt),
          ),
        ],
      },
      { kind: "table", fresh: true, rows: opinionRows(posting) },
    ],
  };
}

const hostOf = ({ hostUnit, role, projectName }: PostingSheet) =>
  [hostUnit.name, projectName, role].filter(Boolean).join("　");
const termOf = (from: PlainDate, until: PlainDate) => `${sayDate(from)}至${sayDate(lastDay(until))}`;

const signed = (role: string, name = "", at: Date | null = null, seal = false): Signature => ({
  ...{ role, name: at ? name : "", day: at ? sayDate(today(at)) : "" },
  ...(seal ? { seal } : {}),
});

/** The person reads the opinions once the appraisal is finished; until then the copy says so instead of showing blanks. */
const CLOSED = "（鉴定完成后可见。）";

function opinionRows(posting: PostingSheet): Row[] {
  const { appraisal, opinionsShown } = posting;
  const text = (written: string | undefined) => (opinionsShown ? written || null : CLOSED);
  const marks = DIMENSION_ORDER.map((dimension) => {
    const mark = appraisal?.[dimension];
    return fact(DIMENSIONS[dimension], mark ? MARKS[mark] : null);
  });
  const overall = fact("综　合", appraisal?.overall ? GRADES[appraisal.overall] : null);
  return [
    { kind: "band", text: "锻炼单位考核（德、能、勤、绩、廉：优秀、良好、一般、较差）" },
    facts(...marks.slice(0, 3)),
    facts(...marks.slice(3), overall),
    long(
      "锻炼单位\n鉴定意见",
      text(appraisal?.hostOpinion),
      70,
      signed("负责人签名", appraisal?.hostSignedName, appraisal?.hostSignedAt, true),
    ),
    long(
      "派出单位\n意　　见",
      text(appraisal?.homeOpinion),
      55,
      signed("负责人签名", appraisal?.homeSignedName, appraisal?.homeSignedAt, true),
    ),
    long(
      "厂 党 委\n意　　见",
      text(appraisal?.committeeOpinion),
      60,
      signed("签署", appraisal?.committeeSignedName, appraisal?.committeeSignedAt, true),
    ),
    long(
      "备　注",
      opinionsShown ? [appraisal?.remark ?? "", ...correctionsSaid(posting)].filter(Boolean).join("\n") : CLOSED,
      28,
    ),
  ];
}

/** What was put right after somebody had signed for the dates: the paper no longer shows what they signed under. */
function correctionsSaid({ appraisal, corrections }: PostingSheet): string[] {
  const first = appraisal?.summarySignedAt;
  return corrections.flatMap(({ fact, was, becomes, approved, decidedAt, decidedByName }) =>
    first && approved && decidedAt && decidedAt > first && fact !== "RETURN"
      ? [`${FACTS[fact]}原登记${was}，${sayDate(today(decidedAt))}经${decidedByName}批准更正为${becomes}。`]
      : [],
  );
}
