import { bare, readPdf } from "@/lib/reports/testing/read-pdf";
import { expect, overflow, test } from "../fixtures";
import { cyclesOf } from "../plant";
import { Comments, Decisions, Evidence, Opening, Progress, Verification } from "../screens/cycle";
import { Home } from "../screens/home";
import { Login } from "../screens/login";
import { Mine } from "../screens/mine";
import { uniform, varied } from "../screens/rating";

// Two whole papers by touch, and eleven screens after them.
test.slow();

test("from the reminder to the signed registration form, everybody on the own screen", async ({
  page,
  account,
  portal,
  signIn,
  as,
}) => {
  const { open: cycleId } = await cyclesOf(portal);
  await signIn("2501");
  const progress = await Progress.open(page, cycleId);
  await expect(progress.missing("卞砺锋")).toBeVisible();
  await progress.remind();
  const rest = portal.run("testing/hand-in", cycleId, "1101", "1112");

  const representative = (await as("1112")).context();
  await representative.clearCookies();
  const login = await Login.open(await representative.newPage());
  const fresh = await (await login.signIn(account("1112"))).rate();
  await fresh.fill(varied);
  expect(await overflow(fresh.page)).toBe(0);
  const receipt = await (await fresh.handIn()).number();
  expect(receipt).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/);

  const chief = await (await Home.open(await as("1101"))).rate();
  await chief.fill(uniform);
  await chief.refusedBecause(/相同/);
  await chief.mark((await chief.people()).at(-1) ?? "", "德", "良好");
  await chief.handIn();

  await rest;
  const closed = await (await Progress.open(page, cycleId)).close();
  await closed.consent();
  const discipline = await Opening.open(await as("2503"), cycleId);
  await discipline.consent();
  await closed.openBox();
  await discipline.hears("开箱记录");
  await (await Verification.open(fresh.page, cycleId)).ask(receipt);
  await expect(fresh.page.getByText(new RegExp(`^${receipt}：已计入`))).toBeVisible();

  await (await Evidence.open(page, cycleId)).performance((person) => (70 + ((person * 7) % 29)).toFixed(1));
  await (await Decisions.open(await as("1007"), cycleId)).propose();
  const head = await Comments.open(await as("1101"), cycleId);
  await head.write("牟砚田", "分管工作抓得实，现场问题当日清。建议加强跨工序协调。", "称职");

  const secretary = await Decisions.open(await as("1001"), cycleId);
  await secretary.recordAll({ name: "党委会第4次", on: "2026-03-05", present: 5 });
  await secretary.finish();
  await (await Decisions.open(page, cycleId)).release({ from: "2026-03-09", until: "2026-03-16" });

  const own = await (await Mine.open(await as("1102"))).appraisal(/2026年度/);
  const grade = await own.grade();
  expect(grade).toMatch(/优秀|称职/);
  await expect(own.page.getByText(/第 ?\d+ ?名|名次/)).toHaveCount(0);
  await own.sign();
  await (await Decisions.open(page, cycleId)).archive();
  const bytes = await own.form();
  expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe("%PDF");
  const pages = await readPdf(bytes);
  expect(pages).toHaveLength(2);
  const text = bare(pages.map((sheet) => sheet.text).join(""));
  expect(text).toContain("牟砚田");
  expect(text).toContain(grade);
});
