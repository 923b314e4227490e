import { systemActor } from "@/lib/auth/actor";
import { listPeople } from "@/lib/organisation/person/queries";
import { givenCrowd } from "../testing/crowd";
import { ask, type Ground, hangUp, speakTo } from "./ground";
import { alternate, type Measure, timed } from "./measure";

const MANY = 50_000;
const FEW = 500;
/** The first page, a prefix many share by each way of searching, and one that few share and that tries every way. */
const SEARCHES = ["", "王", "王春", "T00", "T0000123", "w", "wc", "wang", "wangchun"];
const TIMES = 10;

export const people = (ground: Ground): Measure => ({
  id: "people",
  measure: `people list, first page and searches by prefix of name, number, pinyin, initials, ${MANY} people`,
  floor: `the same with ${FEW} people`,
  better: "lower",
  target: 1.5,
  unit: "ms",
  async run(say) {
    const [many, few] = await Promise.all([plantOf(ground, "bench_many", MANY), plantOf(ground, "bench_few", FEW)]);
    const side = (url: string) => () => {
      speakTo(url);
      return timed(searchAll);
    };
    const figures = await alternate({ product: side(many), floor: side(few) }, say);
    await hangUp();
    const each = SEARCHES.length * TIMES;
    return {
      product: figures.product / each,
      floor: figures.floor / each,
      notes: [`a page of ${SEARCHES.map((text) => text || "the whole list").join(", ")}; ${TIMES} times each a round`],
    };
  },
});

async function plantOf(ground: Ground, name: string, count: number): Promise<string> {
  const url = await ground.database(name);
  await ask(url, givenCrowd(count));
  await ask(url, "vacuum analyze");
  return url;
}

async function searchAll() {
  const actor = systemActor("测量", new Date(), ["ORGANISER"]);
  for (let time = 0; time < TIMES; time += 1) {
    for (const q of SEARCHES) await listPeople(actor, { q });
  }
}
