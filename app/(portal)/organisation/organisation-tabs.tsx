import { Tabs } from "@/components/ui/tabs";

/** The two trees of the plant: units, and Party branches. */
export function OrganisationTabs({ current }: { current: "units" | "branches" }) {
  return (
    <Tabs
      label="组织"
      current={current === "units" ? "/organisation" : "/organisation/branches"}
      items={[
        { href: "/organisation", label: "单位" },
        { href: "/organisation/branches", label: "党支部" },
      ]}
    />
  );
}
