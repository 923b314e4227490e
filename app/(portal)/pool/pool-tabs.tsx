import { Tabs } from "@/components/ui/tabs";

/** The parts of the list, for those who read it whole. */
export function PoolTabs({ current }: { current: "" | "/candidates" | "/structure" | "/reviews" | "/former" }) {
  return (
    <Tabs
      label="名册"
      current={`/pool${current}`}
      items={[
        { href: "/pool", label: "在册" },
        { href: "/pool/candidates", label: "推荐与程序" },
        { href: "/pool/structure", label: "结构" },
        { href: "/pool/reviews", label: "年度评估" },
        { href: "/pool/former", label: "已出库" },
      ]}
    />
  );
}

/** Said on every page: who sees it, and that looking is recorded. */
export const KEPT_INSIDE = "内部掌握，不公示、不公开。每次查阅都记入审计；与本人有关的记录本人看不到。";
