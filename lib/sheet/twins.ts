/** The lines on which a number stands more than once. None of the twins is taken: only the sender knows which is right. */
export function linesByNumber(rows: readonly { line: number; employeeNo: string }[]): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  for (const { line, employeeNo } of rows) {
    if (!employeeNo) continue;
    const known = lines.get(employeeNo);
    if (known) known.push(line);
    else lines.set(employeeNo, [line]);
  }
  return lines;
}

/** What to say of a number that stands on other lines as well; null when it stands on this one only. */
export function sayTwins(
  { line, employeeNo }: { line: number; employeeNo: string },
  known: ReadonlyMap<string, number[]>,
): { reason: string; mend: string } | null {
  const others = (known.get(employeeNo) ?? []).filter((one) => one !== line);
  if (others.length === 0) return null;
  const lines = others.slice(0, 5).join("、") + (others.length > 5 ? "等" : "");
  return { reason: `工号 ${employeeNo} 与第 ${lines} 行重复。`, mend: "请只保留正确的一行。" };
}
