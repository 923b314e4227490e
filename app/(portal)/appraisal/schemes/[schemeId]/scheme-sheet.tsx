import { Table } from "@/components/data/table";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { groupLabel } from "@/lib/appraisal/scheme/items";
import { MODE_LABELS, SOURCE_LABELS } from "@/lib/appraisal/scheme/labels";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";
import { Fraction } from "@/lib/fraction";

type Props = { scheme: StoredScheme };

/** A whole version to read and to print. */
export function SchemeSheet({ scheme }: Props) {
  return (
    <>
      <Dimensions scheme={scheme} />
      <Groups scheme={scheme} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <Scale scheme={scheme} />
          <Counting scheme={scheme} />
        </div>
        <div className="grid gap-4">
          <Grades scheme={scheme} />
          <PaperRules scheme={scheme} />
        </div>
      </div>
    </>
  );
}

function Dimensions({ scheme }: Props) {
  return (
    <Panel title="维度与指标" aside="权重合计 100" flush>
      <Table label="维度与指标">
        <thead>
          <tr>
            <th scope="col">维度</th>
            <th scope="col">指标</th>
            <th scope="col" className="num">
              权重
            </th>
            <th scope="col">评价要点</th>
          </tr>
        </thead>
        <tbody>
          {scheme.dimensions.map((dimension) => (
            <DimensionRows key={dimension.key} dimension={dimension} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function DimensionRows({ dimension }: { dimension: StoredScheme["dimensions"][number] }) {
  return (
    <>
      <tr className="strong">
        <th scope="row">{dimension.label}</th>
        <td />
        <td className="num">{dimension.weight}</td>
        <td className="min-w-56">{dimension.guide}</td>
      </tr>
      {dimension.indicators.map((indicator) => (
        <tr key={indicator.key}>
          <td />
          <td className="nowrap">
            <span className="text-muted">{indicator.key}</span> {indicator.label}
          </td>
          <td className="num">{indicator.weight}</td>
          <td className="min-w-56">{indicator.guide}</td>
        </tr>
      ))}
    </>
  );
}

function Groups({ scheme }: Props) {
  const order = scheme.groupPrecedence.map((key) => groupLabel(scheme, key)).join("、");
  return (
    <Panel title="评价组" aside="权重合计 100" flush>
      <Table label="评价组">
        <thead>
          <tr>
            <th scope="col">组别</th>
            <th scope="col" className="num">
              权重
            </th>
            <th scope="col">评价人</th>
            <th scope="col">测评方式</th>
            <th scope="col">匿名</th>
            <th scope="col">人数不足时并入</th>
          </tr>
        </thead>
        <tbody>
          {scheme.groups.map((group) => (
            <tr key={group.key}>
              <th scope="row" className="nowrap">
                <span className="text-muted">{group.key}</span> {group.label}
              </th>
              <td className="num">{group.weight}</td>
              <td className="nowrap">{SOURCE_LABELS[group.source]}</td>
              <td className="nowrap">{MODE_LABELS[group.mode]}</td>
              <td className="nowrap">{group.anonymous ? "匿名" : "署名组"}</td>
              <td className="nowrap">{group.mergeInto.map((key) => groupLabel(scheme, key)).join("，再 ") || "—"}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="px-4 py-3 text-muted">
        同时符合几组的评价人，按 {order} 的先后归入一组。匿名组有效票少于 {scheme.anonymityThreshold} 张时合并统计；
        署名组人少且公开，不适用合并，但票上同样不记姓名。
      </p>
    </Panel>
  );
}

function Scale({ scheme }: Props) {
  const { scale, overall } = scheme;
  const flag = overall.options.find(({ key }) => key === overall.flag.option)?.label ?? overall.flag.option;
  return (
    <Panel title="测评档次">
      <Facts
        items={[
          scale.mode === "options"
            ? {
                label: "每项打分",
                value: scale.options.map(({ label, points }) => `${label} ${points} 分`).join("，"),
                wide: true,
              }
            : {
                label: "每项打分",
                value: `百分制，${scale.hundred.min} 至 ${scale.hundred.max} 分，步长 ${scale.hundred.step}`,
                wide: true,
              },
          { label: "总体评价（不计入得分）", value: overall.options.map(({ label }) => label).join("、"), wide: true },
          {
            label: "总体评价公布",
            value: `匿名组合计 ${overall.minimumBallots} 票以上才公布各项票数；“${flag}”超过 ${overall.flag.above.numerator}/${overall.flag.above.denominator} 时提示组织核查`,
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}

function Grades({ scheme }: Props) {
  const { grades, quota, pools } = scheme;
  const percent = Fraction.parse(quota.ratio).times(Fraction.of(100)).toDecimal();
  const tie = quota.tieBreak.map((key) => scheme.dimensions.find((one) => one.key === key)?.label ?? key);
  return (
    <Panel title="等次与名额">
      <Facts
        items={[
          {
            label: "按综合得分",
            value: grades.map(({ label, atLeast }) => `${label} ${atLeast} 分以上`).join("，"),
            wide: true,
          },
          {
            label: "名额",
            value: `${quota.grade}不超过同类参加考核人数的 ${percent}%，舍去小数；不足 ${quota.minimumPool} 人的类别向上合并`,
            wide: true,
          },
          {
            label: "名额边界并列",
            value: tie.length > 0 ? `依次比较 ${tie.join("、")}，仍相同的由党委票决` : "由党委票决",
            wide: true,
          },
          { label: "类别", value: pools.map(({ label }) => label).join("、"), wide: true },
          {
            label: "任现职时间",
            value: scheme.minimumMonthsInPost === 0 ? "不限" : `不满 ${scheme.minimumMonthsInPost} 个月的不参加测评`,
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}

function PaperRules({ scheme }: Props) {
  const { paper } = scheme;
  return (
    <Panel title="测评表规则">
      <Facts
        items={[
          {
            label: "雷同",
            value:
              paper.uniform === "refuse"
                ? `评价 ${paper.uniformFrom} 人以上，所有人各项打分完全相同的不予接收`
                : "不限制",
            wide: true,
          },
          { label: "对一人各项全同", value: paper.warnSame ? "提示评价人" : "不提示" },
          { label: "截止前重新提交", value: paper.allowRevise ? "可以，以最后一次为准" : "不可以" },
          { label: "意见建议", value: paper.commentLimit === 0 ? "不设" : `每人不超过 ${paper.commentLimit} 字` },
        ]}
      />
    </Panel>
  );
}

function Counting({ scheme }: Props) {
  const { composite, quarters, adjustments, participation } = scheme;
  return (
    <Panel title="计分">
      <Facts
        items={[
          {
            label: "有效",
            value: `有效票不少于应投票的 ${participation.numerator}/${participation.denominator}，否则测评无效`,
            wide: true,
          },
          {
            label: "去掉最高最低",
            value: `一组有效票超过 ${scheme.trimAbove} 张时，去掉一个最高和一个最低`,
            wide: true,
          },
          {
            label: "综合得分",
            value: `测评 ${composite.ballots}，业绩 ${composite.performance}，平时考核 ${composite.routine}`,
            wide: true,
          },
          {
            label: "平时考核",
            value: quarters.map(({ label, points }) => `${label} ${points} 分`).join("，"),
            wide: true,
          },
          { label: "加减分", value: `合计 ${adjustments.min} 至 +${adjustments.max} 分` },
        ]}
      />
    </Panel>
  );
}
