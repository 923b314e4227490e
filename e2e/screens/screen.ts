import { expect, type Locator, type Page } from "@playwright/test";

/** A screen is what somebody sees and can do there; its verbs answer the screen that comes next. */
export abstract class Screen {
  constructor(readonly page: Page) {}

  protected button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: true });
  }

  protected link(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("link", { name, exact: true });
  }

  /** The frame of a table; the name stands on what scrolls. */
  protected table(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  protected panel(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** Presses a button that asks first, and says yes in the dialog. */
  protected async confirmed(press: Locator, yes: string | RegExp): Promise<void> {
    await press.click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: yes, exact: true }).click();
  }

  /** Waits until the portal says so, be it in the form, above the page or in a strip. */
  async hears(sentence: string | RegExp): Promise<void> {
    await expect(this.page.getByText(sentence).first()).toBeVisible();
  }
}
