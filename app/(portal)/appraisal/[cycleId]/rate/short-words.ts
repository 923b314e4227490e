import type { Option } from "./cell";

/** One character for each option, for tables without room; shown beside a legend. A single 一 or 较 says nothing. */
const KNOWN: Record<string, string> = {
  优秀: "优",
  良好: "良",
  好: "好",
  较好: "较好",
  一般: "中",
  较差: "差",
  差: "差",
  称职: "称",
  合格: "合",
  基本称职: "基",
  基本合格: "基",
  不称职: "否",
  不合格: "否",
};

export function shortened(options: readonly { key: string; label: string }[]): Option[] {
  const shorts = options.map(({ label }) => KNOWN[label] ?? label.slice(0, 1));
  // Two options that would read alike keep their full words.
  const clash = new Set(shorts).size < shorts.length;
  return options.map(({ key, label }, at) => ({ key, label, short: clash ? label : (shorts[at] as string) }));
}
