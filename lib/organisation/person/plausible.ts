import type { PlainDate } from "@/lib/calendar";
import type { Political } from "../labels";

/** The dates of a life that a form or a roster row states. Months stand on their first day. */
export type Life = {
  bornOn: PlainDate | null;
  joinedPartyOn: PlainDate | null;
  startedWorkOn: PlainDate | null;
  political: Political;
};
export type Fault = { field: "bornOn" | "joinedPartyOn" | "startedWorkOn"; reason: string; mend: string };

/** Party constitution Art. 1: members are 18 or older. Working age: sport and stage troupes may hire from 14 on. */
const PARTY_AGE = 18;
const YOUNGEST = 14;
const OLDEST = 100;

/** What cannot be: dates in the future, before birth, or against the order of a life. */
export function faultsOfLife(life: Life, today: PlainDate): Fault[] {
  const faults: Fault[] = [];
  const fault = (field: Fault["field"], reason: string, mend = "请核对后改正。") =>
    faults.push({ field, reason, mend });
  const { bornOn, joinedPartyOn, startedWorkOn, political } = life;

  if (bornOn && bornOn > today) fault("bornOn", "出生年月晚于今天。");
  else if (bornOn && years(bornOn, OLDEST + 1) <= today) fault("bornOn", `按出生年月已超过${OLDEST}岁。`);
  else if (bornOn && years(bornOn, YOUNGEST) > today) fault("bornOn", `按出生年月还不满${YOUNGEST}周岁。`);

  const party = political === "PARTY_MEMBER" || political === "PROBATIONARY_MEMBER";
  if (joinedPartyOn && political !== "DEMOCRATIC_PARTY" && !party) {
    fault("joinedPartyOn", "政治面貌不是党员，却有入党时间。", "请改正政治面貌，或去掉入党时间。");
  } else if (joinedPartyOn && joinedPartyOn > today) {
    fault("joinedPartyOn", "入党时间晚于今天。");
  } else if (party && joinedPartyOn && bornOn && monthOf(joinedPartyOn) < monthOf(years(bornOn, PARTY_AGE))) {
    fault("joinedPartyOn", `入党时不满${PARTY_AGE}周岁。`, "请核对出生年月和入党时间。");
  }

  if (startedWorkOn && startedWorkOn > today) fault("startedWorkOn", "参加工作时间晚于今天。");
  else if (startedWorkOn && bornOn && monthOf(startedWorkOn) < monthOf(years(bornOn, YOUNGEST))) {
    fault("startedWorkOn", `参加工作时不满${YOUNGEST}周岁。`, "请核对出生年月和参加工作时间。");
  }
  return faults;
}

/** So many years later, for comparison only: a roster of 20,000 rows asks it 100,000 times. */
const years = (date: PlainDate, count: number) =>
  String(Number(date.slice(0, 4)) + count).padStart(4, "0") + date.slice(4);
const monthOf = (date: string) => date.slice(0, 7);
