"use client";
import { Panel } from "@/components/ui/panel";
import { freeKey, removeFrom, setScaleMode } from "@/lib/appraisal/scheme/editing";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { Act, ChoiceCell, CountCell, FigureCell, PartFaults, TextCell } from "./cells";
import { useEditor } from "./editor-context";

export function ScalePart() {
  const { scheme, change } = useEditor();
  const { scale } = scheme;
  return (
    <Panel title="测评档次">
      <div className="grid gap-3">
        <ChoiceCell
          path={["scale", "mode"]}
          label="打分方式"
          shown
          className="max-w-60"
          value={scale.mode}
          onChange={(mode) => change((all) => setScaleMode(all, mode as "options" | "hundred"))}
          options={[
            { value: "options", label: "分档（优秀、良好……）" },
            { value: "hundred", label: "百分制" },
          ]}
        />
        {scale.mode === "options" ? <Options options={scale.options} /> : <Hundred hundred={scale.hundred} />}
      </div>
    </Panel>
  );
}

type OptionScale = Extract<StoredScheme["scale"], { mode: "options" }>;
type HundredScale = Extract<StoredScheme["scale"], { mode: "hundred" }>;

function Options({ options }: { options: OptionScale["options"] }) {
  const { set } = useEditor();
  const at = ["scale", "options"] as const;
  return (
    <>
      {options.map((option, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is edited; a row is its place
        <div key={row} className="grid grid-cols-[4rem_1fr_5rem_auto] items-start gap-2">
          <TextCell path={[...at, row, "key"]} label={`第${row + 1}档代码`} value={option.key} limit={16} />
          <TextCell path={[...at, row, "label"]} label={`第${row + 1}档名称`} value={option.label} />
          <FigureCell path={[...at, row, "points"]} label={`第${row + 1}档分值`} value={option.points} />
          <Act label="删除" name={`删除第${row + 1}档`} onClick={() => set(at, removeFrom(options, row))} />
        </div>
      ))}
      <PartFaults path="scale.options" />
      <p>
        <button
          type="button"
          className="btn btn-outline btn-sm"
          disabled={options.length >= 10}
          onClick={() => {
            const key = freeKey(
              "R",
              options.map((option) => option.key),
            );
            set(at, [...options, { key, label: "", points: "" }]);
          }}
        >
          增加一档
        </button>
      </p>
    </>
  );
}

function Hundred({ hundred }: { hundred: HundredScale["hundred"] }) {
  return (
    <div className="grid grid-cols-3 items-start gap-2">
      <FigureCell path={["scale", "hundred", "min"]} label="最低分" shown value={hundred.min} />
      <FigureCell path={["scale", "hundred", "max"]} label="最高分" shown value={hundred.max} />
      <FigureCell path={["scale", "hundred", "step"]} label="步长" shown value={hundred.step} />
    </div>
  );
}

export function OverallPart() {
  const { scheme, set } = useEditor();
  const { overall } = scheme;
  const at = ["overall", "options"] as const;
  return (
    <Panel title="总体评价" aside="与打分分开存放，不计入得分">
      <div className="grid gap-3">
        {overall.options.map((option, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is edited; a row is its place
          <div key={row} className="grid grid-cols-[4rem_1fr_auto] items-start gap-2">
            <TextCell path={[...at, row, "key"]} label={`第${row + 1}项代码`} value={option.key} limit={16} />
            <TextCell path={[...at, row, "label"]} label={`第${row + 1}项名称`} value={option.label} />
            <Act label="删除" name={`删除第${row + 1}项`} onClick={() => set(at, removeFrom(overall.options, row))} />
          </div>
        ))}
        <PartFaults path="overall.options" />
        <p>
          <button
            type="button"
            className="btn btn-outline btn-sm"
            disabled={overall.options.length >= 10}
            onClick={() => {
              const taken = overall.options.map(({ key }) => key);
              set(at, [...overall.options, { key: freeKey("T", taken), label: "" }]);
            }}
          >
            增加一项
          </button>
        </p>
        <Flag />
      </div>
    </Panel>
  );
}

function Flag() {
  const { scheme } = useEditor();
  const { options, minimumBallots, flag } = scheme.overall;
  return (
    <div className="grid items-start gap-3 border-t border-line pt-3 sm:grid-cols-3">
      <CountCell
        path={["overall", "minimumBallots"]}
        label="匿名组满几票才公布（不低于 10）"
        shown
        value={minimumBallots}
        min={10}
        max={1000}
      />
      <ChoiceCell
        path={["overall", "flag", "option"]}
        label="提示核查的评价"
        shown
        value={flag.option}
        options={options.map(({ key, label }) => ({ value: key, label: label || key }))}
      />
      <div className="field">
        <span className="field-label">该评价超过</span>
        <div className="flex items-center gap-2">
          <CountCell
            path={["overall", "flag", "above", "numerator"]}
            label="提示比例，分子"
            value={flag.above.numerator}
            min={1}
            max={100}
          />
          <span>/</span>
          <CountCell
            path={["overall", "flag", "above", "denominator"]}
            label="提示比例，分母"
            value={flag.above.denominator}
            min={1}
            max={100}
          />
        </div>
        <PartFaults path="overall.flag.above" />
      </div>
    </div>
  );
}
