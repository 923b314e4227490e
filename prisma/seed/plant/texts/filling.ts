import { countCharacters } from "@/lib/characters";
import type { Chance } from "../chance";
import { ABILITY, DILIGENCE, INTEGRITY, OPENING, SHORTCOMINGS, VIRTUE } from "./summary-common";
import { BY_UNIT } from "./summary-units";

type Words = { [word: string]: string };

/** {12-38} is a number between the two, with as many decimals as they have; {年} and the like are words. */
export function fill(text: string, words: Words, chance: Chance): string {
  return text.replaceAll(/\{([^}]+)\}/g, (_whole, slot: string) => {
    const range = /^(\d+(?:\.(\d+))?)-(\d+(?:\.\d+)?)$/.exec(slot);
    if (!range) return words[slot] ?? "";
    const scale = 10 ** (range[2]?.length ?? 0);
    const drawn = chance.int(Math.round(Number(range[1]) * scale), Math.round(Number(range[3]) * scale));
    return (drawn / scale).toFixed(range[2]?.length ?? 0);
  });
}

const LEAST = 800;
const MOST = 990;

export type Author = { unit: string; title: string; year: number };

/** 个人总结 in the order 德能勤绩廉, between 800 and 1,000 characters; no two alike. */
export function summaryOf({ unit, title, year }: Author, chance: Chance): string {
  const words: Words = { 年: String(year), 单位: unit, 职务: title };
  const own = BY_UNIT[unit] ?? { ability: [], achievement: [] };
  const parts = [
    { head: "一、德。", pool: chance.shuffled(VIRTUE), count: 2 },
    { head: "二、能。", pool: [...chance.shuffled(own.ability), ...chance.shuffled(ABILITY)], count: 3 },
    { head: "三、勤。", pool: chance.shuffled(DILIGENCE), count: 2 },
    { head: "四、绩。", pool: chance.shuffled(own.achievement), count: 3 },
    { head: "五、廉。", pool: chance.shuffled(INTEGRITY), count: 2 },
  ];
  const [opening, ending] = [fill(chance.pick(OPENING), words, chance), chance.pick(SHORTCOMINGS)];
  const filled = parts.map((part) => ({ ...part, pool: part.pool.map((sentence) => fill(sentence, words, chance)) }));
  const text = () =>
    [opening, ...filled.map(({ head, pool, count }) => head + pool.slice(0, count).join("")), `六、${ending}`].join(
      "\n",
    );
  // One more sentence here and there until it is long enough; every part has some in reserve.
  for (let at = 0; countCharacters(text()) < LEAST; at++) {
    const part = filled[at % filled.length];
    if (!part || at > 40) break;
    part.count = Math.min(part.pool.length, part.count + 1);
    if (countCharacters(text()) > MOST) part.count--;
  }
  return text();
}
