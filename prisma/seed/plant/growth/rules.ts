import { addDays, addMonths, type PlainDate, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { BOOKS, type Book } from "@/lib/rulebook/books";
import { approveRules, draftRules } from "@/lib/rulebook/commands";
import { ORGANISER, SECRETARY } from "../cycle";
import { type Story, weekday } from "./story";

/** What the committee has set otherwise than by default, and the document that says so. */
const FIRST: { [book in Book]: { no: number; changes: Record<string, string> } } = {
  MENTORING: { no: 3, changes: {} },
  ROTATION: { no: 4, changes: {} },
  POOL: { no: 5, changes: { perChief: "1", perDeputy: "4", chiefAge: "42", ageCap: "42" } },
};

/** 第1版 of every book, signed in the first week; a next version of the postings' rules waits for its signature. */
export function setRules(story: Story): void {
  const { foundedOn, lastYear, year } = story.season;
  for (const book of Object.keys(FIRST) as Book[]) {
    const { no, changes } = FIRST[book];
    draft(story, book, 0, weekday(addDays(foundedOn, 2)), {
      from: foundedOn,
      approvalNo: `锻党〔${lastYear}〕${no}号`,
      note: "党委会审议通过，自门户启用之日起施行。",
      changes,
    });
    story.on(weekday(addDays(foundedOn, 3)), "15:00", SECRETARY, async (secretary) => {
      const { id } = await db.ruleVersion.findFirstOrThrow({ where: { book, version: 1 } });
      await approveRules(secretary, { ruleId: id });
    });
  }
  const nextMonth = addMonths(plainDate(`${story.season.day.slice(0, 7)}-01`), 1);
  draft(story, "ROTATION", 1, weekday(addDays(story.season.day, -4)), {
    from: nextMonth,
    approvalNo: `锻党〔${year}〕21号`,
    note: "汇报由每季度改为每两个月一次，期满鉴定改为10个工作日内完成。",
    changes: { reportMonths: "2", appraisalDays: "10" },
  });
}

type Version = { from: PlainDate; approvalNo: string; note: string; changes: Record<string, string> };

function draft(story: Story, book: Book, basedOn: number, on: PlainDate, { changes, ...version }: Version) {
  story.on(on, "10:30", ORGANISER, (organiser) => {
    const defaults = Object.entries(BOOKS[book]).map(([key, { value }]) => [key, String(value)]);
    return draftRules(organiser, { book, basedOn, ...version, rules: { ...Object.fromEntries(defaults), ...changes } });
  });
}
