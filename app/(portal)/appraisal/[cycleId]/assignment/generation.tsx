import { ActionForm } from "@/components/form/action-form";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { mayGenerate } from "@/lib/appraisal/assignment/policy";
import type { AssignmentPreview } from "@/lib/appraisal/assignment/queries";
import type { CycleView } from "@/lib/appraisal/cycle/queries";
import type { SchemeGroup } from "@/lib/appraisal/scheme/schema";
import type { Actor } from "@/lib/auth/actor";
import { generateAction } from "./actions";

type Props = {
  actor: Actor;
  cycle: CycleView;
  preview: AssignmentPreview;
  pending: { added: number; removed: number } | null;
};

/** Where the organisation keeps what a group is made of, for whoever has just imported a roster and finds it empty. */
const WHERE_KEPT: Record<SchemeGroup["source"], string> = {
  LEADERS: "请在“人员”中为厂领导登记任职，职级类别选“厂领导”，再重新生成。",
  PEERS: "请在“人员”中核对各干部主要职务的职级类别，再重新生成。",
  REPRESENTATIVES: "请在“人员”中登记职工代表，或在花名册的“是否职工代表”列填“是”，再重新生成。",
  SERVED: "请在“单位与支部”中打开各单位，登记“本单位服务于”哪些单位，再重新生成；不设服务对象的，其权重由其余组分摊。",
};

/** How many vote on how many, and whether the organisation chart has moved on since. */
export function Generation({ actor, cycle, preview, pending }: Props) {
  const may = mayGenerate(actor, cycle) === true && preview.rows.length > 0;
  const rated = preview.rows.filter(({ notRatedReason }) => notRatedReason === null);
  const sum = (of: (row: (typeof rated)[number]) => number) => rated.reduce((total, row) => total + of(row), 0);
  const stale = preview.generated && pending !== null && pending.added + pending.removed > 0;
  const missing = preview.generated
    ? preview.scheme.groups.filter(({ key }) => sum(({ votes }) => votes[key] ?? 0) === 0)
    : [];
  return (
    <Panel
      title="评价关系"
      aside={
        preview.generated ? (
          <a className="text-link" href={`/appraisal/${cycle.id}/assignment/voters`}>
            评价人名册
          </a>
        ) : null
      }
    >
      <div className="grid gap-3">
        {preview.generated ? (
          <Facts
            large
            items={[
              { label: "参加测评的干部", value: `${rated.length}` },
              { label: "评价人", value: `${preview.voters}` },
              { label: "评价关系", value: `${sum((row) => row.preview.voters)}` },
              { label: "回避等不参加", value: `${sum((row) => row.excused)}` },
              { label: "手工调整", value: `${sum((row) => row.manual)}` },
            ]}
          />
        ) : null}
        {stale ? (
          <Notice tone="warn" title="与当前组织机构不一致">
            名单、任职、服务关系或回避关系在生成之后有变动：重新生成将增加 {pending.added} 条、撤销 {pending.removed}{" "}
            条。手工调整保留。
          </Notice>
        ) : null}
        {missing.map(({ label, source }) => (
          <Notice tone="warn" key={label}>
            {label}组对所有干部都没有评价人。{WHERE_KEPT[source]}
          </Notice>
        ))}
        {preview.withoutAccount > 0 ? (
          <Notice tone="warn">
            {preview.withoutAccount} 名评价人没有可用的账号，无法登录评分，请在启动前联系系统管理员开立。
            <a className="text-link" href={`/appraisal/${cycle.id}/assignment/voters?show=without`}>
              查看名单
            </a>
          </Notice>
        ) : null}
        {may ? (
          <ActionForm
            action={generateAction}
            submit={preview.generated ? "重新生成" : "生成评价关系"}
            pending="正在生成…"
            tone={preview.generated && !stale ? "outline" : "primary"}
            hidden={{ cycleId: cycle.id }}
            label="生成评价关系"
          />
        ) : null}
      </div>
    </Panel>
  );
}
