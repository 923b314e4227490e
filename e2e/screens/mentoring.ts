import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { Home } from "./home";
import { Screen } from "./screen";

export type Goal = { aspect: "德" | "能" | "业务"; text: string; measure: string };

/** 安排结对: from a mentee to a mentor who is suggested, and to the agreement. */
export class Pairing extends Screen {
  static async open(page: Page): Promise<Pairing> {
    await page.goto("/mentoring/new");
    return new Pairing(page);
  }

  async suggest(wanted: { mentee: string; field: string; from: string }): Promise<this> {
    await this.ask(wanted);
    await expect(this.table("推荐的导师")).toBeVisible();
    return this;
  }

  /** Nobody is suggested for whoever has a mentor; the way on is the pair that there is. */
  async turnedAway(wanted: { mentee: string; field: string; from: string }, why: string): Promise<void> {
    await this.ask(wanted);
    await this.hears(why);
    await expect(this.table("推荐的导师")).toBeHidden();
    await this.link("原结对页").click();
  }

  private async ask({ mentee, field, from }: { mentee: string; field: string; from: string }): Promise<void> {
    await this.page.getByRole("combobox", { name: "培养对象" }).fill(mentee);
    await this.page.getByRole("option", { name: new RegExp(mentee) }).click();
    await this.page.getByLabel("培养方向").fill(field);
    await this.page.getByLabel("开始日期").fill(from);
    await this.button("推荐导师").click();
  }

  /** Why somebody is suggested. */
  reasons(mentor: string): Locator {
    return this.table("推荐的导师").getByRole("row", { name: new RegExp(mentor) });
  }

  /** Why somebody is not. */
  async barred(mentor: string): Promise<Locator> {
    const list = this.page.getByRole("listitem").filter({ hasText: mentor });
    if (!(await list.isVisible())) await this.page.getByText(/^不能担任的 \d+ 人及原因$/).click();
    return list;
  }

  async arrange(mentor: string, goals: readonly Goal[]): Promise<Pair> {
    await this.link(`选为导师：${mentor}`).click();
    for (const [at, { aspect, text, measure }] of goals.entries()) {
      await this.page.getByLabel("方面").nth(at).selectOption({ label: aspect });
      await this.page.getByRole("textbox", { name: "目标", exact: true }).nth(at).fill(text);
      await this.page.getByRole("textbox", { name: "衡量标准", exact: true }).nth(at).fill(measure);
    }
    await this.button("安排结对").click();
    return Pair.arrived(this.page, mentor);
  }
}

/** One pair; its parts are tabs. */
export class Pair extends Screen {
  static async open(page: Page, pairId: string, part = "overview"): Promise<Pair> {
    await page.goto(`/mentoring/${pairId}?part=${part}`);
    return new Pair(page);
  }

  static async arrived(page: Page, mentor: string): Promise<Pair> {
    await expect(page.getByRole("heading", { level: 1, name: new RegExp(`^${mentor}带`) })).toBeVisible();
    return new Pair(page);
  }

  /** By the thing that is owed about it. */
  static async due(page: Page, title: RegExp): Promise<Pair> {
    await (await Home.open(page)).go(title);
    return new Pair(page);
  }

  get id(): string {
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }

  async sign(word: "签署" | "盖章" = "签署"): Promise<this> {
    await this.confirmed(this.button(word), word);
    await this.hears(word === "签署" ? "已签署。" : "已盖章，协议生效。");
    return this;
  }

  async sumUp(progress: string, next: string): Promise<this> {
    await this.page
      .getByRole("link", { name: /^填写\d{4}年第\d季度小结$/ })
      .first()
      .click();
    await this.page.getByLabel("进展与不足").fill(progress);
    await this.page.getByLabel("下季度重点").fill(next);
    await this.button("保存小结").click();
    await this.hears(/小结已保存/);
    return this;
  }

  async confirmSummary(reflection: string): Promise<this> {
    await this.page
      .getByRole("link", { name: /^确认\d{4}年第\d季度小结$/ })
      .first()
      .click();
    await this.page.getByLabel("我的收获与建议").fill(reflection);
    await this.button("确认小结").click();
    await this.hears(/小结已确认/);
    return this;
  }

  async view(said: string): Promise<this> {
    await this.page.getByLabel("我的意见").fill(said);
    await this.button("保存意见").click();
    await this.hears("意见已保存。");
    return this;
  }

  async concludeCheck(outcome: string): Promise<this> {
    await this.page.getByRole("radio", { name: outcome, exact: true }).check();
    await this.button("办结中期检查").click();
    await this.hears("中期检查已办结。");
    return this;
  }

  async openCompletion(): Promise<this> {
    await this.button("启动").click();
    await expect(this.page.getByRole("heading", { name: "第 1 次出师考核" })).toBeVisible();
    return this;
  }

  async report(text: string): Promise<this> {
    await this.page.getByLabel("总结").fill(text);
    await this.button("提交总结").click();
    await this.hears("总结已提交。");
    return this;
  }

  async rate(points: string, opinion: string): Promise<this> {
    await this.page.getByLabel("导师评价得分").fill(points);
    await this.page.getByLabel("导师意见").fill(opinion);
    await this.button("保存评价").click();
    await this.hears("导师评价已保存。");
    return this;
  }

  async score(report: string, host: string, source: string): Promise<this> {
    await this.page.getByLabel("总结得分").fill(report);
    await this.page.getByLabel("单位（技能）评价得分").fill(host);
    await this.page.getByLabel("评价依据").fill(source);
    await this.button("登记得分").click();
    await this.hears("得分已登记。");
    return this;
  }

  async countersign(opinion: string): Promise<this> {
    await this.page.getByLabel("支部意见").fill(opinion);
    await this.confirmed(this.button("复签"), "复签");
    await this.hears("已复签。");
    return this;
  }

  async conclude(): Promise<this> {
    await this.confirmed(this.button("评定"), "评定");
    await this.hears(/^已评定：/);
    return this;
  }

  async paper(label: string): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.link(label).click()]);
    return readFile(await download.path());
  }
}

type Log = { summary: string; rating: string; lastTask?: string; photo?: { name: string; bytes: Buffer } };

/** One month on a telephone; counts what the thumb has to do, typing left aside. */
export class LogForm extends Screen {
  taps = 0;

  static async due(page: Page, title: RegExp): Promise<LogForm> {
    await (await Home.open(page)).go(title);
    const form = new LogForm(page);
    form.taps += 1;
    return form;
  }

  private async tap(what: Locator): Promise<void> {
    await what.click();
    this.taps += 1;
  }

  private chip(group: RegExp, word: string): Locator {
    return this.page.getByRole("radiogroup", { name: group }).getByText(word, { exact: true });
  }

  private async fillIn({ summary, rating, lastTask, photo }: Log): Promise<void> {
    if (lastTask) await this.tap(this.chip(/^上次任务/, lastTask));
    await this.tap(this.page.getByLabel("内容"));
    await this.page.getByLabel("内容").fill(summary);
    await this.tap(this.chip(/^本月评价/, rating));
    if (photo) {
      await this.tap(this.page.getByText("日期、地点、主题和照片"));
      const file = { name: photo.name, mimeType: "image/png", buffer: photo.bytes };
      await this.page.getByLabel("照片或文件").setInputFiles(file);
      this.taps += 1;
    }
    await this.tap(this.button("记下"));
  }

  async keep(log: Log): Promise<Pair> {
    await this.fillIn(log);
    await this.hears(/帮带记录已记下/);
    return new Pair(this.page);
  }

  /** The portal says why not, and what was typed is still there. */
  async refuses(log: Log, why: RegExp): Promise<this> {
    await this.fillIn(log);
    await this.hears(why);
    await expect(this.page.getByLabel("内容")).toHaveValue(log.summary);
    return this;
  }

  /** By the mentee. */
  async confirm(reflection: string): Promise<Pair> {
    await this.page.getByLabel("我的体会").fill(reflection);
    await this.button("确认这次帮带").click();
    await this.hears(/帮带记录已确认/);
    return new Pair(this.page);
  }
}
