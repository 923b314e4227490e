import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { readSheet } from "@/lib/sheet/reader";
import { Screen } from "./screen";

const WHOLE = { rows: 1_000, columns: 40 };
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A workbook that was handed out, as rows of text; the heads are the first. */
async function downloaded(page: Page, link: Locator): Promise<string[][]> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const { rows } = await readSheet(await readFile(await download.path()), "花名册", WHOLE);
  const width = rows[0]?.cells.length ?? 0;
  return rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cells[at]?.text ?? ""));
}

/** 导入花名册: template, export, upload. */
export class RosterDoor extends Screen {
  static async open(page: Page): Promise<RosterDoor> {
    await page.goto("/people/import");
    return new RosterDoor(page);
  }

  async template(): Promise<string[][]> {
    return downloaded(this.page, this.link("下载模板"));
  }

  async export(): Promise<string[][]> {
    return downloaded(this.page, this.link("导出现有花名册"));
  }

  private async send(name: string, buffer: Buffer): Promise<void> {
    await this.page.getByLabel("花名册（.xlsx）").setInputFiles({ name, mimeType: XLSX, buffer });
    await this.button("上传并核对").click();
  }

  async refuses(name: string, buffer: Buffer, reason: RegExp): Promise<this> {
    await this.send(name, buffer);
    await expect(this.page.getByRole("alert").filter({ hasText: reason })).toBeVisible();
    return this;
  }

  async check(name: string, buffer: Buffer): Promise<CheckedRoster> {
    await this.send(name, buffer);
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
    return new CheckedRoster(this.page);
  }
}

/** 核对结果: what the file would do, row by row. */
class CheckedRoster extends Screen {
  async counts(): Promise<Record<string, string>> {
    const [labels, counts] = await Promise.all([
      this.page.locator(".facts-large dt").allTextContents(),
      this.page.locator(".facts-large dd").allTextContents(),
    ]);
    return Object.fromEntries(labels.map((label, at) => [label, counts[at] ?? ""]));
  }

  row(person: string): Locator {
    return this.table("逐行核对结果").getByRole("row", { name: new RegExp(person) });
  }

  async only(outcome: string): Promise<this> {
    const tabs = this.page.getByRole("navigation", { name: "按结果筛选" });
    await tabs.getByRole("link", { name: new RegExp(`^${outcome}`) }).click();
    await expect(tabs.getByRole("link", { name: new RegExp(`^${outcome}`) })).toHaveAttribute("aria-current", "page");
    return this;
  }

  async refused(): Promise<string[][]> {
    return downloaded(this.page, this.link("只含被拒绝的行"));
  }

  async apply(rows: number): Promise<this> {
    await this.button(`导入 ${rows} 行`).click();
    await expect(this.page.getByRole("heading", { name: "导入结果" })).toBeVisible();
    return this;
  }
}
