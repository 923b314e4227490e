import { today } from "@/lib/calendar";
import { expect, test } from "../fixtures";
import { Cycles, Overview } from "../screens/cycle";
import { Rating } from "../screens/rating";
import { Schemes } from "../screens/schemes";

test("a paper in points tells its scale, says at once what is no step of it, and is taken in", async ({
  page,
  as,
  signIn,
}) => {
  await signIn("2501");
  const editor = await (await (await Schemes.open(page)).version(1)).copy();
  await (await (await editor.inPoints()).name("专项考核方案（百分制）")).save();
  const fresh = { scheme: /第2版/, title: "百分制专项考核", opensOn: today(new Date()) };
  const overview = await (await Cycles.open(page)).create(fresh);
  await overview.nameOfficial("2504", "监票人");
  await overview.nameOfficial("2502", "计票人");
  const assignment = await (await (await overview.subjects()).draw("基层骨干")).assignment();
  const { cycleId } = await assignment.generate();
  await (await Overview.open(await as("1001"), cycleId)).approve();
  await (await Overview.open(page, cycleId)).start();

  const rating = await Rating.open(await as("1112"), cycleId);
  await rating.hears(/各项打0至100分，以0.5分为一档。/);
  for (const person of await rating.people()) {
    const first = await rating.points(person, "德");
    await first.fill("101");
    await rating.hears("分数须在0至100之间");
    await first.fill("90.3");
    await rating.hears("分数须以0.5分为一档");
    // As an input method for Chinese writes them.
    await first.fill("９０。５");
    await expect(first).toHaveValue("90.5");
    for (const item of ["能", "勤", "绩", "廉"]) await (await rating.points(person, item)).fill("88");
    await rating.mark(person, "总体评价", "称职");
  }
  await rating.saved();
  expect(await (await rating.handIn()).number()).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/);
});
