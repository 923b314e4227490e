import { cyclesOf, subjectOf } from "../../e2e/plant";
import { type Album, DESK, PHONE } from "./picture";

/** The pictures of README.md and README.zh-CN.md. */
export const README: Album = {
  document: "README.md",
  async pictures(portal) {
    const { past, open } = await cyclesOf(portal);
    const result = `/appraisal/${past}/results/${await subjectOf(portal, past, "1701")}`;
    return [
      { name: "home-desktop", who: "2501", address: "/", look: DESK },
      { name: "rate-desktop", who: "1103", address: `/appraisal/${open}/rate`, look: DESK },
      { name: "rate-phone", who: "1103", address: `/appraisal/${open}/rate`, look: PHONE },
      { name: "progress-desktop", who: "2501", address: `/appraisal/${open}/progress`, look: DESK },
      { name: "result-desktop", who: "1001", address: result, look: DESK },
    ];
  },
};
