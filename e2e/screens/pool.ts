import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { Screen } from "./screen";

type Recommended = { name: string; target: string; tier: string; on: string; votes: string; voters: string };

/** 推荐人选: what a branch secretary sees of it all. */
export class Recommending extends Screen {
  static async open(page: Page): Promise<Recommending> {
    await page.goto("/pool/recommend");
    return new Recommending(page);
  }

  async recommend({ name, target, tier, on, votes, voters }: Recommended): Promise<this> {
    const form = this.page.getByRole("form", { name: "推荐人选" });
    await form.getByRole("combobox", { name: "人员" }).fill(name);
    await form.getByRole("option", { name: new RegExp(name) }).click();
    await form.getByLabel("培养方向").selectOption({ label: target });
    await form.getByLabel("成熟度建议").selectOption({ label: tier });
    await form.getByLabel("得票").fill(votes);
    await form.getByLabel("参加人数").fill(voters);
    await form.getByLabel("推荐日期").fill(on);
    await form.getByLabel("推荐理由").fill("到锻炼岗位后独立处理现场问题，群众认可。");
    await this.button("提交推荐", form).click();
    return this;
  }

  given(name: string): Locator {
    return this.table("已提交的推荐").getByRole("row", { name: new RegExp(name) });
  }
}

/** 推荐与程序: what waits, what runs, what is over. */
export class Candidates extends Screen {
  static async open(page: Page): Promise<Candidates> {
    await page.goto("/pool/candidates");
    return new Candidates(page);
  }

  async takeUp(name: string): Promise<Candidate> {
    const row = this.table("待办理的推荐").getByRole("row", { name: new RegExp(name) });
    await this.confirmed(this.button("受理", row), "受理");
    return Candidate.arrived(this.page, name);
  }

  async candidate(name: string): Promise<Candidate> {
    await this.link(name, this.table("进行中")).click();
    return Candidate.arrived(this.page, name);
  }
}

type Vote = { expected: string; present: string; inFavour: string; against?: string; deferred?: string };

export class Candidate extends Screen {
  static async arrived(page: Page, name: string): Promise<Candidate> {
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "程序" })).toBeVisible();
    return new Candidate(page);
  }

  /** What the portal found about a criterion. */
  line(criterion: string): Locator {
    return this.table("条件").getByRole("row", { name: new RegExp(`^${criterion}`) });
  }

  /** Judges every line that the portal leaves open to be met, for this reason. */
  async judge(reason: string): Promise<this> {
    const form = this.page.getByRole("form", { name: "核对条件" });
    for (const choice of await form.getByLabel(/的判断$/).all()) await choice.selectOption({ label: "符合" });
    for (const ground of await form.getByLabel(/的判断依据$/).all()) await ground.fill(reason);
    await this.button("保存核对结果", form).click();
    return this;
  }

  async ask(): Promise<this> {
    await this.confirmed(this.button("征求意见"), "征求意见");
    return this;
  }

  async talk(on: string): Promise<this> {
    const form = this.page.getByRole("form", { name: "登记谈话" });
    await form.getByLabel("谈话日期").fill(on);
    await form.getByLabel("谈话人").fill("党委副书记、组织员");
    await form.getByLabel("本人态度").selectOption({ label: "愿意接受培养" });
    await form.getByLabel("谈话情况").fill("服从组织安排，愿意到一线锻炼。");
    await this.button("登记谈话", form).click();
    return this;
  }

  get decision(): Locator {
    return this.page.getByRole("form", { name: "登记党委决定" });
  }

  async vote(verdict: string, meeting: { name: string; on: string }, vote: Vote): Promise<this> {
    const form = this.decision;
    await form.getByLabel("决定").selectOption({ label: verdict });
    await form.getByLabel("会议", { exact: true }).fill(meeting.name);
    await form.getByLabel("会议日期").fill(meeting.on);
    await form.getByLabel("应到").fill(vote.expected);
    await form.getByLabel("实到").fill(vote.present);
    await form.getByLabel("同意", { exact: true }).fill(vote.inFavour);
    await form.getByLabel("不同意").fill(vote.against ?? "0");
    await form.getByLabel("缓议").fill(vote.deferred ?? "0");
    await this.confirmed(this.button("登记决定", form), "登记决定");
    return this;
  }

  async entered(name: string): Promise<Member> {
    await expect(this.page).toHaveURL(/\/pool\/members\//);
    return Member.arrived(this.page, name);
  }
}

/** 廉政意见: the questions put to 纪委. */
export class Opinions extends Screen {
  static async open(page: Page): Promise<Opinions> {
    await page.goto("/pool/opinions");
    return new Opinions(page);
  }

  row(name: string): Locator {
    return this.table("征求事项").getByRole("row", { name: new RegExp(name) });
  }

  async answer(name: string, view: string, documentNo: string): Promise<this> {
    await this.button("答复", this.row(name)).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("意见").selectOption({ label: view });
    await dialog.getByLabel("回复文号").fill(documentNo);
    await this.button("答复", dialog).click();
    await expect(dialog).toBeHidden();
    return this;
  }
}

/** 在册, and 已出库. */
export class Members extends Screen {
  static async open(page: Page, part: "" | "/former" = ""): Promise<Members> {
    await page.goto(`/pool${part}`);
    return new Members(page);
  }

  row(name: string): Locator {
    return this.table("人选").getByRole("row", { name: new RegExp(name) });
  }

  async member(name: string): Promise<Member> {
    await this.link(name, this.table("人选")).click();
    return Member.arrived(this.page, name);
  }

  roster(format: "PDF" | "Word" | "Excel"): Promise<Uint8Array> {
    return saved(this.page, this.link(`名册 ${format}`));
  }
}

async function saved(page: Page, link: Locator): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  return readFile(await download.path());
}

type Review = { year: number; conclusion: string; tier?: string; text: string };

export class Member extends Screen {
  static async arrived(page: Page, name: string): Promise<Member> {
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "年度评估" })).toBeVisible();
    return new Member(page);
  }

  /** A block of the sheet for the review. */
  block(title: string): Locator {
    return this.table(title);
  }

  async review({ year, conclusion, tier, text }: Review): Promise<this> {
    const form = this.page.getByRole("form", { name: `${year}年度评估` });
    await form.getByLabel("成长情况").selectOption({ label: "有成长" });
    await form.getByLabel("结论").selectOption({ label: conclusion });
    if (tier) await form.getByLabel("调整为").selectOption({ label: tier });
    await form.getByLabel("评估意见").fill(text);
    await this.confirmed(this.button(`登记${year}年度评估`, form), `登记${year}年度评估`);
    await expect(form).toBeHidden();
    return this;
  }

  get profile(): Locator {
    return this.page.getByRole("form", { name: "补充登记" });
  }

  async write(texts: { [label: string]: string }): Promise<this> {
    if (!(await this.profile.isVisible())) await this.page.getByText("修改补充登记").click();
    for (const [label, text] of Object.entries(texts)) await this.profile.getByLabel(label).fill(text);
    await this.button("保存", this.profile).click();
    return this;
  }

  async leave(reason: string, documentNo: string): Promise<this> {
    await this.button("出库").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("出库原因").selectOption({ label: reason });
    await dialog.getByLabel("会议纪要或文号").fill(documentNo);
    await this.button("登记出库", dialog).click();
    await expect(dialog).toBeHidden();
    return this;
  }

  form(format: "PDF" | "Word"): Promise<Uint8Array> {
    return saved(this.page, this.link(`登记表 ${format}`));
  }
}
