import { expect, type Page } from "@playwright/test";
import { Screen } from "./screen";

/** 考核方案: all versions. */
export class Schemes extends Screen {
  static async open(page: Page): Promise<Schemes> {
    await page.goto("/appraisal/schemes");
    return new Schemes(page);
  }

  async version(number: number): Promise<Scheme> {
    await this.page.getByRole("link", { name: new RegExp(`^第 ${number} 版`) }).click();
    await expect(this.page.getByRole("heading", { name: `考核方案 第 ${number} 版`, exact: true })).toBeVisible();
    return new Scheme(this.page);
  }
}

export class Scheme extends Screen {
  async copy(): Promise<SchemeEditor> {
    await this.confirmed(this.button("复制为新版本"), "复制");
    await expect(this.page.getByRole("heading", { name: /^修改考核方案/ })).toBeVisible();
    return new SchemeEditor(this.page);
  }
}

export class SchemeEditor extends Screen {
  private get form() {
    return this.page.getByRole("form", { name: "考核方案" });
  }

  async weigh(dimension: string, weight: string): Promise<this> {
    const row = this.form.getByRole("group", { name: `维度 ${dimension}`, exact: true });
    await row.getByLabel("权重", { exact: true }).fill(weight);
    return this;
  }

  /** 百分制 in place of the options. */
  async inPoints(): Promise<this> {
    await this.form.getByLabel("打分方式").selectOption({ label: "百分制" });
    return this;
  }

  async name(name: string): Promise<this> {
    await this.form.getByLabel("方案名称").fill(name);
    return this;
  }

  async save(): Promise<Scheme> {
    await this.button("保存方案").click();
    await expect(this.page.getByRole("heading", { name: /^考核方案 第/ })).toBeVisible();
    return new Scheme(this.page);
  }
}
