"use client";
import { memo } from "react";
import { focusPerson } from "./keys";
import { isTable, type Row } from "./paper";
import { Cell, CommentArea, RowDone, SummaryButton, type Tools } from "./parts";
import { usePaper, useValue } from "./use-paper";

/** Persons who are rated by indicator: a sheet each, one at a time, with what to look at beside each indicator. */
export function RatingSheets({ tools }: { tools: Tools }) {
  const paper = usePaper();
  const first = paper.rows.findIndex((row) => !isTable(row));
  const active = useValue("current", (paper) => paper.current >= first);
  const shown = useValue("current", (paper) => Math.max(paper.current, first));
  if (first === -1) return null;
  const line = paper.rows[shown] as Row;
  return (
    <section className="panel ballot-part ballot-sheets" data-active={active || undefined} aria-label="按指标评价">
      <nav className="ballot-people" aria-label="被评价人">
        {paper.rows.map((each, row) => (isTable(each) ? null : <PersonButton key={each.id} row={row} line={each} />))}
      </nav>
      <Sheet key={line.id} row={shown} line={line} tools={tools} />
    </section>
  );
}

const PersonButton = memo(function PersonButton({ row, line }: { row: number; line: Row }) {
  const paper = usePaper();
  const current = useValue("current", (paper) => paper.current === row);
  return (
    <button type="button" aria-current={current ? "true" : undefined} onClick={() => focusPerson(paper, row)}>
      <span>{line.name}</span>
      <RowDone row={row} />
    </button>
  );
});

const Sheet = memo(function Sheet({ row, line, tools }: { row: number; line: Row; tools: Tools }) {
  const paper = usePaper();
  const dimensions = paper.scheme.dimensions;
  const last = line.items.length;
  return (
    <div className="ballot-sheet">
      <header>
        <div>
          <h2 className="ballot-name">{line.name}</h2>
          <p className="ballot-post">{line.post}</p>
        </div>
        <div className="text-right text-xs text-muted">
          <p>
            第 {row + 1} / {paper.rows.length} 人
          </p>
          <SummaryButton row={row} line={line} tools={tools} />
        </div>
      </header>
      {dimensions.map((dimension) => (
        <section key={dimension.key} aria-label={dimension.label}>
          <h3>
            {dimension.label} <small>{dimension.weight} 分</small>
          </h3>
          {line.items.map((item, at) =>
            item.dimension === dimension.key ? (
              <div className="ballot-line" key={item.key}>
                <p>
                  <b>{item.label}</b>
                  <small>{item.guide}</small>
                </p>
                <Cell row={row} line={line} item={at} tools={tools} />
              </div>
            ) : null,
          )}
        </section>
      ))}
      <section aria-label="总体评价">
        <div className="ballot-line ballot-line-overall">
          <p>
            <b>总体评价</b>
            <small>与各项评价分开保存，不计入得分</small>
          </p>
          <Cell row={row} line={line} item={last} tools={tools} />
        </div>
      </section>
      {paper.scheme.paper.commentLimit > 0 ? (
        <div className="px-4 pb-4">
          <CommentArea row={row} label={`对${line.name}的意见建议（选填）`} />
        </div>
      ) : null}
    </div>
  );
});

/** 上一人 · 下一人: under a sheet, and on a phone under every card. */
export function PersonNav({ onEnd }: { onEnd: () => void }) {
  const paper = usePaper();
  const current = useValue("current", (paper) => paper.current);
  const line = paper.rows[current];
  const last = current === paper.rows.length - 1;
  const go = (row: number) => {
    paper.goTo(row);
    document.querySelector(".ballot")?.scrollIntoView();
  };
  return (
    <div className="ballot-nav" data-sheet={line && !isTable(line) ? true : undefined}>
      <button type="button" className="btn btn-outline" disabled={current === 0} onClick={() => go(current - 1)}>
        上一人
      </button>
      <button type="button" className="btn btn-primary" onClick={() => (last ? onEnd() : go(current + 1))}>
        {last ? "检查并交回" : "下一人"}
      </button>
    </div>
  );
}
