"use client";
import { memo } from "react";
import { markFault } from "@/lib/appraisal/ballot/paper-rules";
import { usePaper, useValue } from "./use-paper";

export type Option = { key: string; label: string; short: string };

/** One mark: native radio buttons that ring as one. Only this cell is drawn again when it changes. */
export const OptionCell = memo(function OptionCell({
  row,
  item,
  label,
  options,
}: {
  row: number;
  item: number;
  label: string;
  options: readonly Option[];
}) {
  const paper = usePaper();
  const mark = useValue(`${row}.${item}`, (paper) => paper.mark(row, item));
  const gap = useValue("gaps", (paper) => paper.gaps) && mark === "";
  return (
    <div
      className="ballot-cell"
      role="radiogroup"
      aria-label={label}
      aria-required="true"
      aria-invalid={gap || undefined}
      data-cell={`${row}.${item}`}
    >
      {options.map(({ key, label, short }) => (
        <label key={key} className="ballot-option">
          <input
            type="radio"
            name={`${row}.${item}`}
            value={key}
            checked={mark === key}
            aria-label={label}
            onChange={() => paper.setMark(row, item, key)}
          />
          <span className="full">{label}</span>
          <span className="short" aria-hidden="true">
            {short}
          </span>
        </label>
      ))}
    </div>
  );
});

/** No allowed figure is longer; a text pasted by mistake must not stop the autosave. */
const LONGEST = 8;

/** As an input method for Chinese may write them: ９０。５ */
const plainFigure = (text: string) => text.normalize("NFKC").replace("。", ".").trim();

/** A mark on a scale of points. What is no allowed figure is said at once, and not kept by the server. */
export const PointsCell = memo(function PointsCell({ row, item, label }: { row: number; item: number; label: string }) {
  const paper = usePaper();
  const mark = useValue(`${row}.${item}`, (paper) => paper.mark(row, item));
  const gap = useValue("gaps", (paper) => paper.gaps) && mark === "";
  const fault = mark === "" ? null : markFault(paper.scheme.scale, mark);
  return (
    <div className="ballot-points" data-cell={`${row}.${item}`}>
      <input
        className="input w-20 text-right"
        inputMode="decimal"
        autoComplete="off"
        maxLength={LONGEST}
        aria-label={label}
        aria-required="true"
        aria-invalid={gap || fault !== null || undefined}
        aria-describedby={fault === null ? undefined : `fault-${row}.${item}`}
        value={mark}
        onChange={(event) => paper.setMark(row, item, plainFigure(event.target.value))}
      />
      {fault === null ? null : (
        <small className="ballot-fault" id={`fault-${row}.${item}`}>
          {fault}
        </small>
      )}
    </div>
  );
});
