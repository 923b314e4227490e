import { parseArgs } from "node:util";
import { environmentOf } from "./bench/environment";
import { type Ground, prepareGround } from "./bench/ground";
import { type Measure, type Outcome, rowOf } from "./bench/measure";
import { jsonOf, type Measured, PAGE, sentenceOf, writePage } from "./bench/report";
import { Refused, refuse } from "./refuse";
import { type Undo, untilStopped } from "./undo";

/** In the order of the table. Read only when the ground stands: the portal reads its environment once. */
const MEASURES: Record<string, (ground: Ground) => Promise<Measure>> = {
  tally: async (ground) => (await import("./bench/tally")).tally(ground),
  submit: async (ground) => (await import("./bench/submit")).submit(ground),
  "rate-page": async (ground) => (await import("./bench/pages")).ratePage(ground),
  "home-page": async (ground) => (await import("./bench/pages")).homePage(ground),
  papers: async (ground) => (await import("./bench/papers")).papers(ground),
  people: async (ground) => (await import("./bench/people")).people(ground),
  script: async (ground) => (await import("./bench/script")).script(ground),
};

function options() {
  try {
    const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
    const { json = false, only } = values;
    if (only !== undefined && !MEASURES[only]) refuse(`没有 ${only} 这一项；可选：${Object.keys(MEASURES).join("、")}`);
    return { json, ids: only === undefined ? Object.keys(MEASURES) : [only] };
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse("参数有误：只认得 --json（只输出 JSON）与 --only <项>");
  }
}

async function bench(undo: Undo) {
  const { json, ids } = options();
  const { log } = console;
  // Standard output carries the answer; how far it is goes beside it.
  console.log = console.error;
  const ground = await prepareGround(undo);
  const environment = await environmentOf(ground.serverUrl);
  console.log(JSON.stringify(environment));
  const measured: Measured[] = [];
  for (const id of ids) {
    const measure = await (MEASURES[id] as (typeof MEASURES)[string])(ground);
    console.log(`\n${measure.id}: ${measure.measure}`);
    const outcome: Outcome = await measure.run((line) => console.log(`  ${line}`));
    measured.push({ measure, outcome, row: rowOf(measure, outcome) });
    console.log(`  ${sentenceOf(measured.at(-1) as Measured)}`);
  }
  if (json) return log(jsonOf(environment, measured));
  for (const each of measured) log(sentenceOf(each));
  if (ids.length < Object.keys(MEASURES).length) return;
  writePage(environment, measured);
  log(`已写入 ${PAGE}`);
}

await untilStopped("测量失败", bench);
