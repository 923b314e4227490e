import { currentHref, type NavGroup } from "./navigation";

/** The grouped list of places; the one that holds `path` is marked. */
export function Nav({ groups, path }: { groups: NavGroup[]; path: string }) {
  const current = currentHref(groups, path);
  return (
    <nav className="shell-groups" aria-label="主导航">
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <div key={group.label}>
            <h2>{group.label}</h2>
            <ul>
              {group.items.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.href === current ? "page" : undefined}>
                    {item.label}
                    {item.count ? <span className="text-xs text-muted">{item.count}</span> : null}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}
