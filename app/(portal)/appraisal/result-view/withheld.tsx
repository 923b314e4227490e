import { Notice } from "@/components/ui/notice";
import { poolLabel, type ResultSheet } from "@/lib/appraisal/conclusion/queries";

/** Why somebody who reads all results does not see those of the own category yet. */
export function Withheld({ sheet }: { sheet: ResultSheet }) {
  if (sheet.withheld.length === 0) return null;
  const pools = sheet.withheld.map((pool) => `“${poolLabel(sheet.scheme, pool)}”`).join("");
  return (
    <Notice tone="quiet">
      您本人是{pools}中的被考核干部，该类别的结果在反馈本人之前不向您显示；需要办理的，请由其他有权限的人员办理。
    </Notice>
  );
}
