"use client";
import { Panel } from "@/components/ui/panel";
import { sumOf } from "@/lib/appraisal/scheme/checks";
import { removeFrom, renameGrade, setAt } from "@/lib/appraisal/scheme/editing";
import { Act, ChoiceCell, CountCell, FigureCell, PartFaults, Sum, SwitchCell, TextCell } from "./cells";
import { useEditor } from "./editor-context";

export function CompositePart() {
  const { scheme } = useEditor();
  const { composite } = scheme;
  return (
    <Panel
      title="综合得分"
      aside={
        <Sum label="占比合计" sum={sumOf([composite.ballots, composite.performance, composite.routine])} wanted="1" />
      }
    >
      <div className="grid gap-3">
        <div className="grid grid-cols-3 items-start gap-2">
          <FigureCell path={["composite", "ballots"]} label="测评" shown value={composite.ballots} />
          <FigureCell path={["composite", "performance"]} label="业绩" shown value={composite.performance} />
          <FigureCell path={["composite", "routine"]} label="平时考核" shown value={composite.routine} />
        </div>
        <PartFaults path="composite" />
        <div className="grid grid-cols-2 items-start gap-2 border-t border-line pt-3 sm:grid-cols-4">
          {scheme.quarters.map((quarter, row) => (
            <div key={quarter.key} className="grid gap-2">
              <TextCell path={["quarters", row, "label"]} label={`季度第${row + 1}等`} shown value={quarter.label} />
              <FigureCell path={["quarters", row, "points"]} label={`${quarter.label}折合分`} value={quarter.points} />
            </div>
          ))}
        </div>
        <PartFaults path="quarters" />
        <p className="text-xs text-muted">
          加减分合计限于 {scheme.adjustments.min} 至 +{scheme.adjustments.max} 分，由计票文件格式固定，不能修改。
        </p>
      </div>
    </Panel>
  );
}

export function GradesPart() {
  const { scheme, change, set } = useEditor();
  const { grades, quota } = scheme;
  return (
    <Panel title="等次与名额">
      <div className="grid gap-3">
        {grades.map((grade, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the label itself is edited; a row is its place
          <div key={row} className="grid grid-cols-[1fr_6rem_auto] items-start gap-2">
            <TextCell
              path={["grades", row, "label"]}
              label={`第${row + 1}等名称`}
              value={grade.label}
              limit={16}
              onChange={(text) => change((all) => renameGrade(all, row, text))}
            />
            <FigureCell path={["grades", row, "atLeast"]} label={`第${row + 1}等分数线`} value={grade.atLeast} />
            <Act label="删除" name={`删除第${row + 1}等`} onClick={() => set(["grades"], removeFrom(grades, row))} />
          </div>
        ))}
        <PartFaults path="grades" />
        <p>
          <button
            type="button"
            className="btn btn-outline btn-sm"
            disabled={grades.length >= 8}
            onClick={() => set(["grades"], [...grades, { label: "", atLeast: "" }])}
          >
            增加等次
          </button>
        </p>
        <div className="grid items-start gap-3 border-t border-line pt-3 sm:grid-cols-3">
          <ChoiceCell
            path={["quota", "grade"]}
            label="限名额的等次"
            shown
            value={quota.grade}
            options={grades.map(({ label }) => ({ value: label, label: label || "（未命名）" }))}
          />
          <FigureCell path={["quota", "ratio"]} label="不超过参加人数的（如 0.20）" shown value={quota.ratio} />
          <CountCell
            path={["quota", "minimumPool"]}
            label="少于几人的类别向上合并"
            shown
            value={quota.minimumPool}
            min={1}
            max={100}
          />
        </div>
        <TieBreak />
      </div>
    </Panel>
  );
}

function TieBreak() {
  const { scheme, set } = useEditor();
  const { tieBreak } = scheme.quota;
  const slots = scheme.dimensions.slice(0, Math.min(tieBreak.length + 1, scheme.dimensions.length));
  const choose = (slot: number, key: string) => {
    const next = [...tieBreak];
    if (key === "") next.splice(slot, 1);
    else next[slot] = key;
    set(["quota", "tieBreak"], [...new Set(next)]);
  };
  return (
    <div className="field">
      <span className="field-label">名额边界并列时依次比较</span>
      <div className="flex flex-wrap gap-2">
        {slots.map((dimension, slot) => (
          <ChoiceCell
            key={dimension.key}
            path={["quota", "tieBreak", slot]}
            label={`并列时第${slot + 1}比较`}
            value={tieBreak[slot] ?? ""}
            onChange={(key) => choose(slot, key)}
            options={[
              { value: "", label: slot < tieBreak.length ? "（去掉）" : "再比较…" },
              ...scheme.dimensions.map(({ key, label }) => ({ value: key, label: label || key })),
            ]}
          />
        ))}
      </div>
    </div>
  );
}

export function PaperPart() {
  const { scheme, set, change } = useEditor();
  const { paper } = scheme;
  return (
    <Panel title="测评表规则">
      <div className="grid gap-3">
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <ChoiceCell
            path={["paper", "uniform"]}
            label="所有人打分完全相同的测评表"
            shown
            value={paper.uniform}
            options={[
              { value: "refuse", label: "不予接收" },
              { value: "off", label: "允许" },
            ]}
          />
          <CountCell
            path={["paper", "uniformFrom"]}
            label="从评价几人起适用（不低于 3）"
            shown
            value={paper.uniformFrom}
            min={3}
            max={1000}
          />
          <CountCell
            path={["paper", "commentLimit"]}
            label="意见建议字数上限（0 为不设）"
            shown
            value={paper.commentLimit}
            min={0}
            max={300}
          />
        </div>
        <SwitchCell
          label="对一人各项打分全同时提示评价人"
          checked={paper.warnSame}
          onChange={(checked) => set(["paper", "warnSame"], checked)}
        />
        <SwitchCell
          label="截止前可以重新提交，以最后一次为准"
          checked={paper.allowRevise}
          onChange={(checked) => change((all) => setAt(all, ["paper", "allowRevise"], checked))}
        />
      </div>
    </Panel>
  );
}

export function PoolsPart() {
  const { scheme } = useEditor();
  return (
    <Panel title="考核类别">
      <div className="grid gap-3">
        <div className="grid items-start gap-3 sm:grid-cols-3">
          {scheme.pools.map((pool, row) => (
            <TextCell
              key={pool.key}
              path={["pools", row, "label"]}
              label={`类别${row + 1}名称`}
              shown
              value={pool.label}
            />
          ))}
        </div>
        <PartFaults path="pools" />
        <CountCell
          path={["minimumMonthsInPost"]}
          label="任现职不满几个月的不参加测评（0 为不限）"
          shown
          className="max-w-80"
          value={scheme.minimumMonthsInPost}
          min={0}
          max={24}
        />
      </div>
    </Panel>
  );
}
