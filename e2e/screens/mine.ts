import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { Screen } from "./screen";

/** 我的考核: what a person under appraisal sees of the own one. */
export class Mine extends Screen {
  static async open(page: Page): Promise<Mine> {
    await page.goto("/mine");
    return new Mine(page);
  }

  async appraisal(title: RegExp): Promise<OwnAppraisal> {
    await this.page.getByRole("row", { name: title }).getByRole("link", { name: "打开" }).click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    return new OwnAppraisal(this.page);
  }
}

export class OwnAppraisal extends Screen {
  async summarise(text: string): Promise<this> {
    await this.page.getByLabel("个人总结（述职）").fill(text);
    return this;
  }

  async grade(): Promise<string> {
    const panel = this.page.locator("section").filter({ has: this.page.getByRole("heading", { name: "审定等次" }) });
    return ((await panel.getByRole("paragraph").first().textContent()) ?? "").trim();
  }

  async sign(): Promise<this> {
    await this.page.getByRole("radio", { name: "同意", exact: true }).check();
    await this.confirmed(this.button("签署"), "签署");
    await expect(this.page.getByRole("form", { name: "本人意见" })).toBeHidden();
    return this;
  }

  async form(): Promise<Uint8Array> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("link", { name: "登记表 PDF" }).click(),
    ]);
    return readFile(await download.path());
  }
}
