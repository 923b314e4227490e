import { addDays, addMonths, atClock } from "@/lib/calendar";
import { db } from "@/lib/db";
import { movePerson } from "@/lib/organisation/person/commands";
import { appointPost } from "@/lib/organisation/post/commands";
import { saveCommitteeOpinion, saveHomeOpinion, saveHostOpinion, saveSummary } from "@/lib/rotation/appraisal/commands";
import { askExtension, decideEnd, decideExtension, endPosting } from "@/lib/rotation/change/commands";
import { decidePlan, planPosting, recordArrival, recordReturn } from "@/lib/rotation/posting/commands";
import { saveReport, writeRemark } from "@/lib/rotation/report/commands";
import { recordVisit } from "@/lib/rotation/visit/commands";
import { GRANTS } from "../../cast";
import { UNITS } from "../../chart";
import { versionOf } from "../../given-posting";
import { ORGANISER, SECRETARY, workday } from "../cycle";
import { known } from "../found";
import { type PostingTale, postingsOf } from "./posting-plan";
import { type Story, weekday } from "./story";

/** 每季度一次, as the rules in force say. */
const EVERY = 3;

export function sendOut(story: Story): void {
  for (const tale of postingsOf(story)) new Told(story, tale).tell();
}

/** Who speaks for a unit: its head, or whoever holds the office for an acting one. */
export function headOf(unit: string, besides: string): string {
  const head = GRANTS.find((grant) => grant.role === "UNIT_HEAD" && grant.unit === unit && grant.no !== besides);
  if (!head) throw new Error(`${unit} has no head`);
  return head.no;
}

export const homeOf = (no: string) => UNITS.find(({ code }) => no.startsWith(code))?.name ?? "";

/** One posting: every step by its command, at its moment. */
class Told {
  private id = "";

  constructor(
    readonly story: Story,
    readonly tale: PostingTale,
  ) {}

  private get personId() {
    return known(this.story.founded.people, this.tale.no);
  }
  private unit = (name: string) => known(this.story.founded.units, name);
  private last = async () => ({ postingId: this.id, version: await versionOf(this.id) });

  tell() {
    this.plan();
    if (this.tale.arrived) this.arrive();
    this.report();
    this.extend();
    this.end();
    if (this.tale.closing) this.close();
  }

  private plan() {
    const { story, tale } = this;
    const { type, role, project = "", from, last, tasks, goals } = tale;
    story.on(weekday(tale.planned), "10:20", ORGANISER, async (organiser) => {
      const places = { personId: this.personId, hostUnitId: this.unit(tale.host), role, projectName: project };
      this.id = await planPosting(organiser, { ...places, type, from, last, tasks, goals });
    });
    const { approval } = tale;
    if (!approval) return;
    story.on(weekday(approval.on), "16:10", SECRETARY, async (secretary) => {
      const decided = { verdict: "approve" as const, approvalNo: approval.documentNo, note: "" };
      await decidePlan(secretary, { ...(await this.last()), ...decided });
    });
  }

  private arrive() {
    const { story, tale } = this;
    story.on(tale.from, "08:40", ORGANISER, async (organiser) => {
      await recordArrival(organiser, { ...(await this.last()), from: tale.from });
      if (tale.moved) await this.move(tale.moved.branch);
      if (tale.post) await this.appoint(tale.host, tale.role, tale.from, "08:50");
    });
  }

  /** With a transfer the person belongs to the host from then on. */
  private async move(branch: string) {
    const organiser = this.story.act(ORGANISER, atClock(this.tale.from, "08:45"));
    const { version } = await db.person.findUniqueOrThrow({ where: { id: this.personId } });
    const place = { unitId: this.unit(this.tale.host), branchId: known(this.story.founded.branches, branch) };
    await movePerson(organiser, { personId: this.personId, version, ...place, on: this.tale.from, endPosts: false });
  }

  private async appoint(unit: string, title: string, from: PostingTale["from"], clock: string) {
    const post = { title, category: "STAFF" as const, main: true, from, until: null, endFormer: true };
    const organiser = this.story.act(ORGANISER, atClock(from, clock));
    await appointPost(organiser, { personId: this.personId, unitId: this.unit(unit), ...post });
  }

  private report() {
    const { story, tale } = this;
    for (const [at, { text, remark }] of (tale.reports ?? []).entries()) {
      const period = at + 1;
      const over = weekday(addDays(addMonths(tale.from, period * EVERY), 4));
      story.on(over, `1${at}:35`, tale.no, (actor) =>
        saveReport(actor, { postingId: this.id, period, revision: 0, step: "handIn", text }),
      );
      if (!remark) continue;
      story.on(workday(addDays(over, 2)), "14:25", headOf(tale.host, tale.no), async (host) => {
        const place = { postingId_period: { postingId: this.id, period } };
        const { id, remarkRevision } = await db.postingReport.findUniqueOrThrow({ where: place });
        await writeRemark(host, { reportId: id, revision: remarkRevision, remark });
      });
    }
    const { visit } = tale;
    if (!visit) return;
    const { talk, conclusion, advice } = visit;
    const visitedOn = weekday(visit.on);
    story.on(visitedOn, "15:30", ORGANISER, (organiser) =>
      recordVisit(organiser, { postingId: this.id, visitedOn, visitors: "蒯思齐、宓以宁", talk, conclusion, advice }),
    );
  }

  private extend() {
    const { extension } = this.tale;
    if (!extension) return;
    const { asked, last, reason } = extension;
    this.story.on(asked, "09:50", ORGANISER, (organiser) =>
      askExtension(organiser, { postingId: this.id, last, reason }),
    );
    this.story.on(workday(addDays(asked, 3)), "16:40", SECRETARY, async (secretary) => {
      const { id } = await db.postingExtension.findFirstOrThrow({ where: { postingId: this.id } });
      await decideExtension(secretary, { requestId: id, verdict: "approve", note: "" });
    });
  }

  private end() {
    const { story } = this;
    const { end } = this.tale;
    if (!end) return;
    const early = end.reason !== "";
    const said = early ? weekday(addDays(end.last, -6)) : workday(addDays(end.last, 1));
    story.on(said, "10:10", ORGANISER, (organiser) =>
      endPosting(organiser, { postingId: this.id, last: end.last, reason: end.reason }),
    );
    if (!early) return;
    story.on(weekday(addDays(end.last, -3)), "16:30", SECRETARY, async (secretary) => {
      const { id } = await db.postingEnd.findFirstOrThrow({ where: { postingId: this.id } });
      await decideEnd(secretary, { requestId: id, verdict: "approve", note: "同意，做好工作交接。" });
    });
  }

  /** 鉴定: summary, host, home, committee, each some days after the one before. */
  private close() {
    const { story, tale } = this;
    const { closing, end, host } = tale;
    if (!closing || !end) return;
    const later = (days: number) => workday(addDays(end.last, days));
    const sheet = (revision: number, text: string) => ({ postingId: this.id, revision, step: "sign" as const, text });
    story.on(later(4), "11:15", tale.no, (actor) => saveSummary(actor, sheet(0, closing.summary)));
    const { marks, overall } = closing;
    if (!marks || !overall) return;
    const [moral, ability, diligence, achievement, integrity] = marks;
    const five = { moral, ability, diligence, achievement, integrity, overall };
    story.on(later(7), "09:40", headOf(host, tale.no), (head) =>
      saveHostOpinion(head, { ...sheet(1, closing.host ?? ""), ...five }),
    );
    story.on(later(11), "10:05", headOf(homeOf(tale.no), tale.no), (head) =>
      saveHomeOpinion(head, sheet(2, closing.home ?? "")),
    );
    story.on(later(15), "17:00", SECRETARY, (secretary) =>
      saveCommitteeOpinion(secretary, { ...sheet(3, closing.committee ?? ""), remark: "" }),
    );
    this.comeBack(later(1));
  }

  private comeBack(on: PostingTale["from"]) {
    const home = homeOf(this.tale.no);
    this.story.on(on, "15:00", ORGANISER, async (organiser) => {
      const { homePost } = await db.posting.findUniqueOrThrow({ where: { id: this.id } });
      await recordReturn(organiser, { ...(await this.last()), unitId: this.unit(home), post: homePost, on });
      if (this.tale.post) await this.appoint(home, homePost, on, "15:10");
    });
  }
}
