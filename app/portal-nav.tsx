"use client";
import { usePathname } from "next/navigation";
import { Nav } from "@/components/shell/nav";
import type { NavGroup } from "@/components/shell/navigation";

/** The navigation with the current place marked as one moves. */
export function PortalNav({ groups }: { groups: NavGroup[] }) {
  return <Nav groups={groups} path={usePathname()} />;
}
