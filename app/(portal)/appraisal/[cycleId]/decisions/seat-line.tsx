import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { ResultRow } from "@/lib/appraisal/conclusion/queries";
import { placesFor } from "@/lib/appraisal/result/quota";
import type { StoredScheme } from "@/lib/appraisal/scheme/schema";

/** 优秀名额: per quota pool base × ratio, how many are decided or proposed. */
export function SeatLine({ scheme, rows }: { scheme: StoredScheme; rows: ResultRow[] }) {
  const { grade, ratio } = scheme.quota;
  const place = ({ pool }: ResultRow) => scheme.pools.findIndex(({ key }) => key === pool);
  const counted = rows
    .filter((row) => row.result?.status === "VALID" && row.result.rank !== null)
    .toSorted((a, b) => place(a) - place(b));
  const pools = [...new Set(counted.map((row) => row.result?.quotaPool ?? ""))];
  if (pools.length === 0) return null;
  const items = pools.map((pool) => {
    const inPool = counted.filter((row) => row.result?.quotaPool === pool);
    const places = placesFor(ratio, inPool.length);
    const standing = inPool.filter(
      (row) => (row.decision ?? row.proposal ?? { grade: row.result?.suggested }).grade === grade,
    ).length;
    return {
      label: pool,
      value: `${inPool.length} 人 × ${ratio} → ${grade}名额 ${places} 名，现有 ${standing} 名${standing > places ? "（超出）" : ""}`,
      wide: true,
    };
  });
  return (
    <Panel title={`${grade}名额`} aside="不超过比例，向下取整；并列由党委票决，名额不得突破">
      <Facts items={items} width="9rem" />
    </Panel>
  );
}
