import { describe, expect, test } from "vitest";
import { type PlainDate, plainDate } from "@/lib/calendar";
import type { Political } from "../labels";
import { faultsOfLife } from "./plausible";

const TODAY = plainDate("2026-03-05");
const day = (text: string | null): PlainDate | null => (text === null ? null : plainDate(text));
const faults = (born: string | null, joined: string | null, started: string | null, political: Political) =>
  faultsOfLife({ bornOn: day(born), joinedPartyOn: day(joined), startedWorkOn: day(started), political }, TODAY).map(
    (fault) => fault.field,
  );

describe("what cannot be in a life", () => {
  test.each([
    ["an ordinary one", "1985-06-01", "2009-07-01", "2008-07-01", "PARTY_MEMBER", []],
    ["nothing known", null, null, null, "MASSES", []],
    ["born tomorrow", "2026-03-06", null, null, "MASSES", ["bornOn"]],
    ["a hundred years and a month old", "1925-02-01", null, null, "MASSES", ["bornOn"]],
    ["a hundred years old", "1925-04-01", null, null, "MASSES", []],
    ["a child", "2012-04-01", null, null, "MASSES", ["bornOn"]],
    ["fourteen this month", "2012-03-01", null, null, "MASSES", []],
    ["joined in the month of the 18th birthday", "1990-05-20", "2008-05-01", null, "PARTY_MEMBER", []],
    ["joined a month before it", "1990-05-20", "2008-04-30", null, "PROBATIONARY_MEMBER", ["joinedPartyOn"]],
    ["joined without being a member", "1990-05-20", "2010-05-01", null, "MASSES", ["joinedPartyOn"]],
    ["joined another party", "1990-05-20", "2010-05-01", null, "DEMOCRATIC_PARTY", []],
    ["joined tomorrow", "1990-05-20", "2026-03-06", null, "PARTY_MEMBER", ["joinedPartyOn"]],
    ["worked at thirteen", "1990-05-01", null, "2004-04-01", "MASSES", ["startedWorkOn"]],
    ["works from tomorrow", "1990-05-01", null, "2026-03-06", "MASSES", ["startedWorkOn"]],
  ] as const)("%s", (_what, born, joined, started, political, expected) => {
    expect(faults(born, joined, started, political)).toEqual(expected);
  });
});
