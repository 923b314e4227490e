import { ConfirmButton } from "@/components/form/confirm-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { mayRelease } from "@/lib/appraisal/opening/policy";
import type { OpeningView } from "@/lib/appraisal/opening/queries";
import type { Actor } from "@/lib/auth/actor";
import { sayFullMoment } from "@/lib/calendar";
import type { ReleaseDuty } from "@/prisma/generated/enums";
import { releaseTallyAction } from "./actions";

const SIDES: [ReleaseDuty, string][] = [
  ["DISCIPLINE", "纪委"],
  ["SECRETARY", "党委书记"],
];

/** The tally file shows single ballots: two people release it, and the server's command writes it. No download here. */
export function Release({ actor, cycle }: { actor: Actor; cycle: OpeningView }) {
  const may = mayRelease(actor, cycle, cycle.releases);
  const both = SIDES.every(([duty]) => cycle.releases.some((release) => release.duty === duty && release.stands));
  return (
    <Panel title="计票文件">
      <div className="grid gap-3 no-print">
        <p className="max-w-prose text-muted">
          计票文件含有打乱后的单张选票（没有投票人），可以不用数据库重新计票。须纪委和党委书记分别批准，再由服务器管理员在服务器上导出；页面不提供下载。
        </p>
        <dl className="grid gap-2">
          {SIDES.map(([duty, label]) => {
            const given = cycle.releases.find((release) => release.duty === duty);
            return (
              <div key={duty} className="flex flex-wrap items-baseline gap-x-3">
                <dt className="w-20">{label}</dt>
                <dd>
                  {given ? (
                    <>
                      {given.stands ? <Badge tone="success">已批准</Badge> : <Badge tone="warning">已失效</Badge>}{" "}
                      {given.name} · {sayFullMoment(given.at)} ·{" "}
                      {given.stands ? given.reason : "批准后已不再担任该职责，请现任人员重新批准"}
                    </>
                  ) : (
                    <Badge>尚未批准</Badge>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
        {both ? (
          <p className="text-muted">
            导出命令：
            <code className="break-all font-mono text-xs text-base-content">
              npm run -s tally -- --cycle {cycle.id} --export 文件名.json
            </code>
          </p>
        ) : null}
        {may === true ? (
          <div>
            <ConfirmButton
              action={releaseTallyAction}
              label="批准导出"
              title="批准导出计票文件？"
              text="文件会显示单张选票的打分。批准和每次导出都记入审计。"
              hidden={{ cycleId: cycle.id }}
            >
              <TextAreaField name="reason" label="用途和理由" required limit={200} rows={2} />
            </ConfirmButton>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
