/** "rows[0].name" and "rows.0.name" are the same control: errors come by path, controls by name. */
export function controlKey(name: string): string {
  return name.replace(/\[(\w*)\]/g, (_, inner: string) => (inner ? `.${inner}` : ""));
}

/** Errors keyed by control; what belongs to no control of the form is returned apart, to be said in the message. */
export function splitErrors(fields: Record<string, string[]>, names: Iterable<string>) {
  const known = new Set([...names].map(controlKey));
  const bound: Record<string, string[]> = {};
  const loose: string[] = [];
  for (const [path, messages] of Object.entries(fields)) {
    const key = controlKey(path);
    const home = nearest(key, known);
    if (home) bound[home] = [...(bound[home] ?? []), ...messages];
    else loose.push(...messages);
  }
  return { bound, loose: [...new Set(loose)] };
}

/** An error inside a list ("marks.3") belongs to the control of the list when no control has its own name. */
function nearest(key: string, known: Set<string>): string | undefined {
  for (let at = key; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) if (known.has(at)) return at;
  return undefined;
}
