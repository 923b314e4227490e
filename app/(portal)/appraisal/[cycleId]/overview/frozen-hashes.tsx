import { Panel } from "@/components/ui/panel";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import { sayFullMoment } from "@/lib/calendar";

/** What was frozen at the start, as figures people can compare on paper. */
export function FrozenHashes({ cycle }: { cycle: CycleView }) {
  if (!cycle.startedAt || !cycle.frozenHash) return null;
  const hashes = [
    ["总校验码", cycle.frozenHash],
    ["方案", cycle.schemeHash],
    ["名单与职务", cycle.postsHash],
    ["评价关系", cycle.assignmentHash],
  ] as const;
  return (
    <Panel title="冻结内容校验码" aside={`${sayFullMoment(cycle.startedAt)} 冻结`}>
      <dl className="grid gap-2">
        {hashes.map(([label, hash]) => (
          <div key={label} className="grid gap-x-3 sm:grid-cols-[7rem_1fr]">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="font-mono text-xs leading-5 break-all">{hash}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-muted">
        SHA-256。启动之后方案、名单、职务和评价关系由数据库拒绝改动；开箱时重新计算，与此不符即停止。
      </p>
    </Panel>
  );
}
