import type { ReactNode } from "react";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { DUTY_LABELS } from "@/lib/appraisal/cycle/labels";
import type { OpeningView } from "@/lib/appraisal/opening/queries";
import { sayFullMoment } from "@/lib/calendar";
import { PrintButton } from "./print-button";

const moment = (at: Date | null | undefined) => (at ? sayFullMoment(at) : "尚未进行");

/** 开箱记录: who, when, how many, and the figures that let anybody see later that nothing was changed. */
export function Minutes({ cycle }: { cycle: OpeningView }) {
  const { opening, scheme } = cycle;
  if (!opening) return null;
  return (
    <Panel title="开箱记录" aside={<PrintButton />}>
      <div className="grid gap-5">
        <Facts
          large
          width="6rem"
          items={[
            { label: "发出", value: `${opening.papers} 份` },
            { label: "收回", value: `${opening.returned} 份` },
            { label: "选票", value: `${opening.ballots} 张` },
            { label: "意见建议", value: `${opening.comments} 条` },
          ]}
        />
        <Facts
          width="14rem"
          items={[
            { label: "考核", value: cycle.title },
            { label: "方案", value: `${scheme.name} 第 ${scheme.version} 版 ${scheme.approvalNo}` },
            { label: "启动测评", value: moment(cycle.startedAt) },
            { label: "截止", value: moment(cycle.closedAt) },
            ...cycle.consents.map(({ duty, name, at }) => ({
              label: duty === "ORGANISER" ? "党群工作部同意开箱" : "纪委同意开箱",
              value: `${name} · ${sayFullMoment(at)}`,
            })),
            { label: "开箱", value: moment(opening.openedAt) },
            { label: "复核", value: moment(opening.verifiedAt) },
            { label: "销毁密钥和信封", value: moment(opening.destroyedAt) },
            { label: "办理人", value: cycle.steps.find(({ to }) => to === "TALLIED")?.byName ?? "尚未完成" },
          ]}
        />
        <Hashes cycle={cycle} opening={opening} />
        <Signatures cycle={cycle} />
      </div>
    </Panel>
  );
}

function Hashes({ cycle, opening }: { cycle: OpeningView; opening: NonNullable<OpeningView["opening"]> }) {
  const rows: [label: string, value: ReactNode][] = [
    ["冻结内容", cycle.frozenHash],
    ["信封", opening.envelopesHash],
    ["选票", opening.ballotsHash],
    ["计票结果", opening.resultsHash],
    [`审计记录 第 ${opening.auditSeq} 条`, opening.auditHash],
  ];
  return (
    <div className="grid gap-2">
      <dl className="grid gap-2">
        {rows.map(([label, value]) => (
          <div key={label} className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="break-all font-mono text-xs leading-5">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-muted">
        校验码为 SHA-256。选票与结果的校验码可由计票文件重新算出；审计记录此后若被截短，与此处的链尾不符。
      </p>
    </div>
  );
}

/** For the paper: the people who stood beside the box sign it. */
function Signatures({ cycle }: { cycle: OpeningView }) {
  const people = [
    ...cycle.officials.map(({ duty, person }) => [DUTY_LABELS[duty], person.name] as const),
    ...cycle.consents.map(({ duty, name }) => [duty === "ORGANISER" ? "党群工作部" : "纪委", name] as const),
  ];
  return (
    <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {people.map(([duty, name]) => (
        <p key={`${duty} ${name}`} className="flex items-end gap-2">
          <span className="whitespace-nowrap text-muted">
            {duty} {name}（签名）
          </span>
          <span className="min-w-16 flex-1 border-b border-rule" />
        </p>
      ))}
    </div>
  );
}
