/* biome-ignore-all lint/a11y/noRedundantRoles: as cards the rows lose their display, and with it their roles */
"use client";
import { memo } from "react";
import type { Item } from "@/lib/appraisal/scheme/items";
import { isTable, type Row } from "./paper";
import { Cell, RowDone, SummaryButton, type Tools } from "./parts";
import { usePaper, useValue } from "./use-paper";

/** All persons who are rated by dimension, in one table; where there is no room, one card a person. */
export function RatingTable({ tools }: { tools: Tools }) {
  const paper = usePaper();
  const first = paper.rows.find(isTable);
  const active = useValue("current", (paper) => isCurrentTable(paper.rows[paper.current]));
  if (!first) return null;
  return (
    <section
      className={`panel ballot-part ${first.items.length > 7 ? "ballot-wide" : ""}`}
      data-active={active || undefined}
      aria-label="按维度评价"
    >
      <Legend tools={tools} />
      <table className="ballot-table" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col">姓名 · 现任职务</th>
            {first.items.map(({ key, label }) => (
              <th scope="col" key={key}>
                {label}
              </th>
            ))}
            <th scope="col">总体评价</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {paper.rows.map((line, row) =>
            isTable(line) ? <TableRow key={line.id} row={row} line={line} tools={tools} /> : null,
          )}
        </tbody>
      </table>
    </section>
  );
}

const isCurrentTable = (row: Row | undefined) => row !== undefined && isTable(row);

const TableRow = memo(function TableRow({ row, line, tools }: { row: number; line: Row; tools: Tools }) {
  const paper = usePaper();
  const current = useValue("current", (paper) => paper.current === row);
  return (
    <tr role="row" data-current={current || undefined} onFocus={() => paper.goTo(row)}>
      <th scope="row">
        <span className="ballot-person">
          <span className="ballot-name">{line.name}</span>
          <span className="ballot-links">
            <SummaryButton row={row} line={line} tools={tools} />
            {paper.scheme.paper.commentLimit > 0 ? <CommentButton row={row} line={line} tools={tools} /> : null}
          </span>
        </span>
        <span className="ballot-person">
          <span className="ballot-post">{line.post}</span>
          <RowDone row={row} />
          <span className="ballot-place">
            第 {row + 1} / {paper.rows.length} 人
          </span>
        </span>
      </th>
      {line.items.map((item, at) => (
        <td role="cell" key={item.key}>
          <ItemLabel item={item} />
          <Cell row={row} line={line} item={at} tools={tools} />
        </td>
      ))}
      <td role="cell" className="ballot-overall">
        <ItemLabel item={{ label: "总体评价", guide: "" }} />
        <Cell row={row} line={line} item={line.items.length} tools={tools} />
      </td>
    </tr>
  );
});

/** On a card each mark carries its own heading. */
function ItemLabel({ item }: { item: Pick<Item, "label" | "guide"> }) {
  return (
    <span className="ballot-label" aria-hidden="true">
      <b>{item.label}</b>
      {item.guide ? <small>{item.guide}</small> : null}
    </span>
  );
}

function CommentButton({ row, line, tools }: { row: number; line: Row; tools: Tools }) {
  const written = useValue(`comment ${row}`, (paper) => paper.comment(row) !== "");
  return (
    <button
      type="button"
      className="text-link"
      aria-label={`${line.name} 意见建议${written ? "（已写）" : ""}`}
      onClick={() => tools.writeComment(row)}
    >
      {written ? "意见 ✓" : "意见"}
    </button>
  );
}

/** Shown by the style sheet only where the options are cut to one character. */
function Legend({ tools }: { tools: Tools }) {
  const shortened = [...(tools.hundred ? [] : tools.options), ...tools.overall].filter(
    ({ label, short }) => label !== short,
  );
  const unique = [...new Map(shortened.map((option) => [option.label, option])).values()];
  if (unique.length === 0) return null;
  return (
    <p className="ballot-legend">
      {unique.map(({ label, short }) => (
        <span key={label}>
          <b>{short}</b> {label}
        </span>
      ))}
    </p>
  );
}
