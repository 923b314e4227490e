/** The sections of the appraisal in the order in which they are signed. */
export const SECTIONS = ["summary", "host", "home", "committee"] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_LABELS: Record<Section, string> = {
  summary: "个人小结",
  host: "锻炼单位鉴定",
  home: "派出单位意见",
  committee: "厂党委意见",
};

export type Signed = {
  summarySignedAt: Date | null;
  hostSignedAt: Date | null;
  homeSignedAt: Date | null;
  committeeSignedAt: Date | null;
};

/** The section whose turn it is; null when all have signed. Without a row it is the person's. */
export function turnOf(appraisal: Signed | null): Section | null {
  if (!appraisal) return "summary";
  return SECTIONS.find((section) => appraisal[`${section}SignedAt`] === null) ?? null;
}

/** Why a section cannot be written now, or null. */
export function sectionFault(section: Section, appraisal: Signed | null): string | null {
  const turn = turnOf(appraisal);
  if (turn === section) return null;
  if (turn === null) return "鉴定已经完成，不能再改。";
  return SECTIONS.indexOf(section) < SECTIONS.indexOf(turn)
    ? `${SECTION_LABELS[section]}已经签署，不能再改；需要补正时由下一步退回。`
    : `还没有轮到：先由${SECTION_LABELS[turn]}签署。`;
}
