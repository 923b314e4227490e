import { type PlainDate, sayDate } from "@/lib/calendar";
import { CATEGORIES, type Category } from "../labels";
import type { Stated } from "./cells";
import type { ColumnKey } from "./columns";
import { agrees } from "./months";
import type { KnownPerson } from "./plan";

/** What a row does to the main post: a correction keeps the post, an appointment ends the former on its first day. */
export type PostDeed =
  | { kind: "none" }
  | { kind: "appoint"; endId: string | null; title: string; category: Category; unitId: string; from: PlainDate }
  | { kind: "correct"; id: string; title: string; category: Category; unitId: string; from: PlainDate };

type Place = { unitId: string; moved: boolean; today: PlainDate };
type Say = (key: ColumnKey, reason: string, mend: string) => void;

const NONE: PostDeed = { kind: "none" };

/**
 * 现任职务, 任现职时间 and 职级类别 state the main post. The same start with another title corrects what was entered; a
 * later start is an appointment. An empty title never ends a post: leaving something out of a roster changes nothing.
 */
export function planPost(stated: Stated, person: KnownPerson | null, place: Place, say: Say): PostDeed {
  const main = person?.main ?? null;
  if (!stated.title) return withoutTitle(stated, main, say);
  const unitId = main && !place.moved ? main.unitId : place.unitId;
  const same = main?.title === stated.title && main.category === stated.category && main.unitId === unitId;
  const sameStart = main !== null && agrees(stated.since, main.from);
  if (same && (sameStart || !stated.since)) return NONE;
  if (!stated.since) {
    say("since", "有现任职务，但没有任现职时间。", "请填写任现职时间。");
    return NONE;
  }
  if (person?.next) {
    say("title", `已登记自${sayDate(person.next.from)}起任“${person.next.title}”。`, "请在其人员页办理任职。");
    return NONE;
  }
  if (person && person.oversees.length > 0 && stated.category !== "PLANT_LEADER") {
    say("category", `还分管${person.oversees.join("、")}，须任厂领导。`, "请先在单位页改由他人分管。");
  }
  return dated(stated, person, { ...place, unitId }, same, sameStart, say);
}

function withoutTitle(stated: Stated, main: KnownPerson["main"], say: Say): PostDeed {
  if (main) {
    say("title", `没有填写，但系统中现任“${main.title}”。`, "请填写现任职务；如已免职，请先在其人员页登记免职。");
  } else if (stated.category !== "STAFF") {
    say("title", `职级类别是${CATEGORIES[stated.category]}，但没有现任职务。`, "请填写现任职务。");
  }
  return NONE;
}

function dated(
  stated: Stated,
  person: KnownPerson | null,
  place: Place,
  same: boolean,
  sameStart: boolean,
  say: Say,
): PostDeed {
  const main = person?.main ?? null;
  const from = stated.since?.date ?? place.today;
  const facts = { title: stated.title, category: stated.category, unitId: place.unitId };
  if (from > place.today) say("since", "任现职时间晚于今天。", "请核对；将来的任职请在其人员页登记。");
  if (main && sameStart) return { kind: "correct", id: main.id, ...facts, from: main.from };
  if (person?.formerUntil && from < person.formerUntil) {
    say("since", `上一个职务到${sayDate(person.formerUntil)}才结束。`, "请核对任现职时间。");
  }
  if (!main) return { kind: "appoint", endId: null, ...facts, from };
  if (same) return { kind: "correct", id: main.id, ...facts, from };
  if (from > main.from) return { kind: "appoint", endId: main.id, ...facts, from };
  say(
    "since",
    `早于系统中现任“${main.title}”的任职时间（${sayDate(main.from)}）。`,
    "改任新职请填新的任职时间；更正请在其人员页办理。",
  );
  return NONE;
}
