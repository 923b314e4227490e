import { enterPastGrade } from "@/lib/appraisal/grades/commands";
import type { PastGradeWord } from "@/lib/appraisal/grades/standing";
import { addDays, type PlainDate, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { leavePool, reviewMember } from "@/lib/pool/member/commands";
import type { PoolTier } from "@/prisma/generated/enums";
import { Chance } from "../chance";
import { ORGANISER } from "../cycle";
import { known } from "../found";
import { GROWN, STILL } from "../texts/selection";
import { APPOINTED, type Chosen, OVER_AGE, RAISED, selectionsOf, WITHOUT_GROWTH } from "./pool-plan";
import { Procedure, type Schedule } from "./pool-procedure";
import { type Story, weekday } from "./story";

const CADRES = ["1102", "1302", "1702", "1403", "1703", "2303", "2203", "2401"];

/** Two past years of the list: three selections, their reviews, three exits, and what is under way. */
export function keepList(story: Story): void {
  copyGrades(story);
  const { paper, first, second, running } = selectionsOf(story);
  const { lastYear, year } = story.season;
  for (const [at, chosen] of paper.entries()) new Procedure(story, chosen, onPaper(story, at)).tell();
  for (const [at, chosen] of first.entries()) new Procedure(story, chosen, inSpring(lastYear, at)).tell();
  for (const [at, chosen] of second.entries()) new Procedure(story, chosen, inSpring(year, at)).tell();
  for (const [at, chosen] of running.entries()) new Procedure(story, chosen, underWay(story, at)).tell();
  const still = paper.filter(({ no }) => no === paper[9 + WITHOUT_GROWTH]?.no).map(({ no }) => no);
  reviewAll(story, paper, lastYear - 1, still);
  appoint(story);
  reviewAll(
    story,
    [...paper, ...first].filter(({ no }) => no !== APPOINTED),
    lastYear,
    still,
  );
}

/** Grades of three years before the portal, from their papers: 优秀 once in turn. */
function copyGrades(story: Story) {
  const { foundedOn, lastYear } = story.season;
  for (const [at, no] of CADRES.entries()) {
    for (const back of [3, 2, 1]) {
      const grade: PastGradeWord = at % 3 === back - 1 && no !== OVER_AGE ? "优秀" : "称职";
      const year = lastYear - back;
      story.on(weekday(addDays(foundedOn, 4)), `1${back}:${10 + at}`, ORGANISER, (organiser) =>
        enterPastGrade(organiser, {
          ...{ personId: known(story.founded.people, no), year, grade },
          documentNo: `锻党〔${year + 1}〕${6 + back}号`,
        }),
      );
    }
  }
}

/** Decided the year before the portal; entered from the papers in its first weeks. */
function onPaper({ season }: Story, at: number): Schedule {
  const { foundedOn, lastYear } = season;
  const before = (monthDay: string) => plainDate(`${lastYear - 1}-${monthDay}`);
  return {
    at,
    source: "MEETING",
    recommended: { on: before("03-20"), entered: weekday(addDays(foundedOn, 5)) },
    checked: weekday(addDays(foundedOn, 8)),
    answered: weekday(addDays(foundedOn, 9)),
    talked: { on: before("04-09"), entered: weekday(addDays(foundedOn, 10)) },
    decided: { on: before("04-18"), entered: weekday(addDays(foundedOn, 11)), verdict: "ADMIT" },
  };
}

function inSpring(year: number, at: number): Schedule {
  const on = (monthDay: string) => weekday(plainDate(`${year}-${monthDay}`));
  const day = (text: string) => ({ on: on(text), entered: on(text) });
  return {
    at,
    source: at % 3 === 0 ? "TALK" : "BRANCH",
    recommended: day("04-09"),
    checked: on("04-17"),
    answered: on("04-28"),
    talked: day("05-08"),
    decided: { ...day("05-20"), verdict: "ADMIT" },
  };
}

/** A recommendation not taken up, one checked, two with 纪委, one before the committee. */
function underWay(story: Story, at: number): Schedule {
  const ago = (days: number) => weekday(story.ago(0, days));
  const day = (days: number) => ({ on: ago(days), entered: ago(days) });
  const schedule: Schedule = { at, source: "BRANCH", recommended: day(24 - at) };
  if (at === 0) return { ...schedule, waiting: true };
  if (at === 1) return { ...schedule, checked: ago(12), unasked: true };
  if (at < 4) return { ...schedule, checked: ago(12) };
  return { ...schedule, checked: ago(17), answered: ago(11), talked: day(6) };
}

async function membershipOf(story: Story, no: string) {
  const personId = known(story.founded.people, no);
  const { id, version } = await db.poolMembership.findFirstOrThrow({ where: { personId, leftOn: null } });
  return { membershipId: id, version };
}

/** 年度评估 in March, after the appraisal of the year before. */
function reviewAll(story: Story, members: readonly Chosen[], year: number, still: readonly string[]) {
  for (const [at, { no }] of members.entries()) {
    const on = weekday(plainDate(`${year + 1}-03-${24 + (at % 4)}`));
    story.on(on, `1${at % 7}:${10 + at}`, ORGANISER, async (organiser) => {
      const member = await membershipOf(story, no);
      const review = { ...member, year, ...verdictOf(story, no, year, still) };
      await reviewMember(organiser, review);
    });
  }
}

function verdictOf({ season }: Story, no: string, year: number, still: readonly string[]) {
  const chance = new Chance(`review ${year} ${no}`);
  const documentNo = `党委会纪要〔${year + 1}〕4号`;
  const none = { tier: undefined, exit: undefined, documentNo: "" };
  if (still.includes(no)) {
    const text = chance.pick(STILL);
    const out = year === season.lastYear;
    return out
      ? { grown: false, conclusion: "OUT" as const, text, ...none, exit: "NO_GROWTH" as const, documentNo }
      : { grown: false, conclusion: "CONTINUE" as const, text, ...none };
  }
  const text = chance.pick(GROWN);
  if (year !== season.lastYear) return { grown: true, conclusion: "CONTINUE" as const, text, ...none };
  if (no === OVER_AGE) {
    const why = "已超过在库年龄上限，工作表现稳定，不再列入培养人选。";
    return { grown: true, conclusion: "OUT" as const, text: why, ...none, exit: "OVER_AGE" as const, documentNo };
  }
  if (no === RAISED) {
    const tier: PoolTier = "NEAR";
    return { grown: true, conclusion: "CHANGE_TIER" as const, text, ...none, tier };
  }
  return { grown: true, conclusion: "CONTINUE" as const, text, ...none };
}

/** The good end: appointed to the post he was prepared for. */
function appoint(story: Story) {
  const leftOn: PlainDate = plainDate(`${story.season.lastYear}-09-15`);
  story.on(weekday(addDays(leftOn, 4)), "10:30", ORGANISER, async (organiser) => {
    const member = await membershipOf(story, APPOINTED);
    const documentNo = `锻党任〔${story.season.lastYear}〕6号`;
    await leavePool(organiser, {
      ...member,
      leftOn,
      exit: "APPOINTED",
      why: "任综合办公室副主任，主持工作。",
      documentNo,
    });
  });
}
