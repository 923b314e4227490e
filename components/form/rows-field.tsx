"use client";
import { useEffect, useId, useRef, useState } from "react";
import { Field } from "./field";
import { type Option, SelectField } from "./select-field";
import { TextAreaField } from "./text-area-field";

export type RowColumn = {
  name: string;
  label: string;
  type?: "text" | "number" | "date" | "month" | "select" | "area";
  options?: Option[];
  placeholder?: string;
  required?: boolean;
  limit?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  /** share of the line's width, 1 to 4 */
  span?: 1 | 2 | 3 | 4;
};

type Row = { key: number; values: Record<string, string> };

type RowsFieldProps = {
  name: string;
  label: string;
  columns: RowColumn[];
  rows?: Record<string, string>[];
  min?: number;
  max?: number;
  /** the words on the button that adds */
  add?: string;
  /** what stands there while there is no row */
  empty?: string;
};

/** Rows of the same fields, added and removed by hand; sent as `name[0].column`. */
export function RowsField({
  name,
  label,
  columns,
  rows = [],
  min = 0,
  max = 50,
  add = "添加一行",
  empty,
}: RowsFieldProps) {
  const id = useId();
  const next = useRef(rows.length);
  const box = useRef<HTMLFieldSetElement>(null);
  const start = () => rows.concat(Array.from({ length: Math.max(0, min - rows.length) }, () => ({})));
  const [list, setList] = useState<Row[]>(() => start().map((values, key) => ({ key, values })));
  const [fresh, setFresh] = useState<number>();

  useEffect(() => {
    if (fresh === undefined) return;
    box.current?.querySelector<HTMLElement>(`[data-row="${fresh}"] :is(input, select, textarea)`)?.focus();
  }, [fresh]);

  function append() {
    next.current += 1;
    setList([...list, { key: next.current, values: {} }]);
    setFresh(next.current);
  }

  function remove(key: number) {
    setList(list.filter((row) => row.key !== key));
    box.current?.querySelector<HTMLElement>("[data-add]")?.focus();
  }

  return (
    <fieldset className="field" ref={box} aria-describedby={list.length === 0 && empty ? id : undefined}>
      <legend>{label}</legend>
      <div className="rows-field">
        {list.length > 0 ? (
          <div className="rows-head" aria-hidden="true">
            {columns.map((column) => (
              <span key={column.name} className={`rows-cell rows-span-${column.span ?? 1}`}>
                {column.label}
              </span>
            ))}
          </div>
        ) : empty ? (
          <p className="py-2 text-muted" id={id}>
            {empty}
          </p>
        ) : null}
        {list.map((row, index) => (
          <Line
            key={row.key}
            {...{ name, columns, row, index }}
            fixed={list.length <= min}
            remove={() => remove(row.key)}
          />
        ))}
      </div>
      <button
        type="button"
        data-add
        className="btn btn-outline btn-sm self-start"
        aria-disabled={list.length >= max || undefined}
        onClick={() => list.length < max && append()}
      >
        {add}
      </button>
    </fieldset>
  );
}

type LineProps = {
  name: string;
  columns: RowColumn[];
  row: Row;
  index: number;
  /** no fewer rows are allowed */
  fixed: boolean;
  remove: () => void;
};

function Line({ name, columns, row, index, fixed, remove }: LineProps) {
  return (
    <div className="rows-line" data-row={row.key}>
      {columns.map((column) => (
        <Cell
          key={column.name}
          column={column}
          name={`${name}[${index}].${column.name}`}
          value={row.values[column.name]}
        />
      ))}
      <button
        type="button"
        className="btn btn-ghost btn-sm rows-remove"
        aria-label={`移除第 ${index + 1} 行`}
        aria-disabled={fixed || undefined}
        onClick={() => !fixed && remove()}
      >
        移除
      </button>
    </div>
  );
}

function Cell({ column, name, value }: { column: RowColumn; name: string; value?: string }) {
  const { label, type = "text", options = [], span = 1, limit, name: _, ...rest } = column;
  const shared = {
    name,
    label,
    defaultValue: value,
    className: `rows-cell rows-span-${span}`,
    required: rest.required,
  };
  if (type === "select")
    return <SelectField {...shared} options={options} placeholder={rest.placeholder ?? "请选择"} />;
  if (type === "area") return <TextAreaField {...shared} limit={limit} rows={1} placeholder={rest.placeholder} />;
  return <Field {...rest} {...shared} type={type} maxLength={limit} />;
}
