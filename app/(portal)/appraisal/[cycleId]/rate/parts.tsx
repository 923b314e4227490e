"use client";
import { useRef } from "react";
import { countCharacters } from "@/lib/characters";
import type { Option } from "./cell";
import { OptionCell, PointsCell } from "./cell";
import type { Row } from "./paper";
import { usePaper, useValue } from "./use-paper";

/** What a row or a sheet needs beside the paper; made once, so that memoised parts stay as they are. */
export type Tools = {
  options: readonly Option[];
  overall: readonly Option[];
  hundred: boolean;
  readSummary: (row: number) => void;
  writeComment: (row: number) => void;
};

/** The control for one item of a row; the last one is 总体评价. */
export function Cell({ row, line, item, tools }: { row: number; line: Row; item: number; tools: Tools }) {
  const last = item === line.items.length;
  const label = `${line.name} ${last ? "总体评价" : (line.items[item]?.label ?? "")}`;
  if (last) return <OptionCell row={row} item={item} label={label} options={tools.overall} />;
  if (tools.hundred) return <PointsCell row={row} item={item} label={label} />;
  return <OptionCell row={row} item={item} label={label} options={tools.options} />;
}

/** 3/6, and a word once nothing is missing. */
export function RowDone({ row }: { row: number }) {
  const paper = usePaper();
  const total = (paper.rows[row]?.items.length ?? 0) + 1;
  const done = useValue(`row ${row}`, (paper) => paper.done(row));
  const gaps = useValue("gaps", (paper) => paper.gaps);
  if (done === total) return <span className="ballot-done">✓ 完成</span>;
  const words = gaps ? `缺 ${total - done} 项` : `${done}/${total}`;
  return <span className={`ballot-count ${gaps ? "text-accent" : "text-faint"}`}>{words}</span>;
}

export function SummaryButton({ row, line, tools }: { row: number; line: Row; tools: Tools }) {
  // Without a summary there is still the record of the year.
  const what = line.summary ? "述职" : "本年情况";
  return (
    <button
      type="button"
      className="text-link"
      aria-label={`${line.name} ${what}`}
      onClick={() => tools.readSummary(row)}
    >
      {what}
    </button>
  );
}

/** 意见建议 in a sheet; grows with what is typed, and counts. */
export function CommentArea({ row, label }: { row: number; label: string }) {
  const paper = usePaper();
  const limit = paper.scheme.paper.commentLimit;
  const text = useValue(`comment ${row}`, (paper) => paper.comment(row));
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3 text-xs text-muted">
        <label htmlFor={`comment-${row}`}>{label}</label>
        <span>
          {countCharacters(text)}/{limit} 字
        </span>
      </div>
      <textarea
        ref={area}
        id={`comment-${row}`}
        className="textarea w-full"
        rows={3}
        maxLength={limit}
        autoComplete="off"
        value={text}
        onChange={(event) => paper.setComment(row, event.target.value)}
      />
    </div>
  );
}
