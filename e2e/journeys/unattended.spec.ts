import { Client } from "pg";
import { expect, test } from "../fixtures";

/** Runs one statement on the portal's own database and answers its first row. */
async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows[0] as T;
}

test("a page that draws itself anew on an unattended desk does not keep its session alive; a hand does", async ({
  portal,
  page,
  signIn,
}) => {
  const { employeeNo } = await signIn("2501");
  const own = `"accountId" = (select a.id from "Account" a join "Person" p on p.id = a."personId"
    where p."employeeNo" = '${employeeNo}')`;
  const seen = () =>
    ask<{ ago: number }>(
      portal.databaseUrl,
      `select extract(epoch from now() - max("lastSeenAt"))::int as ago from "Session" where ${own}`,
    );
  const leave = () =>
    ask(portal.databaseUrl, `update "Session" set "lastSeenAt" = now() - interval '10 minutes' where ${own}`);
  const { id } = await ask<{ id: string }>(portal.databaseUrl, `select id from "Cycle" where state = 'OPEN'`);

  await page.goto(`/appraisal/${id}/progress`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await leave();
  const drawn = page.waitForResponse((answer) => answer.request().headers().rsc === "1", {
    timeout: 60_000,
  });
  expect((await drawn).ok()).toBe(true);
  // What marks the refresh is gone with it.
  await expect.poll(() => page.evaluate(() => document.cookie)).not.toContain("hengcai-automatic");
  expect((await seen()).ago).toBeGreaterThanOrEqual(600);

  await page.reload();
  expect((await seen()).ago).toBeLessThan(60);
});
