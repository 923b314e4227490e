import { Table } from "@/components/data/table";
import { Panel } from "@/components/ui/panel";
import type { Step, Working } from "@/lib/appraisal/result/working";

/** 这个分数是怎么来的: one line per step, with the rule it follows. */
export function WorkingTable({ working, rule, own }: { working: Working; rule: string; own: boolean }) {
  const steps: [string, Step][] = [
    ["", working.participation],
    ["M", working.ballotScore],
    ["K", working.performance],
    ["Q", working.routine],
    ["", working.adjustments],
    ["T", working.total],
    ["", working.grade],
    ...working.effects.map((step): [string, Step] => ["", step]),
    ...(working.quota && !own ? [["", working.quota] as [string, Step]] : []),
  ];
  return (
    <Panel title="这个分数是怎么来的" aside={rule} flush>
      <Table label="计算过程" stack>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">算式与规则</th>
            <th scope="col" className="num">
              结果
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(([symbol, step]) => (
            <tr key={`${symbol}${step.label}${step.rule}`} className={symbol === "T" ? "strong" : undefined}>
              <th scope="row" className="nowrap">
                {step.label} {symbol}
              </th>
              <td data-label="算式与规则">
                {step.expression}
                {step.exact && step.exact !== step.value ? (
                  <span className="text-muted">（精确值 {step.exact}）</span>
                ) : null}
                <span className="sub text-left">{step.rule}</span>
              </td>
              <td className="num" data-label="结果">
                {step.value ?? "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** Blocks as merged: a finer line does not exist anywhere. */
export function BlockTable({ working }: { working: Working }) {
  const { participation, blocks, dropped } = working;
  return (
    <Panel
      title="各组"
      aside={`应投 ${participation.assigned} · 有效 ${participation.valid} · ${participation.share}%`}
      flush
    >
      {blocks.length === 0 ? (
        <p className="px-4 pb-4 text-muted">测评无效，没有组得分。</p>
      ) : (
        <Table label="各组得分" stack>
          <thead>
            <tr>
              <th scope="col">组别（合并后）</th>
              {["权重", "应投", "有效", "计入", "组均分", "加权分"].map((head) => (
                <th scope="col" className="num" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {blocks.map((block) => (
              <tr key={block.label}>
                <th scope="row">
                  {block.label}
                  <span className="sub">{block.rule}</span>
                </th>
                <td className="num" data-label="权重">
                  {block.weight}
                </td>
                <td className="num" data-label="应投">
                  {block.assigned ?? "—"}
                </td>
                <td className="num" data-label="有效">
                  {block.valid}
                </td>
                <td className="num" data-label="计入">
                  {block.retained}
                </td>
                <td className="num" data-label="组均分">
                  {block.mean ?? "不列"}
                </td>
                <td className="num" data-label="加权分">
                  {block.contribution ?? "不列"}
                </td>
              </tr>
            ))}
            <DroppedRows dropped={dropped} />
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** Groups without a valid ballot: their weight is dropped, never counted as zero. */
function DroppedRows({ dropped }: Pick<Working, "dropped">) {
  return dropped.map((group) => (
    <tr key={group.group}>
      <th scope="row">
        {group.label}
        <span className="sub">{group.rule}</span>
      </th>
      <td className="num" data-label="权重">
        {group.weight}
      </td>
      <td className="num" data-label="应投">
        {group.assigned ?? "—"}
      </td>
      <td className="num" data-label="有效">
        0
      </td>
      <td className="num" data-label="计入">
        —
      </td>
      <td className="num" data-label="组均分">
        —
      </td>
      <td className="num" data-label="加权分">
        —
      </td>
    </tr>
  ));
}
