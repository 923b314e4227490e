import { type PlainDate, sayDate } from "@/lib/calendar";
import { CATEGORY_ORDER, type Category } from "@/lib/organisation/labels";

export type MainPost = { title: string; category: Category; from: PlainDate; until: PlainDate | null };

/** What tells whether a mentee is still who was paired. A house is the workshop, station or department below the plant. */
export type MenteeCourse = {
  /** 主职, from the pairing on. */
  posts: readonly MainPost[];
  /** The house at the pairing; null where the unit of that time bears another name today, and nothing can be said. */
  houseThen: string | null;
  houseNow: { id: string; name: string };
  /** Houses in which the mentee spends a posting today: a 轮岗 is part of being raised, not a transfer. */
  postedTo: readonly string[];
};

/** Who holds no post stands with the staff. */
const rankOf = (post: MainPost | undefined) => CATEGORY_ORDER.indexOf(post?.category ?? "STAFF");

/**
 * Why a pair has come to its end since `from` although nobody has ended it: it closes on promotion and on transfer
 * (domain.md §5). Empty where neither has happened.
 */
export function movesOf(
  { posts, houseThen, houseNow, postedTo }: MenteeCourse,
  from: PlainDate,
  on: PlainDate,
): string[] {
  if (on < from) return [];
  const at = (day: PlainDate) =>
    posts
      .filter((post) => post.from <= day && (post.until === null || post.until > day))
      .sort((one, other) => rankOf(one) - rankOf(other))[0];
  const now = at(on);
  const promoted = now && rankOf(now) < rankOf(at(from));
  const moved = houseThen !== null && houseThen !== houseNow.id && !postedTo.includes(houseNow.id);
  return [
    ...(promoted ? [`培养对象已于${sayDate(now.from)}提任${now.title}，结对应按“对象提任”结束`] : []),
    ...(moved ? [`培养对象已调到${houseNow.name}，结对应按“调动”结束`] : []),
  ];
}
