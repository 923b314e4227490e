import { expect, test } from "../fixtures";

test("the days of one's todos go to a calendar by an address that can be taken back", async ({
  page,
  portal,
  signIn,
  playwright,
}) => {
  await signIn("1101");
  await page.goto("/");
  await expect(page.getByText("民主测评")).toBeVisible();
  await page.goto("/inbox/settings");
  await page.getByRole("button", { name: "生成订阅地址" }).click();
  const address = await page.getByLabel("订阅地址").inputValue();
  expect(address).toMatch(new RegExp(`^${portal.url}/api/calendar/`));

  // A calendar program: no cookie, no browser.
  const program = await playwright.request.newContext();
  const answer = await program.get(address);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  const calendar = (await answer.text()).replaceAll("\r\n ", "");
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\nSUMMARY:[^\r]* · 民主测评\r\n/);

  await page.reload();
  await page.getByRole("button", { name: "停用订阅地址" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用订阅地址" }).click();
  await expect(page.getByText("目前没有订阅地址")).toBeVisible();
  const after = await program.get(address);
  expect([after.status(), await after.text()]).toEqual([404, "没有找到这个日历，地址可能已停用。"]);
  await program.dispose();
});
