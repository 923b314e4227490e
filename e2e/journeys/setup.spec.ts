import { expect, overflow, seriousFaults, test } from "../fixtures";
import { Login } from "../screens/login";
import { Setup } from "../screens/setup";

test.use({ content: "nothing" });

const FOUNDERS = [
  { title: "系统管理员", employeeNo: "0001", name: "苏望舒", gender: "女" },
  { title: "安全管理员", employeeNo: "0002", name: "岳知行", gender: "男" },
  { title: "审计管理员", employeeNo: "0003", name: "黎书宁", gender: "女" },
  { title: "组织员", employeeNo: "0004", name: "边守拙", gender: "男" },
  { title: "党委书记", employeeNo: "0005", name: "闻立诚", gender: "男" },
] as const;

test("the link of the first start lets in the first officers, once; a password handed out opens nothing but its change", async ({
  page,
  portal,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "尚未设置" })).toBeVisible();
  const path = await portal.run("testing/setup-link");
  const setup = await Setup.open(page, path);
  expect(await overflow(page)).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  const passwords = await setup.complete("清溪锻造厂", FOUNDERS);
  expect(new Set(passwords.values()).size).toBe(5);
  await (await Setup.open(page, path)).isSpent();

  const given = passwords.get("0004") ?? "";
  const first = await (await Login.open(page)).signInFirst({ employeeNo: "0004", password: given });
  await page.goto("/people");
  await expect(page).toHaveURL(/\/password/);
  await first.refuses(given, "0004Bianshouzhuo!");
  expect(await seriousFaults(page)).toEqual([]);
  await first.change(given, "Qingxi-2031-gongchang");
  await page.goto("/people");
  await expect(page.getByRole("row", { name: /闻立诚/ })).toBeVisible();
});
