import { expect, type Locator, type Page } from "@playwright/test";
import { Rating } from "./rating";
import { Screen } from "./screen";

export class Home extends Screen {
  static async open(page: Page): Promise<Home> {
    await page.goto("/");
    return Home.arrived(page);
  }

  static async arrived(page: Page): Promise<Home> {
    await expect(page.getByRole("heading", { name: "待办", level: 1 })).toBeVisible();
    return new Home(page);
  }

  /** The act beside a thing that is owed, whose title holds these words. */
  async go(words: RegExp): Promise<void> {
    await this.page.getByRole("link", { name: words }).first().click();
  }

  /** What is owed, by its title. */
  owed(title: RegExp): Locator {
    return this.page.getByRole("link", { name: title });
  }

  async rate(): Promise<Rating> {
    await this.go(/^(评分|继续)：.*民主测评$/);
    return Rating.arrived(this.page);
  }
}
