import type { Page } from "@playwright/test";
import { today } from "@/lib/calendar";
import { expect, overflow, seriousFaults, test } from "../fixtures";
import { cyclesOf, listOf, pairsOf, placesOf, postingsOf, subjectOf } from "../plant";
import type { Portal } from "../stage";

type Addresses = Awaited<ReturnType<typeof placesOf>> &
  Awaited<ReturnType<typeof postingsOf>> &
  Awaited<ReturnType<typeof listOf>> & {
    past: string;
    open: string;
    chief: string;
    own: string;
    /** Pairs by the number of the mentee. */
    pairs: { [mentee: string]: string };
  };

type Tour = { who: string; what: string; addresses: (of: Addresses) => string[] };

/** All parts of a pair but the one that opens first. */
const PARTS = ["agreement", "logs", "check", "completion", "history", "notes"].map((part) => `?part=${part}`);

/** Every screen, by who looks at it. */
const TOURS: Tour[] = [
  {
    who: "1101",
    what: "own work, own result and the paper",
    addresses: ({ past, open, chief, own }) => [
      ...["/", "/inbox", "/sessions", "/mine", `/mine/${chief}`, `/mine/${own}`],
      ...[`/appraisal/${open}/rate`, `/appraisal/${past}/receipt`],
    ],
  },
  { who: "1002", what: "the paper by indicators", addresses: ({ open }) => [`/appraisal/${open}/rate`] },
  {
    who: "2501",
    what: "an open appraisal",
    addresses: ({ open, scheme }) => [
      ...["/", "/appraisal", "/appraisal/new", "/appraisal/schemes", `/appraisal/schemes/${scheme}`],
      ...["", "/subjects", "/assignment", "/assignment/voters", "/evidence", "/progress"].map(
        (page) => `/appraisal/${open}${page}`,
      ),
    ],
  },
  {
    who: "2501",
    what: "a finished appraisal",
    addresses: ({ past, chief }) =>
      ["", "/opening", "/results", `/results/${chief}`, "/decisions", "/papers"].map(
        (page) => `/appraisal/${past}${page}`,
      ),
  },
  {
    who: "2501",
    what: "units, branches and people",
    addresses: ({ person, unit, branch }) => [
      ...["/organisation", `/organisation/units/${unit}`, "/organisation/branches", `/organisation/branches/${branch}`],
      ...["/people", `/people/${person}`, "/people/new", "/people/import"],
    ],
  },
  {
    who: "2501",
    what: "pairs, for whoever runs them",
    addresses: ({ pairs, person }) => [
      ...["/mentoring", "/mentoring?show=ended", "/mentoring/new"],
      `/mentoring/new?menteeId=${person}&field=${encodeURIComponent("锻造工艺")}`,
      ...["", ...PARTS].map((part) => `/mentoring/${pairs["1604"]}${part}`),
      ...[`/mentoring/${pairs["2203"]}?part=completion`, `/mentoring/${pairs["1321"]}?part=agreement`],
    ],
  },
  {
    who: "1102",
    what: "pairs, for a mentor",
    addresses: ({ pairs }) => [
      "/mentoring/mine",
      ...["", ...PARTS].map((part) => `/mentoring/${pairs["1119"]}${part}`),
      `/mentoring/${pairs["1119"]}/log/${today(new Date()).slice(0, 7)}`,
      ...[1, 2, 3, 4].map(
        (quarter) => `/mentoring/${pairs["1119"]}/summary/${today(new Date()).slice(0, 4)}-${quarter}`,
      ),
    ],
  },
  {
    who: "1505",
    what: "pairs, for a mentee",
    addresses: ({ pairs }) => [
      "/mentoring/mine",
      ...["?part=logs", "?part=check"].map((part) => `/mentoring/${pairs["1505"]}${part}`),
      `/mentoring/${pairs["1505"]}/log/${today(new Date()).slice(0, 7)}`,
    ],
  },
  {
    who: "2501",
    what: "postings, plans, rules and a cadre's year",
    addresses: ({ posting, posted, host }) => [
      ...["/rotation", "/rotation/timeline", `/rotation/units/${host}`, "/rotation/new", `/rotation/${posting}`],
      ...["/training", `/training/${posted}`, "/rules", "/rules/rotation", "/rules/mentoring", `/cadres/${posted}`],
    ],
  },
  {
    who: "1404",
    what: "the own posting, plan and year",
    addresses: ({ posted }) => ["/rotation/mine", "/training/mine", `/cadres/${posted}`],
  },
  {
    who: "1001",
    what: "what waits for the secretary of postings and rules",
    addresses: ({ waiting }) => [`/rotation/${waiting}`, "/rules/rotation"],
  },
  { who: "1701", what: "comments", addresses: ({ past }) => [`/comments/${past}`] },
  {
    who: "2501",
    what: "the confidential list",
    addresses: ({ member, begun }) => [
      ...["", "/candidates", "/structure", "/reviews", "/former"].map((page) => `/pool${page}`),
      ...[`/pool/candidates/${begun}`, `/pool/members/${member}`],
    ],
  },
  { who: "1001", what: "the committee's decision", addresses: ({ ready }) => [`/pool/candidates/${ready}`] },
  { who: "1701", what: "recommending", addresses: () => ["/pool/recommend"] },
  { who: "2503", what: "the discipline", addresses: () => ["/integrity", "/pool/opinions"] },
  {
    who: "2602",
    what: "accounts",
    addresses: ({ account }) => ["/accounts", "/accounts/open", `/accounts/${account}`],
  },
  { who: "2702", what: "the audit trail", addresses: () => ["/audit"] },
];

async function addressesOf(portal: Portal): Promise<Addresses> {
  const cycles = await cyclesOf(portal);
  const [chief, own] = [await subjectOf(portal, cycles.past, "1101"), await subjectOf(portal, cycles.open, "1101")];
  return {
    ...cycles,
    ...(await placesOf(portal)),
    ...(await postingsOf(portal)),
    ...(await listOf(portal)),
    chief,
    own,
    pairs: await pairsOf(portal),
  };
}

/** A desk and a phone. What hangs on the finger rather than on the width is looked at in the stories of the phone. */
const WIDTHS = [1440, 390];

async function look(page: Page, address: string) {
  const status = (await page.goto(address))?.status();
  const seen: { address: string; width: number; status?: number; sideways: number; faults: string[] }[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    seen.push({ address, width, status, sideways: await overflow(page), faults: await seriousFaults(page) });
  }
  return seen;
}

test.skip(({ isMobile }) => isMobile, "each screen is looked at in both widths at one go");

for (const { who, what, addresses } of TOURS) {
  test(`the screens of ${what} can be used by everybody, and none scrolls sideways`, async ({
    page,
    portal,
    signIn,
  }) => {
    await signIn(who);
    const seen: Awaited<ReturnType<typeof look>> = [];
    for (const address of addresses(await addressesOf(portal))) seen.push(...(await look(page, address)));
    const wrong = seen.filter(({ status, sideways, faults }) => status !== 200 || sideways !== 0 || faults.length > 0);
    expect(wrong).toEqual([]);
  });
}

test("on a narrow screen the row of tabs begins at the page that is shown", async ({ page, portal, signIn }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await signIn("2501");
  const { past } = await cyclesOf(portal);
  await page.goto(`/appraisal/${past}/papers`);
  const tabs = page.getByRole("navigation", { name: "本次考核的页面" });
  await expect(tabs.getByRole("link", { name: "文书" })).toBeInViewport({ ratio: 1 });
});
