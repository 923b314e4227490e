"use client";
import { Panel } from "@/components/ui/panel";
import { sumOf } from "@/lib/appraisal/scheme/checks";
import { addGroup, removeGroup, renameGroup, setAnonymous, setAt, shift } from "@/lib/appraisal/scheme/editing";
import { MODE_LABELS, SOURCE_LABELS } from "@/lib/appraisal/scheme/labels";
import type { SchemeGroup } from "@/lib/appraisal/scheme/schema";
import { Act, ChoiceCell, CountCell, FigureCell, PartFaults, Sum, SwitchCell, TextCell } from "./cells";
import { useEditor } from "./editor-context";

const options = (labels: { [value: string]: string }) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function GroupsPart() {
  const { scheme, change } = useEditor();
  return (
    <Panel
      title="评价组"
      aside={<Sum label="组权重合计" sum={sumOf(scheme.groups.map(({ weight }) => weight))} wanted="100" />}
    >
      <div className="grid gap-4">
        {scheme.groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the key itself is edited; a row is its place
          <Group key={index} group={group} index={index} />
        ))}
        <PartFaults path="groups" />
        <p>
          <button type="button" className="btn btn-outline btn-sm" onClick={() => change(addGroup)}>
            增加评价组
          </button>
        </p>
        <Precedence />
        <Thresholds />
      </div>
    </Panel>
  );
}

function Group({ group, index }: { group: SchemeGroup; index: number }) {
  const { change, set } = useEditor();
  const at = ["groups", index] as const;
  const name = group.label || group.key;
  return (
    <fieldset className="grid gap-2 border-0 border-t border-line p-0 pt-3">
      <legend className="sr-only">评价组 {name}</legend>
      <div className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[5rem_1fr_5rem] lg:grid-cols-[5rem_1fr_5rem_10rem_8rem_auto]">
        <TextCell
          path={[...at, "key"]}
          label="代码"
          shown
          value={group.key}
          limit={16}
          onChange={(text) => change((all) => renameGroup(all, index, text))}
        />
        <TextCell path={[...at, "label"]} label="组别" shown value={group.label} />
        <FigureCell path={[...at, "weight"]} label="权重" shown value={group.weight} />
        <ChoiceCell
          path={[...at, "source"]}
          label="评价人"
          shown
          value={group.source}
          options={options(SOURCE_LABELS)}
        />
        <ChoiceCell path={[...at, "mode"]} label="测评方式" shown value={group.mode} options={options(MODE_LABELS)} />
        {/* As far down as a label takes, so that it stands beside the controls whatever a fault says below them. */}
        <div className="flex justify-end self-start sm:pt-6">
          <Act label="删除" name={`删除 ${name}`} onClick={() => change((all) => removeGroup(all, index))} />
        </div>
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <SwitchCell
          label="匿名组（人数不足时合并统计）"
          checked={group.anonymous}
          onChange={(anonymous) => change((all) => setAnonymous(all, index, anonymous))}
        />
        {group.anonymous ? (
          <Partners group={group} onChange={(mergeInto) => set([...at, "mergeInto"], mergeInto)} index={index} />
        ) : null}
      </div>
      <PartFaults path={`groups[${index}].mergeInto`} />
    </fieldset>
  );
}

/** The order in which a group that is too small looks for company. */
function Partners({
  group,
  index,
  onChange,
}: {
  group: SchemeGroup;
  index: number;
  onChange: (mergeInto: string[]) => void;
}) {
  const { scheme } = useEditor();
  const others = scheme.groups.filter((other, at) => at !== index && other.anonymous);
  const slots = others.slice(0, group.mergeInto.length + 1);
  const choose = (slot: number, key: string) => {
    const next = [...group.mergeInto];
    if (key === "") next.splice(slot, 1);
    else next[slot] = key;
    onChange([...new Set(next)]);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {slots.map((other, slot) => (
        <ChoiceCell
          key={other.key}
          path={["groups", index, "mergeInto", slot]}
          label={slot === 0 ? "不足时并入" : "再并入"}
          value={group.mergeInto[slot] ?? ""}
          onChange={(key) => choose(slot, key)}
          options={[
            { value: "", label: slot === 0 ? "不足时并入…" : "再并入…" },
            ...others.map(({ key, label }) => ({ value: key, label: `${key} ${label}` })),
          ]}
        />
      ))}
    </div>
  );
}

function Precedence() {
  const { scheme, change } = useEditor();
  const order = scheme.groupPrecedence;
  const label = (key: string) => scheme.groups.find((group) => group.key === key)?.label ?? key;
  return (
    <section aria-label="归组先后" className="border-t border-line pt-3">
      <h3 className="font-semibold">归组先后</h3>
      <p className="text-xs text-muted">同一评价人对同一干部同时符合几组时，归入排在前面的一组。</p>
      <ol className="mt-1 grid max-w-md gap-1">
        {order.map((key, index) => (
          <li key={key} className="flex items-center justify-between gap-2">
            <span>
              {index + 1}. {label(key)} <span className="text-muted">{key}</span>
            </span>
            <span>
              <Act
                label="上移"
                name={`上移 ${label(key)}`}
                off={index === 0}
                onClick={() => change((all) => ({ ...all, groupPrecedence: shift(order, index, -1) }))}
              />
              <Act
                label="下移"
                name={`下移 ${label(key)}`}
                off={index === order.length - 1}
                onClick={() => change((all) => ({ ...all, groupPrecedence: shift(order, index, 1) }))}
              />
            </span>
          </li>
        ))}
      </ol>
      <PartFaults path="groupPrecedence" />
    </section>
  );
}

function Thresholds() {
  const { scheme, change } = useEditor();
  const { participation } = scheme;
  return (
    <section aria-label="人数与有效" className="grid gap-3 border-t border-line pt-3 sm:grid-cols-2 lg:grid-cols-4">
      <CountCell
        path={["anonymityThreshold"]}
        label="匿名组少于几票时合并（不低于 3）"
        shown
        value={scheme.anonymityThreshold}
        min={3}
        max={50}
      />
      <CountCell
        path={["trimAbove"]}
        label="超过几票时去掉最高最低"
        shown
        value={scheme.trimAbove}
        min={2}
        max={10000}
      />
      <div className="field sm:col-span-2">
        <span className="field-label">有效票不少于应投票的</span>
        <div className="flex items-center gap-2">
          <CountCell
            path={["participation", "numerator"]}
            label="有效票比例，分子"
            value={participation.numerator}
            min={0}
            max={100}
            className="w-20"
          />
          <span>/</span>
          <CountCell
            path={["participation", "denominator"]}
            label="有效票比例，分母"
            value={participation.denominator}
            min={1}
            max={100}
            className="w-20"
          />
          <Act
            label="用三分之二"
            onClick={() => change((all) => setAt(all, ["participation"], { numerator: 2, denominator: 3 }))}
          />
        </div>
        <PartFaults path="participation" />
      </div>
    </section>
  );
}
