import type { Ground } from "./ground";
import { type Ask, rateOf } from "./http";
import { countElements } from "./markup";
import { alternate, type Measure } from "./measure";
import { type Page, sitesOf } from "./site";

const CLIENTS = 8;
/** Enough for three seconds of the slower one. */
const ASKED = 240;

export const ratePage = (ground: Ground) =>
  pageMeasure(ground, {
    id: "rate-page",
    measure: "rating page, the longest papers of the demonstration",
    floor: "bare dynamic page: one client component draws the same elements from a constant",
    pagesOf: ({ ratePages }) => ratePages,
  });

export const homePage = (ground: Ground) =>
  pageMeasure(ground, {
    id: "home-page",
    measure: "home page of an organiser, the secretary, a system officer and an evaluator in turn",
    floor: "bare dynamic page whose components draw the same elements from a constant",
    pagesOf: ({ homePages }) => homePages,
  });

type Wish = Pick<Measure, "id" | "measure" | "floor"> & {
  pagesOf: (sites: Awaited<ReturnType<typeof sitesOf>>) => Page[];
};

function pageMeasure(ground: Ground, { pagesOf, ...words }: Wish): Measure {
  return {
    ...words,
    ...{ better: "higher", target: 0.5, unit: "pages/s" },
    async run(say) {
      const sites = await sitesOf(ground);
      const pages = pagesOf(sites);
      const asks = (one: (page: Page) => Ask) => Array.from({ length: ASKED }, (_, at) => one(of(pages, at)));
      const full = ({ status, text }: { status: number; text: string }) => status === 200 && text.includes("</body>");
      const figures = await alternate(
        {
          product: () =>
            rateOf(
              sites.portal.url,
              asks(({ path, cookie }) => ({ path, cookie })),
              CLIENTS,
              full,
            ),
          floor: () =>
            rateOf(
              sites.bare.url,
              asks(({ bare }) => ({ path: bare })),
              CLIENTS,
              full,
            ),
        },
        say,
      );
      const sizes = pages.map(({ elements }) => countElements(elements)).join(", ");
      return { ...figures, notes: [`${CLIENTS} clients, ${ASKED} pages a round; elements: ${sizes}`] };
    },
  };
}

const of = (pages: Page[], at: number) => pages[at % pages.length] as Page;
