import { cyclesOf, pairsOf, personOf, placesOf, postingOf, subjectOf } from "../../e2e/plant";
import type { Portal } from "../../e2e/stage";
import { type Album, PHONE, type Picture, TABLE } from "./picture";

/** Two pixels for one: the letters of a phone are small on paper. */
const HAND = { ...PHONE, deviceScaleFactor: 2 };
const MAIN = "#main";
/** As much of a page as a reader looks at beside the text. */
const A_SCREEN = 760;

const page = (name: string, who: string, address: string, height = A_SCREEN): Picture => ({
  ...{ name: `guide/${name}`, who, address, look: TABLE, part: MAIN, height },
});
const hand = (name: string, who: string, address: string): Picture => ({
  ...{ name: `guide/${name}`, who, address, look: HAND },
});
/** The panel under this heading alone. */
const panel = (name: string, who: string, address: string, title: string, height = A_SCREEN): Picture => ({
  ...page(name, who, address, height),
  part: `section.panel:has(> header h2:text-is("${title}"))`,
});

async function ofEverybody(portal: Portal): Promise<Picture[]> {
  return [
    { name: "guide/login", who: null, address: "/login", look: { viewport: { width: 560, height: 600 } } },
    page("home", "1101", "/", 360),
    { ...hand("menu-phone", "1102", "/"), before: (at) => at.getByRole("button", { name: "菜单" }).click() },
    panel("reminders", "1102", "/inbox/settings", "日历订阅"),
    ...(await ofTheRated(portal)),
  ];
}

async function ofTheRated(portal: Portal): Promise<Picture[]> {
  const { past, open } = await cyclesOf(portal);
  return [
    { ...hand("rate-phone", "1103", `/appraisal/${open}/rate`) },
    page("receipt", "1212", `/appraisal/${past}/receipt`, 380),
    panel("summary", "1101", `/mine/${await subjectOf(portal, open, "1101")}`, "个人总结与填报内容", 560),
    page("own-result", "1102", `/mine/${await subjectOf(portal, past, "1102")}`, 900),
    page("comments", "1701", `/comments/${past}`, 480),
  ];
}

async function ofTheOffice(portal: Portal): Promise<Picture[]> {
  const { past, open } = await cyclesOf(portal);
  return [
    panel("roster", "2501", "/people/import", "格式"),
    page("assignment", "2501", `/appraisal/${open}/assignment`),
    page("progress", "2501", `/appraisal/${open}/progress`),
    page("opening", "2501", `/appraisal/${past}/opening`),
    page("papers", "2501", `/appraisal/${past}/papers`),
    page("result", "1001", `/appraisal/${past}/results/${await subjectOf(portal, past, "1701")}`, 900),
    page("decisions", "1001", `/appraisal/${past}/decisions`),
    page("effects", "2503", "/integrity"),
  ];
}

/** Pairs and postings: what a training does in the open. Of the list there is no picture. */
async function ofGrowth(portal: Portal): Promise<Picture[]> {
  const pairs = await pairsOf(portal);
  const month = new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 7);
  return [
    page("pairs", "2501", "/mentoring"),
    page("pair-new", "2501", `/mentoring/new?menteeId=${await personOf(portal, "1110")}&field=锻造操作`),
    page("branch-pairs", "1701", "/mentoring", 480),
    page("timeline", "2501", "/rotation/timeline", 1000),
    panel("posting-appraisal", "1101", `/rotation/${await postingOf(portal, "1503")}`, "锻炼鉴定"),
    hand("log-phone", "1102", `/mentoring/${pairs["1119"]}/log/${month}`),
    hand("confirm-phone", "1505", `/mentoring/${pairs["1505"]}/log/${month}`),
    hand("report-phone", "1404", "/rotation/mine"),
  ];
}

async function ofTheOfficers(portal: Portal): Promise<Picture[]> {
  const { account } = await placesOf(portal);
  return [page("account", "2603", `/accounts/${account}`), page("audit", "2702", "/audit", 560)];
}

/** The pictures of docs/guide.zh-CN.md, in the order of its chapters. */
export const GUIDE: Album = {
  document: "docs/guide.zh-CN.md",
  pictures: async (portal) => [
    ...(await ofEverybody(portal)),
    ...(await ofTheOffice(portal)),
    ...(await ofGrowth(portal)),
    ...(await ofTheOfficers(portal)),
  ],
};
