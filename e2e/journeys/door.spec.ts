import { expect, overflow, seriousFaults, test } from "../fixtures";

test("a stranger is sent to the sign-in page, which everybody can use", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByLabel("工号")).toBeVisible();
  await expect(page.getByLabel("口令")).toBeVisible();
  expect(await overflow(page)).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
});

test("an unknown number is refused in words, and the number stays where it was typed", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("工号").fill("nobody");
  await page.getByLabel("口令").fill("nothing");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByText(/工号或口令/)).toBeVisible();
  await expect(page.getByLabel("工号")).toHaveValue("nobody");
});

test("Chinese is drawn, not boxed", async ({ page }) => {
  await page.goto("/login");
  const drawn = (letter: string) =>
    page.evaluate((text) => {
      const canvas = document.createElement("canvas");
      const brush = canvas.getContext("2d");
      if (!brush) throw new Error("no canvas");
      brush.font = "40px sans-serif";
      brush.fillText(text, 0, 40);
      return canvas.toDataURL();
    }, letter);
  expect(await drawn("衡")).not.toBe(await drawn("才"));
});

test("monitors are answered without a session, and told nothing else", async ({ request }) => {
  const live = await request.get("/api/health/live");
  expect([live.status(), await live.json()]).toEqual([200, { live: true }]);
  const ready = await request.get("/api/health/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, database: true, migrations: true, keys: true });
  expect(ready.headers()["cache-control"]).toContain("no-store");
});
