import { addDays, addMonths } from "@/lib/calendar";
import { db } from "@/lib/db";
import {
  concludeCompletion,
  countersign,
  openCompletion,
  rateCompletion,
  reportCompletion,
  scoreCompletion,
} from "@/lib/mentoring/completion/commands";
import { answerChange, askChange, endPair } from "@/lib/mentoring/ending/commands";
import { completeMilestone, reportProgress } from "@/lib/mentoring/pair/commands";
import { loadPairs } from "@/lib/mentoring/pair/queries";
import { concludeCheck, viewCheck } from "@/lib/mentoring/review/commands";
import { signAgreement } from "@/lib/mentoring/signing/commands";
import { leavePerson } from "@/lib/organisation/person/commands";
import type { SignatureParty } from "@/prisma/generated/enums";
import { GRANTS } from "../../cast";
import { givenPair } from "../../given-mentoring";
import { ORGANISER, SECRETARY } from "../cycle";
import { known } from "../found";
import { earlier } from "../season";
import { COURSES } from "../texts/tutoring";
import { keepLogs } from "./pair-logs";
import { type Completion, type PairTale, pairsOf } from "./pair-plan";
import { keepSummaries } from "./pair-summaries";
import { type Story, weekday } from "./story";

export function pairUp(story: Story): void {
  for (const tale of pairsOf(story)) {
    const first = new Told(story, tale);
    first.tell();
    if (tale.change) new Told(story, tale.change.next, first).tell();
  }
}

/** Signs for the branch of the mentee: its secretary, or that of the Party committee where it has no other. */
function branchSigner(story: Story, { mentor, mentee }: PairTale): string {
  const branch = story.plan.find(({ employeeNo }) => employeeNo === mentee)?.branch;
  const held = GRANTS.filter((grant) => grant.role === "BRANCH_SECRETARY" && grant.branch === branch);
  return held.find(({ no }) => no !== mentor && no !== mentee)?.no ?? SECRETARY;
}

/** One pair: every step by its command, at its moment. */
class Told {
  id = "";
  private hash = "";

  constructor(
    readonly story: Story,
    readonly tale: PairTale,
    readonly before?: Told,
  ) {}

  /** The day on which the mentor stops, as far as it is known. */
  get end() {
    const { change, left, completion } = this.tale;
    const passed = completion?.grade !== "EXTENDED" ? completion?.opened : undefined;
    return change?.next.from ?? left?.on ?? passed ?? this.story.season.day;
  }

  tell() {
    this.make();
    this.sign();
    if (this.tale.signed < 4) return;
    keepLogs(this);
    keepSummaries(this);
    this.check();
    this.progress();
    this.change();
    this.leave();
    if (this.tale.completion) this.complete(this.tale.completion);
  }

  private make() {
    const { story, tale } = this;
    const { from, kind = "CADRE", months = 12 } = tale;
    const { field, goals, milestones } = COURSES[tale.course];
    const until = addMonths(from, months);
    const person = (no: string) => known(story.founded.people, no);
    story.on(weekday(tale.made), "09:30", ORGANISER, async (organiser) => {
      const { id } = await givenPair(
        organiser.at,
        {
          ...{ mentorId: person(tale.mentor), menteeId: person(tale.mentee), kind, field, from, lastDay: until },
          precedingId: this.before?.id ?? "",
          goals: goals.map((goal) => ({ ...goal, due: addDays(until, -1) })),
          milestones: milestones.map((one, at) => ({ ...one, due: addMonths(from, 4 + 3 * at) })),
        },
        organiser,
      );
      this.id = id;
    });
  }

  private sign() {
    const { story, tale } = this;
    const signers: [SignatureParty, string, number][] = [
      ["MENTOR", tale.mentor, 1],
      ["MENTEE", tale.mentee, 2],
      ["BRANCH_SECRETARY", branchSigner(story, tale), 4],
      ["OFFICE", ORGANISER, 5],
    ];
    for (const [at, [party, no, days]] of signers.slice(0, tale.signed).entries()) {
      story.on(addDays(tale.from, days), `1${at}:20`, no, async (actor) => {
        this.hash ||= (await loadPairs(actor, db, { id: this.id }))[0]?.state.agreement.hash ?? "";
        await signAgreement(actor, { pairId: this.id, party, hash: this.hash });
      });
    }
  }

  /** 中期检查: what both say, and the conclusion where there is one. */
  private check() {
    const { story, tale } = this;
    const { check } = tale;
    if (!check) return;
    const due = addMonths(tale.from, 6);
    const on = earlier(weekday(addDays(due, -12)), weekday(addDays(story.season.day, -3)));
    const say = (no: string, clock: string, view?: string) => {
      if (view) story.on(on, clock, no, (actor) => viewCheck(actor, { pairId: this.id, view }));
    };
    say(tale.mentor, "15:05", check.mentor);
    say(tale.mentee, "15:40", check.mentee);
    const { note } = check;
    if (!note) return;
    story.on(weekday(addDays(due, -4)), "10:45", ORGANISER, (organiser) =>
      concludeCheck(organiser, { pairId: this.id, outcome: "CONTINUE", note }),
    );
  }

  private progress() {
    const { story, tale } = this;
    const { progress } = tale;
    if (!progress) return;
    story.on(weekday(addDays(this.end, -4)), "16:15", tale.mentor, async (mentor) => {
      const rows = await db.pairGoal.findMany({ where: { pairId: this.id }, orderBy: { position: "asc" } });
      const goals = rows.map(({ id }, at) => ({ goalId: id, progress: progress[at] ?? 0, note: "" }));
      await reportProgress(mentor, { pairId: this.id, goals });
    });
    const doneOn = weekday(addDays(addMonths(tale.from, 4), -3));
    if (progress[0] < 60 || doneOn >= this.end) return;
    story.on(doneOn, "16:30", tale.mentor, async (mentor) => {
      const { id } = await db.pairMilestone.findFirstOrThrow({ where: { pairId: this.id, position: 0 } });
      await completeMilestone(mentor, { milestoneId: id, doneOn });
    });
  }

  private change() {
    const { story, tale } = this;
    const { change } = tale;
    if (!change) return;
    const { asked, reason } = change;
    story.on(asked, "17:10", tale.mentee, (mentee) => askChange(mentee, { pairId: this.id, reason }));
    story.on(weekday(addDays(asked, 7)), "10:20", ORGANISER, (organiser) =>
      answerChange(organiser, { pairId: this.id, answer: "ACCEPTED", note: "同意更换，原结对继续到新导师到位。" }),
    );
  }

  private leave() {
    const { story, tale } = this;
    const { left } = tale;
    if (!left) return;
    story.on(left.on, "09:10", ORGANISER, async (organiser) => {
      const personId = known(story.founded.people, tale.mentor);
      const { version } = await db.person.findUniqueOrThrow({ where: { id: personId } });
      await leavePerson(organiser, { personId, version, leftOn: left.on, reason: "退休" });
    });
    story.on(left.on, "09:25", ORGANISER, (organiser) =>
      endPair(organiser, { pairId: this.id, end: "LEFT", on: left.on, reason: left.reason }),
    );
  }

  /** 出师考核: report, mentor, host, branch, result. */
  private complete({ opened, points, ...rest }: Completion) {
    const { story, tale } = this;
    const later = (days: number) => weekday(addDays(opened, days));
    const sheet = async () => {
      const { revision } = await db.pairCompletion.findFirstOrThrow({ where: { pairId: this.id } });
      return { pairId: this.id, revision };
    };
    story.on(opened, "09:00", ORGANISER, (organiser) =>
      openCompletion(organiser, { pairId: this.id, early: false, reason: "" }),
    );
    story.on(later(5), "19:30", tale.mentee, async (mentee) =>
      reportCompletion(mentee, { ...(await sheet()), report: rest.report }),
    );
    story.on(later(8), "16:20", tale.mentor, async (mentor) =>
      rateCompletion(mentor, { ...(await sheet()), points: points.mentor, opinion: rest.opinion }),
    );
    story.on(later(11), "14:40", ORGANISER, async (organiser) => {
      const scored = { reportPoints: points.report, hostPoints: points.host, hostSource: rest.source };
      await scoreCompletion(organiser, { ...(await sheet()), ...scored });
    });
    story.on(later(14), "10:50", branchSigner(story, tale), async (secretary) =>
      countersign(secretary, { ...(await sheet()), opinion: rest.branch }),
    );
    story.on(later(16), "15:15", ORGANISER, async (organiser) => {
      const { grade } = await concludeCompletion(organiser, { ...(await sheet()), months: rest.months ?? null });
      if (grade !== rest.grade) throw new Error(`${tale.mentee}: ${grade} instead of ${rest.grade}`);
    });
  }
}
