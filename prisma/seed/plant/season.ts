import { addDays, addMonths, atClock, type PlainDate, plainDate, today, yearOf } from "@/lib/calendar";

/**
 * The dates of the demonstration, all relative to the day it is loaded. Year Y is the appraisal now open: an annual
 * appraisal runs from the end of the year into spring, so before July it is still that of the year before.
 */
export type Season = {
  at: Date;
  day: PlainDate;
  /** The year under appraisal now, and the one before. */
  year: number;
  lastYear: number;
  /** The portal was set up and the roster brought in: before anything else happened in it. */
  founded: Date;
  foundedOn: PlainDate;
  /** 任职截止日 of both appraisals. */
  lastCutoffOn: PlainDate;
  cutoffOn: PlainDate;
  /** One transfer and five admissions to the Party happened between the two appraisals. */
  transferOn: PlainDate;
  admittedOn: PlainDate;
};

export const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b);

export function seasonOf(at: Date): Season {
  const day = today(at);
  const year = Number(day.slice(5, 7)) <= 6 ? yearOf(day) - 1 : yearOf(day);
  const lastYear = year - 1;
  const foundedOn = plainDate(`${lastYear}-03-02`);
  const endOfLastMonth = addDays(plainDate(`${day.slice(0, 7)}-01`), -1);
  const cutoffOn = earlier(plainDate(`${year}-12-31`), endOfLastMonth);
  return {
    at,
    day,
    year,
    lastYear,
    founded: atClock(foundedOn, "09:00"),
    foundedOn,
    lastCutoffOn: plainDate(`${lastYear}-12-31`),
    cutoffOn,
    transferOn: addMonths(cutoffOn, -3),
    admittedOn: addDays(addMonths(cutoffOn, -2), -1),
  };
}

/** A day that counts back from last year: "3/04-10" is 10 April three years before it. */
export function dayOf(season: Season, text: string): PlainDate {
  const [years, monthDay] = text.split("/") as [string, string];
  return plainDate(`${season.lastYear - Number(years)}-${monthDay}`);
}
