import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { sayDate, sayMonth } from "@/lib/calendar";
import { LEVELS } from "@/lib/honours/labels";
import type { CadreYear } from "@/lib/reports/year/queries";
import { LINES, STATES } from "@/lib/training/labels";
import type { TrainingItemView } from "@/lib/training/queries";

type Block = { view: CadreYear };

/** A list of one line each: what on the left, when or how on the right. */
function Lines({ items, none }: { items: { key: string; main: ReactNode; aside?: ReactNode }[]; none: string }) {
  if (items.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul className="divide-y divide-line">
      {items.map(({ key, main, aside }) => (
        <li key={key} className="flex items-baseline justify-between gap-3 py-2">
          <span className="min-w-0">{main}</span>
          {aside ? <span className="flex-none text-xs text-muted">{aside}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function howFar(item: TrainingItemView): ReactNode {
  if (item.standing.overdue) return <Badge tone="danger">逾期</Badge>;
  if (item.state === "DONE" || item.state === "DROPPED") return STATES[item.state];
  return `${sayDate(item.dueOn).slice(5)}前`;
}

export function Training({ view: { training, year, personId } }: Block) {
  if (training === null) return null;
  const live = training.filter(({ state }) => state !== "DROPPED");
  const done = live.filter(({ state }) => state === "DONE").length;
  return (
    <Panel title={`培养计划 ${year}`} aside={live.length > 0 ? `${live.length} 项 · 完成 ${done}` : undefined}>
      <Lines
        none="这一年没有培养计划。"
        items={live.map((item) => ({
          key: item.id,
          main: (
            <>
              <span className="mr-3 text-muted">{LINES[item.line]}</span>
              {item.goal}
            </>
          ),
          aside: howFar(item),
        }))}
      />
      <p className="mt-2">
        <a className="text-link" href={`/training/${personId}?year=${year}`}>
          目标、衡量标准和检查情况
        </a>
      </p>
    </Panel>
  );
}

export function Pairings({ view: { pairings } }: Block) {
  if (pairings === null) return null;
  return (
    <Panel title="帮带">
      {pairings.length === 0 ? <p className="text-muted">没有结对。</p> : null}
      <ul className="divide-y divide-line">
        {pairings.map((pair) => (
          <li key={pair.id} className="grid gap-1 py-2">
            <p className="flex items-baseline justify-between gap-3">
              <a className="text-link" href={`/mentoring/${pair.id}`}>
                {pair.label}
              </a>
              <span className="flex-none text-xs text-muted">{pair.period}</span>
            </p>
            {pair.goals.map((goal) => (
              <p key={goal.key} className="flex justify-between gap-3 text-muted">
                <span>{goal.text}</span>
                <span className="flex-none">{goal.progress}</span>
              </p>
            ))}
            {pair.milestones.map((milestone) => (
              <p key={milestone.key} className="flex justify-between gap-3 text-xs text-muted">
                <span>{milestone.text}</span>
                <span className="flex-none">{milestone.when}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Stays({ view: { stays } }: Block) {
  if (stays === null) return null;
  return (
    <Panel title="岗位锻炼">
      <Lines
        none="没有岗位锻炼。"
        items={stays.map((stay) => ({
          key: stay.id,
          main: (
            <>
              <a className="text-link" href={`/rotation/${stay.id}`}>
                {stay.label}
              </a>
              {stay.detail ? <span className="block text-xs text-muted">{stay.detail}</span> : null}
            </>
          ),
          aside: stay.period,
        }))}
      />
    </Panel>
  );
}

export function Grades({ view: { grades, results } }: Block) {
  if (grades === null) return null;
  const totalOf = (year: number) => results?.find((row) => row.year === year)?.total;
  return (
    <Panel title="年度考核等次">
      <Lines
        none="还没有已反馈的年度考核。"
        items={grades.map((line) => ({
          key: String(line.year),
          main: (
            <>
              {line.year}年 <b>{line.grade}</b>
              {totalOf(line.year) ? <span className="ml-2 text-muted">综合得分 {totalOf(line.year)}</span> : null}
            </>
          ),
          aside: line.source,
        }))}
      />
    </Panel>
  );
}

export function Honours({ view: { honours } }: Block) {
  if (honours === null) return null;
  return (
    <Panel title="荣誉" aside={honours.length > 0 ? `${honours.length} 项` : undefined}>
      <Lines
        none="没有登记荣誉。"
        items={honours.map(({ id, year, title, level, body }) => ({
          key: id,
          main: (
            <>
              {title} <span className="block text-xs text-muted">{`${LEVELS[level]} · ${body}`}</span>
            </>
          ),
          aside: `${year}年`,
        }))}
      />
    </Panel>
  );
}

/** 奖惩情况 in the words of the registration form. */
export function Stated({ view: { results } }: Block) {
  if (results === null) return null;
  return (
    <Panel title="登记表所载奖惩" foot="取自历年登记表中本人填报、组织审核的奖惩情况。">
      <Lines
        none="登记表中没有奖惩记录。"
        items={results
          .filter(({ honours }) => honours !== "")
          .map(({ subjectId, honours, year }) => ({ key: subjectId, main: honours, aside: `${year}年` }))
          .reverse()}
      />
    </Panel>
  );
}

export function Posts({ view: { posts } }: Block) {
  if (posts === null) return null;
  return (
    <Panel title="任职经历">
      <Lines
        none="没有任职记录。"
        items={posts.map((post) => ({
          key: post.id,
          main: `${post.unitName} ${post.title}${post.main ? "" : "（兼）"}`,
          aside: `${sayMonth(post.from)}—${post.until ? sayMonth(post.until) : "今"}`,
        }))}
      />
    </Panel>
  );
}
