/**
 * A paper of the plant as data, before anything is drawn: one description for the PDF and for Word, so that the two
 * cannot say different things. All texts are of any length and flow onto the next page.
 */
export interface Paper {
  title: string;
  /** Right above the first part: 编号：2026-003 */
  number?: string;
  /** Left above the title: 内部掌握 */
  mark?: string;
  parts: Part[];
}

export type Part = Table | List | Prose;

type Headed = {
  heading?: string;
  /** Begins on a new page. */
  fresh?: boolean;
  /** Not parted by the end of a page while it fits on one. */
  together?: boolean;
};
/** Rows under one frame. */
export type Table = Headed & { kind: "table"; rows: Row[] };
/** Equal rows under heads; `share` is the column's part of the width. */
export type List = Headed & {
  kind: "list";
  columns: { label: string; share: number; prose?: boolean }[];
  rows: string[][];
  /** What stands there when there are none. */
  empty: string;
};
export type Prose = Headed & { kind: "prose"; text: string };

export type Row = Facts | Long | Band;
/** Up to three short facts beside one another. An empty one says 无; `null` is left blank, to be written by hand. */
export type Facts = { kind: "facts"; cells: Fact[] };
/** `wide` takes this many of the three places. */
export type Fact = { label: string; text: string | null; wide: 1 | 2 | 3 };
/** A text under its label, at least `least` millimetres high. */
export type Long = { kind: "long"; label: string; text: string | null; least: number; signature?: Signature };
/** A line across the frame that names what follows. */
export type Band = { kind: "band"; text: string };

/** Filled from what was signed in the portal; without a name the line is left to be signed by hand. */
export type Signature = { role: string; seal?: boolean; name: string; day: string };

export const fact = (label: string, text: string | null, wide: 1 | 2 | 3 = 1): Fact => ({ label, text, wide });
export const facts = (...cells: Fact[]): Facts => ({ kind: "facts", cells });
export const long = (label: string, text: string | null, least: number, signature?: Signature): Long => ({
  ...{ kind: "long", label, text, least },
  ...(signature ? { signature } : {}),
});

const LINE = "＿＿＿＿＿＿";

/** 签名：程立新　2026年3月5日；by hand: 签名：＿＿＿＿＿＿　　　年　　月　　日 */
export function saySignature({ role, seal, name, day }: Signature): string {
  const place = seal ? "（盖章）" : "";
  return name ? `${role}：${name}${place}　${day}` : `${role}：${LINE}${place}　　　年　　月　　日`;
}
