import { expect, type Locator, type Page } from "@playwright/test";
import { Screen } from "./screen";

/** 1 is the best option, as on the keyboard. The last digit is 总体评价. */
export type Marks = (person: number) => string;

/** A paper that nobody could call uniform: 2212 11, 1221 … */
export const varied: Marks = (person) => ["221121", "122112", "212211", "112221"][person % 4] as string;
export const uniform: Marks = () => "111111";

/** 我的测评表 while it is filled in. On a phone one person is a card; on a desk all stand in a table. */
export class Rating extends Screen {
  static async open(page: Page, cycleId: string): Promise<Rating> {
    await page.goto(`/appraisal/${cycleId}/rate`);
    return Rating.arrived(page);
  }

  static async arrived(page: Page): Promise<Rating> {
    const rating = new Rating(page);
    await expect(rating.button("交回测评表")).toBeVisible();
    return rating;
  }

  private get isPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 640;
  }

  private get sheet(): Locator {
    return this.table("按维度评价");
  }

  /** All people of the table, in order. */
  async people(): Promise<string[]> {
    const cells = await this.sheet.getByRole("radiogroup", { name: /总体评价$/, includeHidden: true }).all();
    const labels = await Promise.all(cells.map((cell) => cell.getAttribute("aria-label")));
    return labels.map((label) => (label ?? "").replace(/ 总体评价$/, ""));
  }

  group(person: string, item: string): Locator {
    return this.page.getByRole("radiogroup", { name: `${person} ${item}`, exact: true, includeHidden: true });
  }

  /** By keyboard at the desk: digits mark and move on, Enter goes to the next person. By touch, card by card, elsewhere. */
  async fill(marks: Marks): Promise<void> {
    const people = await this.people();
    if (this.isPhone) await this.touch(people, marks);
    else await this.type(people, marks);
  }

  private async type(people: string[], marks: Marks): Promise<void> {
    await this.sheet.getByRole("radio").first().focus();
    for (const [at] of people.entries()) {
      for (const digit of marks(at)) await this.page.keyboard.press(digit);
      // To the next person; after the last one the key would ask to hand in.
      if (at + 1 < people.length) await this.page.keyboard.press("Enter");
    }
  }

  private async touch(people: string[], marks: Marks): Promise<void> {
    for (const [at, person] of people.entries()) {
      const groups = this.sheet.getByRole("radiogroup", { name: new RegExp(`^${person} `) });
      for (const [item, digit] of [...marks(at)].entries()) {
        await groups
          .nth(item)
          .getByRole("radio")
          .nth(Number(digit) - 1)
          .check();
      }
      if (at + 1 < people.length) await this.button("下一人").click();
    }
  }

  /** On a phone only one card is there: turns to the person's. */
  private async turnTo(person: string): Promise<void> {
    if (!this.isPhone) return;
    const place = this.page.getByText(/^第 \d+ \/ \d+ 人$/).filter({ visible: true });
    const people = await this.people();
    const goal = people.indexOf(person) + 1;
    const from = Number(/\d+/.exec((await place.textContent()) ?? "")?.[0]);
    for (let at = from; at !== goal; at += Math.sign(goal - at)) {
      await this.button(goal > at ? "下一人" : "上一人").click();
    }
    await expect(place).toHaveText(`第 ${goal} / ${people.length} 人`);
  }

  async mark(person: string, item: string, option: string): Promise<this> {
    await this.turnTo(person);
    await this.group(person, item).getByRole("radio", { name: option, exact: true }).check();
    return this;
  }

  /** The field of a mark on a scale of points. */
  async points(person: string, item: string): Promise<Locator> {
    await this.turnTo(person);
    return this.page.getByLabel(`${person} ${item}`, { exact: true });
  }

  chosen(person: string, item: string): Locator {
    return this.group(person, item).getByRole("radio", { checked: true, includeHidden: true });
  }

  get keeping(): Locator {
    return this.page.getByRole("status").filter({ hasText: /保存/ });
  }

  /** Nothing is left unsaved, and the page says when. */
  async saved(): Promise<void> {
    await expect(this.keeping).toHaveText(/^已保存 \d\d:\d\d/);
  }

  /** Tries to hand in a paper that is not fit; answers why. */
  async refusedBecause(reason: RegExp): Promise<this> {
    await this.button("交回测评表").click();
    await expect(this.page.getByRole("alert").filter({ hasText: reason })).toBeVisible();
    return this;
  }

  async handIn(): Promise<Receipt> {
    await this.confirmed(this.button("交回测评表"), "确认交回");
    return Receipt.arrived(this.page);
  }
}

export class Receipt extends Screen {
  static async arrived(page: Page): Promise<Receipt> {
    await expect(page.getByRole("heading", { name: "测评表已交回" })).toBeVisible();
    return new Receipt(page);
  }

  async number(): Promise<string> {
    return ((await this.page.getByTestId("receipt").textContent()) ?? "").trim();
  }
}
