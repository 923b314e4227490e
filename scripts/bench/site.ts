import type { Agent } from "node:http";
import { buildPortal } from "../build";
import { ROOT } from "../schema-engine";
import { BARE, buildBare } from "./bare-app";
import { ask, type Ground, hangUp, speakTo } from "./ground";
import { connections, cookiesOf, type Site, send, startSite } from "./http";
import { type Element, elementsOf } from "./markup";

/** A page of the portal as one person sees it, and the same elements in the bare application. */
export type Page = { path: string; cookie: string; html: string; elements: Element[]; bare: string };

export type Sites = { portal: Site; bare: Site; ratePages: Page[]; homePages: Page[] };

/** Who runs the plant and who is asked: their home pages differ most. */
const HOMES = ["ORGANISER", "SECRETARY", "SYSTEM_ADMIN"];
const VOTERS = 3;

let made: Promise<Sites> | undefined;

/** The portal on the demonstration, and the bare application beside it; made once for all measures over HTTP. */
export function sitesOf(ground: Ground): Promise<Sites> {
  made ??= make(ground);
  return made;
}

async function make(ground: Ground): Promise<Sites> {
  const url = await ground.database("bench_demonstration");
  speakTo(url);
  const { loadDemo } = await import("@/prisma/seed/demo");
  await loadDemo({ at: new Date() });
  await hangUp();
  await ask(url, "vacuum analyze");
  await buildPortal();
  const portal = await startSite(ground.undo, ROOT, url);
  const agent = connections(1);
  const { cycleId, voters, holders } = await castOf(url);
  const see = (path: string, people: string[]) => seen(portal.url, agent, url, path, people);
  const ratePages = await see(`/appraisal/${cycleId}/rate`, voters);
  const homePages = await see("/", [...holders, voters[0] as string]);
  agent.destroy();
  ratePages.forEach((page, at) => {
    page.bare = `/client/${at}`;
  });
  homePages.forEach((page, at) => {
    page.bare = `/served/${ratePages.length + at}`;
  });
  await buildBare([...ratePages, ...homePages].map(({ elements }) => elements));
  const floor = await ground.database("bench_floor");
  await ask(floor, "create table bench_row (id bigserial primary key, session text not null, body text not null)");
  return { portal, bare: await startSite(ground.undo, BARE, floor), ratePages, homePages };
}

async function seen(site: string, agent: Agent, url: string, path: string, people: string[]): Promise<Page[]> {
  const cookies = await cookiesOf(url, people);
  const pages: Page[] = [];
  for (const cookie of cookies) {
    const { status, text: html } = await send(site, agent, { path, cookie });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    pages.push({ path, cookie, html, elements: elementsOf(html), bare: "" });
  }
  return pages;
}

/** The vote that is open, those with the longest papers still to rate, and one holder of each role. */
async function castOf(url: string) {
  const papers = await ask<{ cycleId: string; voterId: string }>(
    url,
    `select p."cycleId", p."voterId" from "Paper" p join "Cycle" c on c.id = p."cycleId"
     join "Assignment" a on a."paperId" = p.id and not a.excused
     where c.state = 'OPEN' and p.state = 'NONE' group by p.id order by count(*) desc, p.id limit ${VOTERS}`,
  );
  const holders = await ask<{ personId: string }>(
    url,
    `select distinct on (g.role) a."personId" from "RoleGrant" g join "Account" a on a.id = g."accountId"
     where g.role::text = any($1) and g."until" is null order by g.role, a."personId"`,
    [HOMES],
  );
  const voters = papers.map(({ voterId }) => voterId);
  return { cycleId: papers[0]?.cycleId ?? "", voters, holders: holders.map(({ personId }) => personId) };
}
