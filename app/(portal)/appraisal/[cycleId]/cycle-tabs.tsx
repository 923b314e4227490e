"use client";
import { usePathname } from "next/navigation";
import { type Tab, Tabs } from "@/components/ui/tabs";

/** Marks the tab under which the page lies: a page below a tab's page keeps the tab. */
export function CycleTabs({ items }: { items: Tab[] }) {
  const path = usePathname();
  if (items.length < 2) return null;
  // The overview lies above all others, so the longest address wins.
  const current = items
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, href) => (href.length > longest.length ? href : longest), "");
  return <Tabs label="本次考核的页面" items={items} current={current} />;
}
