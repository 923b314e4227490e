"use client";
import { Panel } from "@/components/ui/panel";
import { sumOf } from "@/lib/appraisal/scheme/checks";
import {
  addDimension,
  freeKey,
  removeDimension,
  removeFrom,
  renameDimension,
  setAt,
  shift,
} from "@/lib/appraisal/scheme/editing";
import type { SchemeDimension } from "@/lib/appraisal/scheme/schema";
import { Act, AreaCell, FigureCell, PartFaults, Sum, TextCell } from "./cells";
import { useEditor } from "./editor-context";

export function DimensionsPart() {
  const { scheme, change } = useEditor();
  const sum = sumOf(scheme.dimensions.map(({ weight }) => weight));
  return (
    <Panel title="维度与指标" aside={<Sum label="维度权重合计" sum={sum} wanted="100" />}>
      <div className="grid gap-5">
        {scheme.dimensions.map((dimension, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is edited; a row is its place
          <Dimension key={index} dimension={dimension} index={index} />
        ))}
        <PartFaults path="dimensions" />
        <p>
          <button type="button" className="btn btn-outline btn-sm" onClick={() => change(addDimension)}>
            增加维度
          </button>
        </p>
      </div>
    </Panel>
  );
}

function Dimension({ dimension, index }: { dimension: SchemeDimension; index: number }) {
  const { scheme, change } = useEditor();
  const at = ["dimensions", index] as const;
  const name = dimension.label || `第${index + 1}个维度`;
  const indicators = dimension.indicators;
  return (
    <fieldset className="grid gap-2 border-0 border-t border-line p-0 pt-3">
      <legend className="sr-only">维度 {name}</legend>
      <div className="grid grid-cols-[4rem_minmax(4rem,1fr)_5rem] items-start gap-2 lg:grid-cols-[5rem_8rem_5rem_1fr_auto]">
        <TextCell
          path={[...at, "key"]}
          label="代码"
          shown
          value={dimension.key}
          limit={16}
          onChange={(text) => change((all) => renameDimension(all, index, text))}
        />
        <TextCell path={[...at, "label"]} label="维度" shown value={dimension.label} />
        <FigureCell path={[...at, "weight"]} label="权重" shown value={dimension.weight} />
        <AreaCell
          path={[...at, "guide"]}
          label="要点（按维度测评时显示）"
          shown
          value={dimension.guide}
          className="col-span-full lg:col-span-1"
        />
        <RowActs
          name={name}
          below
          index={index}
          count={scheme.dimensions.length}
          onShift={(by) => change((all) => ({ ...all, dimensions: shift(all.dimensions, index, by) }))}
          onRemove={() => change((all) => removeDimension(all, index))}
        />
      </div>
      <Indicators dimension={dimension} index={index} />
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="btn btn-outline btn-sm"
          onClick={() => change((all) => setAt(all, [...at, "indicators"], [...indicators, blank(all.dimensions)]))}
        >
          在“{name}”下增加指标
        </button>
        {indicators.length > 0 ? (
          <Sum label="指标权重合计" sum={sumOf(indicators.map(({ weight }) => weight))} wanted={dimension.weight} />
        ) : (
          <p className="text-xs text-muted">没有指标的维度，在两种测评方式下都只打一个分</p>
        )}
      </div>
    </fieldset>
  );
}

function blank(dimensions: SchemeDimension[]) {
  const taken = dimensions.flatMap(({ key, indicators }) => [key, ...indicators.map((indicator) => indicator.key)]);
  return { key: freeKey("X", taken), label: "", weight: "", guide: "" };
}

function Indicators({ dimension, index }: { dimension: SchemeDimension; index: number }) {
  const { change } = useEditor();
  const at = ["dimensions", index, "indicators"] as const;
  return dimension.indicators.map((indicator, row) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is edited; a row is its place
      key={row}
      className="grid grid-cols-[4rem_minmax(4rem,1fr)_5rem] items-start gap-2 lg:grid-cols-[5rem_12rem_5rem_1fr_auto] lg:pl-4"
    >
      <TextCell path={[...at, row, "key"]} label={`指标代码 ${indicator.key}`} value={indicator.key} limit={16} />
      <TextCell path={[...at, row, "label"]} label={`指标名称 ${indicator.key}`} value={indicator.label} />
      <FigureCell path={[...at, row, "weight"]} label={`指标权重 ${indicator.key}`} value={indicator.weight} />
      <AreaCell
        path={[...at, row, "guide"]}
        label={`评价要点 ${indicator.key}`}
        value={indicator.guide}
        className="col-span-full lg:col-span-1"
      />
      <RowActs
        name={indicator.label || indicator.key}
        index={row}
        count={dimension.indicators.length}
        onShift={(by) => change((all) => setAt(all, at, shift(dimension.indicators, row, by)))}
        onRemove={() => change((all) => setAt(all, at, removeFrom(dimension.indicators, row)))}
      />
    </div>
  ));
}

type RowActsProps = {
  name: string;
  index: number;
  count: number;
  /** the row has its labels above */
  below?: boolean;
  onShift: (by: 1 | -1) => void;
  onRemove: () => void;
};

function RowActs({ name, index, count, below, onShift, onRemove }: RowActsProps) {
  return (
    <div className={`col-span-full flex justify-end lg:col-span-1 ${below ? "lg:mt-6" : ""}`}>
      <Act label="上移" name={`上移 ${name}`} off={index === 0} onClick={() => onShift(-1)} />
      <Act label="下移" name={`下移 ${name}`} off={index === count - 1} onClick={() => onShift(1)} />
      <Act label="删除" name={`删除 ${name}`} onClick={onRemove} />
    </div>
  );
}
