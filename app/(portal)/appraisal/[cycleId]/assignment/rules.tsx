import { Panel } from "@/components/ui/panel";
import { groupLabel } from "@/lib/appraisal/scheme/items";
import { SOURCE_SENTENCES } from "@/lib/appraisal/scheme/labels";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";

/** How the organisation chart makes voters, in words. */
export function Rules({ scheme }: { scheme: StoredScheme }) {
  const order = scheme.groupPrecedence.map((key) => groupLabel(scheme, key)).join("、");
  return (
    <Panel title="生成规则" aside="按任职截止日的组织机构">
      <ul className="grid gap-1">
        {scheme.groups.map(({ key, label, weight, source }) => (
          <li key={key}>
            <span className="font-semibold">{label}</span>
            <span className="text-muted">（权重 {weight}）</span> {SOURCE_SENTENCES[source]}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">
        一名评价人对同一干部只在一个组，同时符合几组时按 {order} 的先后归组。本人、登记的回避关系和已离厂的人不发票。
      </p>
    </Panel>
  );
}
