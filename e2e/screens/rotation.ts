import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { Screen } from "./screen";

export type Plan = { unit: string; role: string; from: string; last: string; tasks: string; goals: string };

/** 安排锻炼: the organiser's form of a plan. */
export class Planning extends Screen {
  static async open(page: Page): Promise<Planning> {
    await page.goto("/rotation/new");
    return new Planning(page);
  }

  private get form(): Locator {
    return this.page.getByRole("form", { name: "安排锻炼" });
  }

  async who(name: string): Promise<this> {
    await this.form.getByRole("combobox", { name: "锻炼人员" }).fill(name);
    await this.form.getByRole("option", { name: new RegExp(name) }).click();
    return this;
  }

  async write(type: string, { unit, role, from, last, tasks, goals }: Plan): Promise<this> {
    const { form } = this;
    await form.getByRole("radio", { name: new RegExp(`^${type}`) }).check();
    const option = form.getByLabel("锻炼单位").getByRole("option", { name: new RegExp(`${unit}$`) });
    await form.getByLabel("锻炼单位").selectOption({ label: (await option.textContent()) ?? "" });
    await form.getByLabel("锻炼岗位").fill(role);
    await form.getByLabel("开始日期").fill(from);
    await form.getByLabel("最后一天").fill(last);
    await form.getByLabel("主要任务").fill(tasks);
    await form.getByLabel("锻炼目标").fill(goals);
    return this;
  }

  async refusedBecause(reason: RegExp): Promise<this> {
    await this.button("提交安排").click();
    await expect(this.form.getByRole("alert").filter({ hasText: reason })).toBeVisible();
    return this;
  }

  /** What stands in a field: a refusal must leave it there. */
  written(label: string): Locator {
    return this.form.getByLabel(label);
  }

  async submit(): Promise<Posting> {
    await this.button("提交安排").click();
    await expect(this.page).toHaveURL(/\/rotation\/[0-9a-f-]{36}$/);
    return new Posting(this.page);
  }
}

/** One posting, as each of those who have to do with it sees it. */
export class Posting extends Screen {
  static async open(page: Page, postingId: string): Promise<Posting> {
    await page.goto(`/rotation/${postingId}`);
    return new Posting(page);
  }

  get postingId(): string {
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  private form(name: string): Locator {
    return this.page.getByRole("form", { name, exact: true });
  }

  /** Presses a button that opens a dialog, fills the dialog in, and sends it with the words on its button. */
  private async inDialog(button: string, fields: { [label: string]: string }, send = button): Promise<Locator> {
    await this.button(button).click();
    const dialog = this.page.getByRole("dialog");
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text);
    await dialog.getByRole("button", { name: send, exact: true }).click();
    return dialog;
  }

  private async decided(what: string, said: string, fields: { [label: string]: string } = {}): Promise<this> {
    const form = this.form(what);
    await form.getByRole("radio", { name: "批准", exact: true }).check();
    for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
    await this.button("提交", form).click();
    await this.hears(said);
    return this;
  }

  approve(documentNo: string): Promise<this> {
    return this.decided("批准派出", "已批准，等待报到。", { 批准文号或会议纪要: documentNo });
  }

  async arrive(day: string): Promise<this> {
    await this.inDialog("登记报到", { 实际报到日期: day });
    await this.hears("已登记报到。");
    return this;
  }

  async visit(visit: { on: string; talk: string; conclusion: string; advice: string }): Promise<this> {
    const form = this.form("登记走访");
    if (!(await form.isVisible())) await this.page.getByText("登记走访", { exact: true }).first().click();
    await form.getByLabel("走访日期").fill(visit.on);
    await form.getByLabel("谈话摘要").fill(visit.talk);
    await form.getByRole("radio", { name: visit.conclusion }).check();
    await form.getByLabel("给锻炼单位和本人的建议").fill(visit.advice);
    await this.button("登记走访", form).click();
    await this.hears("走访已登记。");
    return this;
  }

  async remark(period: number, text: string): Promise<this> {
    const form = this.form(`第${period}期意见`);
    await form.getByLabel("锻炼单位意见").fill(text);
    await this.button("保存意见", form).click();
    await this.hears("意见已保存，本人可以看到。");
    return this;
  }

  async askExtension(last: string, reason: string): Promise<this> {
    await this.inDialog("申请延长", { 延长后的最后一天: last, 延长理由: reason });
    await this.hears("延长申请已提交，等待党委书记批准。");
    return this;
  }

  approveExtension(): Promise<this> {
    return this.decided("批准延长", "已批准延长。");
  }

  async end(): Promise<this> {
    await this.inDialog("登记期满结束", {});
    await this.hears("已登记期满结束，进入鉴定。");
    return this;
  }

  /** Tries a correction that the record does not allow; what was typed stays in the dialog. */
  async endNotCorrected({ last, reason }: { last: string; reason: string }, said: RegExp): Promise<this> {
    const dialog = await this.inDialog("更正结束", { 最后一天: last, 更正理由: reason }, "申请更正");
    await expect(dialog.getByRole("alert").filter({ hasText: said })).toBeVisible();
    await expect(dialog.getByLabel("更正理由")).toHaveValue(reason);
    await this.button("取消", dialog).click();
    return this;
  }

  async correctEnd(last: string, reason: string): Promise<this> {
    await this.inDialog("更正结束", { 最后一天: last, 更正理由: reason }, "申请更正");
    await this.hears("更正申请已提交，等待党委书记批准。");
    return this;
  }

  approveCorrection(): Promise<this> {
    return this.decided("批准更正", "已批准更正。");
  }

  async appraise(marks: { [dimension: string]: string }, overall: string, text: string): Promise<this> {
    const form = this.form("锻炼单位鉴定");
    for (const [dimension, mark] of Object.entries(marks)) {
      await form.getByRole("radiogroup", { name: dimension }).getByText(mark, { exact: true }).click();
    }
    await form.getByLabel("综合评价").selectOption(overall);
    await form.getByLabel("鉴定意见").fill(text);
    await this.button("签署鉴定", form).click();
    await this.hears("锻炼单位鉴定已签署，下一步由派出单位写意见。");
    return this;
  }

  async homeOpinion(text: string): Promise<this> {
    const form = this.form("派出单位意见");
    await form.getByLabel("派出单位意见").fill(text);
    await this.button("签署意见", form).click();
    await this.hears("派出单位意见已签署，下一步由厂党委写意见。");
    return this;
  }

  async committeeOpinion(text: string): Promise<this> {
    const form = this.form("厂党委意见");
    await form.getByLabel("厂党委意见").fill(text);
    await this.confirmed(this.button("签署意见", form), "签署意见");
    await this.hears("厂党委意见已签署，鉴定完成。");
    return this;
  }

  async comeBack(post: string): Promise<this> {
    const form = this.form("返回岗位");
    await form.getByLabel("返回岗位").fill(post);
    await this.button("登记返回岗位", form).click();
    await this.hears("返回岗位已登记。任职变动请在人员页办理。");
    return this;
  }

  async paper(): Promise<Uint8Array> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.link("鉴定表 PDF").click()]);
    return readFile(await download.path());
  }
}

/** 我的锻炼: reports and the summary, written by the person. */
export class OwnPostings extends Screen {
  static async open(page: Page): Promise<OwnPostings> {
    await page.goto("/rotation/mine");
    return new OwnPostings(page);
  }

  async report(period: number, text: string): Promise<this> {
    const form = this.page.getByRole("form", { name: `第${period}期汇报` });
    await form.getByRole("textbox").fill(text);
    await this.button("提交汇报", form).click();
    await this.hears("汇报已提交，锻炼单位可以看到。");
    return this;
  }

  async summarise(text: string): Promise<this> {
    const form = this.page.getByRole("form", { name: "个人小结" });
    await form.getByRole("textbox").fill(text);
    await this.confirmed(this.button("签署小结", form), "签署小结");
    await this.hears("个人小结已签署，下一步由锻炼单位鉴定。");
    return this;
  }
}

/** 单位看板 and 时间轴: who is with us, who is away, drawn over the months. */
export class Board extends Screen {
  static async open(page: Page): Promise<Board> {
    await page.goto("/rotation");
    await page.getByRole("navigation", { name: "岗位锻炼" }).getByRole("link", { name: "单位看板" }).click();
    await expect(page).toHaveURL(/\/rotation\/units\//);
    return new Board(page);
  }

  side(title: "在我处" | "在外"): Locator {
    return this.table(title);
  }

  drawing(): Locator {
    return this.page.getByRole("img", { name: /时间轴/ });
  }
}
