import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../schema-engine";
import type { Environment } from "./environment";
import type { Measure, Outcome, Row } from "./measure";

export type Measured = { measure: Measure; outcome: Outcome; row: Row };

export const PAGE = "docs/performance.md";
const BEGIN = "<!-- bench:begin, written by npm run bench -->";
const END = "<!-- bench:end -->";

export const jsonOf = (environment: Environment, measured: readonly Measured[]) =>
  JSON.stringify({ environment, rows: measured.map(({ row }) => row) });

const figure = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3);

const bound = ({ better, target }: Row) => `${better === "lower" ? "≤" : "≥"} ${target}`;

/** tally: 610 ms against 190 ms, ratio 3.21 (to reach ≤ 4): reached */
export function sentenceOf({ measure, outcome, row }: Measured): string {
  const { product, floor } = outcome;
  const sides = `${figure(product)} ${measure.unit} against ${figure(floor)} ${measure.unit}`;
  return `${row.id}: ${sides}, ratio ${row.ratio} (to reach ${bound(row)}): ${row.ok ? "reached" : "MISSED"}`;
}

function tableOf(measured: readonly Measured[]): string[] {
  return [
    "| Measure | Floor | Product | Floor | Ratio | To reach | |",
    "|---|---|--:|--:|--:|--:|---|",
    ...measured.map(({ measure, outcome, row }) => {
      const of = (value: number) => `${figure(value)} ${measure.unit}`;
      const cells = [`\`${row.id}\` ${row.measure}`, measure.floor, of(outcome.product), of(outcome.floor)];
      return `| ${[...cells, row.ratio, bound(row), row.ok ? "reached" : "**missed**"].join(" | ")} |`;
    }),
  ];
}

/** Environment, table and what was noted, as they stand between the markers of the page. */
export function sectionOf(environment: Environment, measured: readonly Measured[]): string {
  const { cpu, cores, memoryGb, node, postgres, next } = environment;
  const notes = measured.flatMap(({ row, outcome }) => (outcome.notes ?? []).map((note) => `- \`${row.id}\`: ${note}`));
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB; Node ${node}, PostgreSQL ${postgres}, Next ${next}. Medians of 5.`,
    "",
    ...tableOf(measured),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

/** The page with its section replaced; everything outside the markers is written by people. */
export function withSection(page: string, section: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost its markers`);
  return `${page.slice(0, from)}${BEGIN}\n${section}\n${page.slice(to)}`;
}

export function writePage(environment: Environment, measured: readonly Measured[]) {
  const path = join(ROOT, PAGE);
  writeFileSync(path, withSection(readFileSync(path, "utf8"), sectionOf(environment, measured)));
}
