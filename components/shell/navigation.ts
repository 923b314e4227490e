export type NavItem = { href: string; label: string; count?: number };
export type NavGroup = { label: string; items: NavItem[] };

/** The item a path belongs to: the longest href that is the path itself or a folder above it. */
export function currentHref(groups: NavGroup[], path: string): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter((href) => path === href || path.startsWith(href === "/" ? "//" : `${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}
