import { type PlainDate, sayDate, sayMonth } from "@/lib/calendar";
import { GENDERS, POLITICAL } from "@/lib/organisation/labels";
import { CONCLUSIONS, SOURCES, TARGETS, TIERS, VERDICTS } from "@/lib/pool/labels";
import { lastDay } from "@/lib/rotation/course";
import { GRADES, TYPES } from "@/lib/rotation/labels";
import type { PostingView } from "@/lib/rotation/queries";
import { LINES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";
import { fact, facts, type List, long, type Paper, type Row } from "../paper/paper";
import { KEPT_INSIDE, type Member } from "./roster";

/** What the form asks beyond the roster: the plan of the year and the postings of the person. */
export type MemberFile = { member: Member; items: TrainingItemView[]; postings: PostingView[]; year: number };

/** 培养登记表 (domain.md §3.5) of one person, every field of it. */
export function memberPaper({ member, items, postings, year }: MemberFile): Paper {
  const decision = member.candidate.decisions.find(({ verdict }) => verdict === "ADMIT");
  return {
    ...{ title: "培养登记表", mark: KEPT_INSIDE },
    parts: [
      {
        kind: "table",
        rows: [
          ...basics(member),
          long("主要优点", member.strengths, 18),
          long("主要不足", member.weaknesses, 18),
          long("培养目标", member.goal, 18),
          facts(fact("导　师", member.mentors.join("、"), 3)),
        ],
      },
      planOf(items, year),
      postingsOf(postings),
      reviewsOf(member),
      {
        ...{ kind: "table", heading: "党委意见" },
        rows: [
          long("厂 党 委\n意　　见", decision ? opinionOf(decision) : null, 30, {
            ...{ role: "厂党委", seal: true, name: "", day: "" },
          }),
          long("备　注", member.remark, 12),
        ],
      },
    ],
  };
}

const month = (day: PlainDate | null) => (day ? sayMonth(day) : "");

function basics(member: Member): Row[] {
  const { person, post, candidate } = member;
  const given = candidate.recommendations.map(
    ({ source, votes, voters }) => `${SOURCES[source]}${votes === null ? "" : `，得票 ${votes}/${voters}`}`,
  );
  const grades = person.grades.slice(0, 3).map(({ year, grade }) => `${year}年${grade}`);
  return [
    facts(
      fact("姓　名", person.name),
      fact("性　别", GENDERS[person.gender]),
      fact("出生年月", person.bornOn ? `${sayMonth(person.bornOn)}（${member.age}岁）` : ""),
    ),
    facts(
      fact("民　族", person.ethnicity),
      fact("籍　贯", member.nativePlace),
      fact("政治面貌", POLITICAL[person.political]),
    ),
    facts(
      fact("入党时间", month(person.joinedPartyOn)),
      fact("参加工\n作时间", month(person.startedWorkOn)),
      fact("专业技\n术职务", person.professionalTitle),
    ),
    facts(
      fact("全日制\n学历学位", [`${person.education}${person.degree}`, member.school].filter(Boolean).join("　"), 3),
    ),
    facts(fact("在职学\n历学位", member.laterDegree, 3)),
    facts(
      fact("现任职务", post ? `${post.unitName}${post.title}` : "", 2),
      fact("任职时间", post ? sayMonth(post.from) : ""),
    ),
    facts(
      fact("培养方向", [TARGETS[member.target], member.direction].filter(Boolean).join("　")),
      fact("成熟度", TIERS[member.tier]),
      fact("入库时间", sayMonth(member.joinedOn)),
    ),
    facts(fact("推荐方式\n及得票", given.join("；"), 2), fact("近三年\n考核等次", grades.join("、"))),
  ];
}

const planOf = (items: readonly TrainingItemView[], year: number): List => ({
  ...{ kind: "list", heading: `${year}年度培养计划`, empty: "本年度没有培养计划。" },
  columns: [
    { label: "类别", share: 2 },
    { label: "目　标", share: 6, prose: true },
    { label: "衡量标准", share: 5, prose: true },
    { label: "期　限", share: 4 },
  ],
  rows: items.map(({ line, goal, measure, dueOn }) => [LINES[line], goal, measure, sayDate(dueOn)]),
});

const postingsOf = (postings: readonly PostingView[]): List => ({
  ...{ kind: "list", heading: "轮岗经历", empty: "没有轮岗经历。" },
  columns: [
    { label: "类型", share: 2 },
    { label: "锻炼单位及岗位", share: 6, prose: true },
    { label: "起　止", share: 6 },
    { label: "鉴定", share: 3 },
  ],
  rows: postings.flatMap(({ type, hostUnitName, role, dates, result }) => {
    if (dates.actualFrom === null) return [];
    const end = dates.actualUntil ? sayDate(lastDay(dates.actualUntil)) : "今";
    return [
      [TYPES[type], `${hostUnitName}　${role}`, `${sayDate(dates.actualFrom)}至${end}`, result ? GRADES[result] : ""],
    ];
  }),
});

const reviewsOf = ({ reviews }: Member): List => ({
  ...{ kind: "list", heading: "年度评估结论", empty: "还没有年度评估。" },
  columns: [
    { label: "年度", share: 2 },
    { label: "结　论", share: 4 },
    { label: "说　明", share: 10, prose: true },
  ],
  rows: reviews.map(({ year, conclusion, text }) => [String(year), CONCLUSIONS[conclusion], text]),
});

function opinionOf({
  meeting,
  verdict,
  opinion,
  expected,
  present,
  inFavour,
  against,
  deferred,
}: {
  meeting: string;
  verdict: keyof typeof VERDICTS;
  opinion: string;
  expected: number;
  present: number;
  inFavour: number;
  against: number;
  deferred: number;
}): string {
  const vote = `应到${expected}人，实到${present}人，同意${inFavour}人，不同意${against}人，缓议${deferred}人。`;
  return [`${meeting}：${VERDICTS[verdict]}。`, vote, opinion].filter(Boolean).join("\n");
}
