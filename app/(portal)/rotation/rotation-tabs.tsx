import { Tabs } from "@/components/ui/tabs";

/** The list, the drawing of all units, and the board of one of them. */
export function RotationTabs({ current, unitId }: { current: string; unitId?: string }) {
  const items = [
    { href: "/rotation", label: "名单" },
    { href: "/rotation/timeline", label: "时间轴" },
    ...(unitId ? [{ href: `/rotation/units/${unitId}`, label: "单位看板" }] : []),
  ];
  return <Tabs label="岗位锻炼" items={items} current={current} />;
}
