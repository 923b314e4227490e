import { expect, type Locator, type Page } from "@playwright/test";
import { Screen } from "./screen";

/** One appraisal; every screen of it shares the tabs. */
export abstract class OfCycle extends Screen {
  get cycleId(): string {
    return new URL(this.page.url()).pathname.split("/")[2] ?? "";
  }

  protected async tab(label: string): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "本次考核的页面" })
      .getByRole("link", { name: label, exact: true })
      .click();
  }

  async overview(): Promise<Overview> {
    await this.tab("概况");
    await expect(this.page.getByRole("heading", { name: "监票人、计票人" })).toBeVisible();
    return new Overview(this.page);
  }

  async subjects(): Promise<Subjects> {
    await this.tab("被考核干部");
    await expect(this.page).toHaveURL(/\/subjects$/);
    return new Subjects(this.page);
  }

  async assignment(): Promise<Assignment> {
    await this.tab("评价关系");
    await expect(this.page.getByRole("heading", { name: "各被考核干部的评价人" })).toBeVisible();
    return new Assignment(this.page);
  }
}

export class Cycles extends Screen {
  static async open(page: Page): Promise<Cycles> {
    await page.goto("/appraisal");
    return new Cycles(page);
  }

  /** A new one with everything as it is proposed, but for the day on which the vote opens. */
  async create({ scheme, title, opensOn }: { scheme: RegExp; title: string; opensOn?: string }): Promise<Overview> {
    await this.link("新建考核").click();
    const form = this.page.getByRole("form", { name: "新建考核" });
    const option = form.getByLabel("考核方案").getByRole("option", { name: scheme });
    await form.getByLabel("考核方案").selectOption({ label: (await option.textContent()) ?? "" });
    await form.getByLabel("名称").fill(title);
    if (opensOn) await form.getByLabel("开始日期").fill(opensOn);
    if (opensOn) await form.getByLabel("开始时刻").fill("00:00");
    await this.button("建立考核").click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    return new Overview(this.page);
  }
}

export class Overview extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Overview> {
    await page.goto(`/appraisal/${cycleId}`);
    return new Overview(page);
  }

  async nameOfficial(person: string, duty: string): Promise<this> {
    const form = this.page.getByRole("form", { name: "增加监票人、计票人" });
    await form.getByRole("combobox", { name: "人员" }).fill(person);
    await form.getByRole("option", { name: new RegExp(person) }).click();
    await form.getByLabel("职责").selectOption({ label: duty });
    await this.button("增加", form).click();
    await expect(this.page.getByRole("row", { name: new RegExp(person) })).toContainText(duty);
    return this;
  }

  async approve(): Promise<this> {
    await this.confirmed(this.button("批准"), "批准");
    await expect(this.page.getByRole("heading", { name: "下一步：启动测评" })).toBeVisible();
    return this;
  }

  async start(): Promise<this> {
    await this.confirmed(this.button("启动测评"), "启动测评");
    await expect(this.page.getByRole("heading", { name: "冻结内容校验码" })).toBeVisible();
    return this;
  }

  async hashes(): Promise<string[]> {
    return this.page
      .getByRole("definition")
      .filter({ hasText: /^[0-9a-f]{64}$/ })
      .allTextContents();
  }
}

export class Subjects extends OfCycle {
  async draw(pool: string): Promise<this> {
    await this.button(`列入全部${pool}`).click();
    await expect(this.table(pool)).toBeVisible();
    return this;
  }

  async count(pool: string): Promise<number> {
    return (await this.table(pool).getByRole("row").count()) - 1;
  }
}

export class Assignment extends OfCycle {
  async generate(): Promise<this> {
    await this.button("生成评价关系").click();
    await expect(this.table("各被考核干部的评价人")).toBeVisible();
    return this;
  }

  of(person: string) {
    return this.table("各被考核干部的评价人").getByRole("row", { name: new RegExp(person) });
  }
}

/** 回收进度: who has returned, for the organisers. */
export class Progress extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Progress> {
    await page.goto(`/appraisal/${cycleId}/progress`);
    await expect(page.getByRole("heading", { name: "回收进度", exact: true })).toBeVisible();
    return new Progress(page);
  }

  missing(person: string) {
    return this.table("尚未交回的评价人").getByRole("row", { name: new RegExp(person) });
  }

  async remind(): Promise<this> {
    await this.button(/^催办 \d+ 人$/).click();
    await this.hears(/^已向 \d+ 名未交人员发出站内催办。/);
    return this;
  }

  async close(): Promise<Opening> {
    await this.confirmed(this.button("提前截止"), "截止");
    await expect(this.page).toHaveURL(/\/opening$/);
    return new Opening(this.page);
  }
}

/** 开箱计票: two consents, the opening, the minutes. */
export class Opening extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Opening> {
    await page.goto(`/appraisal/${cycleId}/opening`);
    return new Opening(page);
  }

  async consent(): Promise<this> {
    await this.confirmed(this.button("同意开箱"), "同意开箱");
    await expect(this.button("撤回")).toBeVisible();
    return this;
  }

  async openBox(): Promise<this> {
    await this.confirmed(this.button("开箱计票"), "开箱计票");
    await expect(this.page.getByRole("heading", { name: "开箱记录" })).toBeVisible();
    return this;
  }
}

/** 核验我的选票: whether a receipt has been counted. */
export class Verification extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Verification> {
    await page.goto(`/appraisal/${cycleId}/receipt`);
    return new Verification(page);
  }

  async ask(receipt: string): Promise<this> {
    await this.page.getByRole("searchbox", { name: "回执" }).fill(receipt);
    await this.page.keyboard.press("Enter");
    await expect(this.page).toHaveURL(/receipt=/);
    return this;
  }
}

/** 成绩与材料: K, the quarters, what the person wrote. */
export class Evidence extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Evidence> {
    await page.goto(`/appraisal/${cycleId}/evidence`);
    return new Evidence(page);
  }

  /** How a mentor kept the quarters of one mentee. */
  mentorWork(mentor: string, mentee: string): Locator {
    return this.table("导师履职").getByRole("row", { name: mentor }).filter({ hasText: mentee });
  }

  /** K for everybody, down the column. */
  async performance(score: (person: number) => string): Promise<this> {
    const scores = await this.page.getByLabel(/ 业绩考核$/).all();
    const sources = await this.page.getByLabel(/ 业绩来源$/).all();
    for (const [at, cell] of scores.entries()) {
      await cell.fill(score(at));
      await sources[at]?.fill("生产科年度考核");
    }
    await this.button("保存成绩").click();
    await this.hears(/^已保存 \d+ 人的成绩。/);
    return this;
  }
}

/** 等次审定: proposed, decided, released. */
export class Decisions extends OfCycle {
  static async open(page: Page, cycleId: string): Promise<Decisions> {
    await page.goto(`/appraisal/${cycleId}/decisions`);
    await expect(page.getByRole("heading", { name: "等次一览" })).toBeVisible();
    return new Decisions(page);
  }

  of(person: string) {
    return this.table("等次一览").getByRole("row", { name: new RegExp(person) });
  }

  async propose(): Promise<this> {
    await this.confirmed(this.button("提出等次建议"), "提出等次建议");
    await this.hears(/下一步：党委审定/);
    return this;
  }

  /** Everybody as suggested, in one item of one meeting. */
  async recordAll(meeting: { name: string; on: string; present: number }): Promise<this> {
    const form = this.page.getByRole("form", { name: "登记党委会审定结果" });
    await form.getByRole("button", { name: /^选中建议一致/ }).click();
    for (const box of await form.getByRole("checkbox", { checked: false }).all()) await box.check();
    await form.getByLabel("会议", { exact: true }).fill(meeting.name);
    await form.getByLabel("会议日期").fill(meeting.on);
    for (const label of ["应到", "实到", "同意"]) {
      await form.getByLabel(label, { exact: true }).fill(String(meeting.present));
    }
    await this.confirmed(this.button("登记审定结果", form), "登记审定结果");
    await this.hears(/^已登记 \d+ 人的审定结果。/);
    return this;
  }

  async finish(): Promise<this> {
    await this.confirmed(this.button("党委审定"), "党委审定");
    await this.hears(/下一步：反馈本人/);
    return this;
  }

  async release({ from, until }: { from: string; until: string }): Promise<this> {
    await this.page.getByLabel("优秀名单公示开始").fill(from);
    await this.page.getByLabel("公示截止").fill(until);
    await this.confirmed(this.button("反馈本人"), "反馈本人");
    await this.hears(/下一步：归档/);
    return this;
  }

  async archive(): Promise<this> {
    await this.confirmed(this.button("归档"), "归档");
    await this.hears(/^已归档。公示 /);
    return this;
  }
}

/** 主管领导评语, by the head of a unit. */
export class Comments extends Screen {
  static async open(page: Page, cycleId: string): Promise<Comments> {
    await page.goto(`/comments/${cycleId}`);
    await expect(page.getByRole("heading", { name: "主管领导评语", level: 1 })).toBeVisible();
    return new Comments(page);
  }

  async write(person: string, text: string, grade: string): Promise<this> {
    const form = this.page.getByRole("form", { name: `${person} 的评语` });
    await form.getByLabel("评语", { exact: true }).fill(text);
    await form.getByLabel("建议等次").selectOption({ label: grade });
    await this.button("保存评语", form).click();
    await expect(form.getByLabel("建议等次")).toHaveValue(grade);
    return this;
  }
}
