import type { Metadata } from "next";
import { Table } from "@/components/data/table";
import { PageBody, PageHead } from "@/components/shell/page-head";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { cycleLabel, DUTY_LABELS } from "@/lib/appraisal/cycle/labels";
import { mayPrepare, mayReadCycles } from "@/lib/appraisal/cycle/policy";
import { type CycleRow, listCycles } from "@/lib/appraisal/cycle/queries";
import { reached, stateLabel } from "@/lib/appraisal/cycle/states";
import { requireActor } from "@/lib/auth/session";
import { sayFullMoment, sayMoment } from "@/lib/calendar";

export const metadata: Metadata = { title: "考核批次" };

export default async function CyclesPage() {
  const actor = await requireActor();
  const cycles = await listCycles(actor);
  const reads = mayReadCycles(actor) === true;
  const prepares = mayPrepare(actor) === true;
  return (
    <>
      <PageHead
        title="考核批次"
        sub={reads ? "每一次考核从编制、批准、测评到审定、归档" : "与您有关的考核"}
        actions={
          prepares ? (
            <a className="btn btn-primary" href="/appraisal/new">
              新建考核
            </a>
          ) : null
        }
      />
      <PageBody>
        <Panel title="全部考核" aside={cycles.length > 0 ? `${cycles.length} 次` : undefined} flush>
          {cycles.length === 0 ? (
            <Empty title={reads ? "还没有建立过考核。" : "目前没有与您有关的考核。"}>
              {prepares
                ? "点“新建考核”，选定年度、方案和测评时间；随后按组织机构列出被考核干部。"
                : reads
                  ? "考核由党群工作部建立，建立后会列在这里。"
                  : "轮到您评分，或您被列为被考核干部、监票人、计票人时，考核会列在这里。"}
            </Empty>
          ) : (
            <CycleTable cycles={cycles} reads={reads} />
          )}
        </Panel>
      </PageBody>
    </>
  );
}

function CycleTable({ cycles, reads }: { cycles: CycleRow[]; reads: boolean }) {
  return (
    <Table label="全部考核" stack>
      <thead>
        <tr>
          <th scope="col">考核</th>
          <th scope="col">状态</th>
          <th scope="col">测评时间</th>
          {reads ? (
            <>
              <th scope="col" className="num">
                参加测评
              </th>
              <th scope="col" className="num">
                方案
              </th>
            </>
          ) : null}
          <th scope="col">与我有关</th>
        </tr>
      </thead>
      <tbody>
        {cycles.map((cycle) => (
          <tr key={cycle.id}>
            <th scope="row">
              <a className="text-link" href={`/appraisal/${cycle.id}`}>
                {cycle.title}
              </a>
              <span className="sub">{cycleLabel(cycle)}</span>
            </th>
            <td data-label="状态" className="nowrap">
              <StateBadge state={cycle.state} />
            </td>
            <td data-label="测评时间" className="nowrap">
              {sayFullMoment(cycle.voteOpensAt)}
              <span className="sub">至 {sayMoment(cycle.voteClosesAt)}</span>
            </td>
            {reads ? (
              <>
                <td data-label="参加测评" className="num">
                  {cycle.rated} 人
                </td>
                <td data-label="方案" className="num nowrap">
                  第 {cycle.scheme.version} 版
                </td>
              </>
            ) : null}
            <td data-label="与我有关">{minePart(cycle)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function StateBadge({ state }: { state: CycleRow["state"] }) {
  const tone = state === "OPEN" ? "primary" : reached(state, "FINAL") ? "success" : "neutral";
  return (
    <Badge tone={tone} solid={state === "OPEN"}>
      {stateLabel(state)}
    </Badge>
  );
}

function minePart(cycle: CycleRow) {
  const started = reached(cycle.state, "OPEN");
  const parts = [
    cycle.myPaper && started ? (cycle.myPaper === "RETURNED" ? "评价人（已交回）" : "评价人") : null,
    cycle.mySubjectId ? "被考核人" : null,
    cycle.myDuty ? DUTY_LABELS[cycle.myDuty] : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join("、") : <span className="text-faint">—</span>;
}
