import { expect, type Page } from "@playwright/test";
import { Home } from "./home";
import { Screen } from "./screen";

export type Founder = { title: string; employeeNo: string; name: string; gender: "男" | "女" };

/** 首次设置: the page behind the one-time link. */
export class Setup extends Screen {
  static async open(page: Page, path: string): Promise<Setup> {
    await page.goto(path);
    return new Setup(page);
  }

  /** Answers the first passwords by number. */
  async complete(plant: string, founders: readonly Founder[]): Promise<Map<string, string>> {
    await this.page.getByLabel("单位全称").fill(plant);
    for (const { title, employeeNo, name, gender } of founders) {
      const group = this.page.getByRole("group", { name: new RegExp(title) });
      await group.getByLabel("工号").fill(employeeNo);
      await group.getByLabel("姓名").fill(name);
      await group.getByLabel("性别").selectOption({ label: gender });
    }
    await this.confirmed(this.button("完成设置"), "完成设置");
    const rows = this.table("首次口令").getByRole("row");
    await expect(rows).toHaveCount(founders.length + 1);
    const cells = await Promise.all((await rows.all()).slice(1).map((row) => row.getByRole("cell").allTextContents()));
    return new Map(cells.map(([employeeNo = "", , password = ""]) => [employeeNo, password]));
  }

  async isSpent(): Promise<void> {
    await expect(this.page.getByText("这个链接已经用过、已过期，或系统已设置完成。")).toBeVisible();
    await expect(this.button("完成设置")).toHaveCount(0);
  }
}

/** 修改口令. */
export class PasswordChange extends Screen {
  static async arrived(page: Page): Promise<PasswordChange> {
    await expect(page.getByRole("heading", { name: "修改口令", level: 1 })).toBeVisible();
    return new PasswordChange(page);
  }

  private async fill(current: string, next: string, again: string): Promise<void> {
    await this.page.getByLabel("现在的口令").fill(current);
    await this.page.getByLabel("新口令", { exact: true }).fill(next);
    await this.page.getByLabel("再填一次新口令").fill(again);
    await this.button("修改口令").click();
  }

  async refuses(current: string, next: string): Promise<this> {
    await this.fill(current, next, next);
    await expect(this.page.getByRole("alert").filter({ hasText: /不合要求|需要改正/ })).toBeVisible();
    return this;
  }

  async change(current: string, next: string): Promise<Home> {
    await this.fill(current, next, next);
    return Home.arrived(this.page);
  }
}
