import { addDays } from "@/lib/calendar";
import { enterHonour } from "@/lib/honours/commands";
import type { HonourLevel } from "@/prisma/generated/enums";
import { ORGANISER } from "../cycle";
import { known } from "../found";
import { type Story, weekday } from "./story";

type Given = { no: string; back: number; level: HonourLevel; title: string; body: string; documentNo?: string };

/** Kinds of honours as the plant's paper names them (domain.md §0): 技术能手, 十佳班组长; `back` in years before last year. */
const HONOURS: readonly Given[] = [
  { no: "1404", back: 1, level: "PLANT", title: "技术能手", body: "厂工会", documentNo: "锻工〔年〕6号" },
  { no: "1404", back: 0, level: "COMPANY", title: "青年岗位能手", body: "公司团委" },
  { no: "1505", back: 0, level: "PLANT", title: "十佳班组长", body: "厂党委、厂工会" },
  { no: "1102", back: 0, level: "PLANT", title: "优秀共产党员", body: "厂党委", documentNo: "锻党〔年〕15号" },
  { no: "1101", back: 2, level: "GROUP", title: "先进工作者", body: "集团公司" },
  { no: "2203", back: 0, level: "PLANT", title: "先进工作者", body: "厂工会" },
];

/** Entered from their documents at the beginning of this year, before the training plans are drawn. */
export function honour(story: Story): void {
  const { lastYear } = story.season;
  for (const [at, { no, back, ...given }] of HONOURS.entries()) {
    const earned = lastYear - back;
    const documentNo = (given.documentNo ?? "").replace("年", String(earned));
    story.on(weekday(addDays(story.ago(10), at)), `15:1${at}`, ORGANISER, (organiser) =>
      enterHonour(organiser, {
        ...{ personId: known(story.founded.people, no), year: earned, level: given.level },
        ...{ title: given.title, body: given.body, documentNo },
      }),
    );
  }
}
