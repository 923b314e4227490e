import { expect, type Locator, type Page } from "@playwright/test";
import { Screen } from "./screen";

export type Item = { line: string; due: string; goal: string; measure: string };

/** 培养计划 of one person, as the organiser writes and checks it. */
export class Plan extends Screen {
  static async open(page: Page, name: string): Promise<Plan> {
    await page.goto("/training");
    await page.getByRole("combobox", { name: "人员" }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
    await page.getByRole("button", { name: "打开计划" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${name}的培养计划` })).toBeVisible();
    return new Plan(page);
  }

  private get form(): Locator {
    return this.page.getByRole("form", { name: "列入一项" });
  }

  async write({ line, due, goal, measure }: Item): Promise<this> {
    const option = this.form.getByLabel("类别").getByRole("option", { name: new RegExp(`^${line}`) });
    await this.form.getByLabel("类别").selectOption({ label: (await option.textContent()) ?? "" });
    await this.form.getByLabel("完成期限").fill(due);
    await this.form.getByLabel("目标").fill(goal);
    await this.form.getByLabel("衡量标准").fill(measure);
    await this.button("列入计划").click();
    return this;
  }

  async listed(item: Item): Promise<void> {
    await expect(this.row(item.goal)).toContainText(item.measure);
  }

  async refusedBecause(reason: RegExp): Promise<this> {
    await expect(this.form.getByText(reason)).toBeVisible();
    return this;
  }

  /** What stands in a field: a refusal must leave it there. */
  written(label: string): Locator {
    return this.form.getByLabel(label);
  }

  row(goal: string): Locator {
    return this.table("培养计划").getByRole("row").filter({ hasText: goal });
  }

  async check(goal: string, verdict: string, note: string): Promise<void> {
    await this.row(goal)
      .getByRole("button", { name: /季度检查$/ })
      .click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("检查结果").selectOption({ label: verdict });
    await dialog.getByLabel("检查意见").fill(note);
    await dialog.getByRole("button", { name: "登记检查", exact: true }).click();
    await expect(this.row(goal)).toContainText(note);
  }
}

/** 我的培养计划. */
export class OwnPlan extends Screen {
  static async open(page: Page): Promise<OwnPlan> {
    await page.goto("/training/mine");
    return new OwnPlan(page);
  }

  item(goal: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: goal });
  }

  private async fill(goal: string, state: string, text: string, file: { name: string; buffer: Buffer }) {
    const item = this.item(goal);
    const form = item.getByRole("form", { name: `填报：${goal}` });
    if (!(await form.isVisible())) await item.getByText("填报进展").click();
    await form.getByRole("radio", { name: state }).check();
    await form.getByLabel("进展与佐证").fill(text);
    await form.getByLabel("附件").setInputFiles({ ...file, mimeType: "application/pdf" });
    await this.button("填报", form).click();
    return form;
  }

  async report(goal: string, state: string, text: string, file: { name: string; buffer: Buffer }): Promise<void> {
    await this.fill(goal, state, text, file);
    await expect(this.item(goal).getByText(/^进展与佐证 \d 条$/)).toBeVisible();
  }

  /** What the portal says; the text typed must still stand there. */
  async reportRefused(goal: string, text: string, file: { name: string; buffer: Buffer }, why: RegExp): Promise<void> {
    const form = await this.fill(goal, "进行中", text, file);
    await expect(form.getByText(why).first()).toBeVisible();
    await expect(form.getByLabel("进展与佐证")).toHaveValue(text);
  }

  async download(goal: string, name: string): Promise<string> {
    const item = this.item(goal);
    await item.getByText(/^进展与佐证 \d 条$/).click();
    const [file] = await Promise.all([this.page.waitForEvent("download"), item.getByRole("link", { name }).click()]);
    return file.suggestedFilename();
  }
}
