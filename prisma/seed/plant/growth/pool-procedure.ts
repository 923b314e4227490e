import type { PlainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import {
  askOpinion,
  checkCandidate,
  decideCandidate,
  openCandidate,
  recordTalk,
  takeUp,
} from "@/lib/pool/candidate/commands";
import { answerOpinion } from "@/lib/pool/opinion/commands";
import { recommend } from "@/lib/pool/recommendation/commands";
import type { PoolSource, PoolVerdict } from "@/prisma/generated/enums";
import { GRANTS } from "../../cast";
import { Chance } from "../chance";
import { ORGANISER, SECRETARY } from "../cycle";
import { known } from "../found";
import { REASONS, TALKS } from "../texts/selection";
import type { Chosen } from "./pool-plan";
import type { Story } from "./story";

/** On which day something was, and on which it was entered. */
type Day = { on: PlainDate; entered: PlainDate };

/** One procedure as far as it has come. */
export type Schedule = {
  /** Place within its selection: one after the other on a day. */
  at: number;
  source: PoolSource;
  recommended: Day;
  /** The branch's recommendation lies with the organiser. */
  waiting?: true;
  checked?: PlainDate;
  unasked?: true;
  answered?: PlainDate;
  talked?: Day;
  decided?: Day & { verdict: PoolVerdict };
};

const DISCIPLINE = "2503";
const KEYS = ["virtue", "age", "degree", "work", "plant", "post", "grades", "sanction", "keyPost", "excellent"];
const GROUNDS: Record<string, string> = {
  virtue: "支部评议和谈话了解，表现好。",
  degree: "大专学历，生产一线实绩突出。",
  grades: "非考核干部，历年绩效考核均为合格以上。",
  post: "骨干岗位，已承担副职部分工作。",
};

export class Procedure {
  private id = "";
  private readonly chance: Chance;

  constructor(
    readonly story: Story,
    readonly chosen: Chosen,
    readonly schedule: Schedule,
  ) {
    this.chance = new Chance(`selection ${chosen.no}`);
  }

  private clock = (hour: number) =>
    `${String(hour).padStart(2, "0")}:${String(10 + this.schedule.at * 3).padStart(2, "0")}`;
  private last = async () => {
    const { version } = await db.poolCandidate.findUniqueOrThrow({ where: { id: this.id }, select: { version: true } });
    return { candidateId: this.id, version };
  };

  tell() {
    this.recommend();
    if (this.schedule.waiting || !this.schedule.checked) return;
    this.check(this.schedule.checked);
    if (this.schedule.answered) this.answer(this.schedule.answered);
    if (this.schedule.talked) this.talk(this.schedule.talked);
    if (this.schedule.decided) this.decide(this.schedule.decided);
  }

  /** By the branch where it has the person among its own and is not asked about its own secretary. */
  private recommend() {
    const { story, chance } = this;
    const { no, target, tier } = this.chosen;
    const { source, recommended, waiting } = this.schedule;
    const branch = story.plan.find(({ employeeNo }) => employeeNo === no)?.branch;
    const secretary = GRANTS.find((grant) => grant.role === "BRANCH_SECRETARY" && grant.branch === branch)?.no;
    const voters = chance.int(12, 24);
    const given = {
      ...{ personId: known(story.founded.people, no), target, tier, reasons: chance.pick(REASONS) },
      ...{ recommendedOn: recommended.on, voters, votes: voters - chance.int(0, 4) },
    };
    if (source !== "BRANCH" || !secretary) {
      if (waiting) return;
      const way = source === "BRANCH" ? "ORGANISATION" : source;
      story.on(recommended.entered, this.clock(14), ORGANISER, async (organiser) => {
        this.id = await openCandidate(organiser, { ...given, source: way });
      });
      return;
    }
    let recommendationId = "";
    story.on(recommended.entered, this.clock(10), secretary, async (actor) => {
      recommendationId = await recommend(actor, given);
    });
    if (waiting) return;
    story.on(recommended.entered, this.clock(14), ORGANISER, async (organiser) => {
      this.id = await takeUp(organiser, { recommendationId });
    });
  }

  private check(on: PlainDate) {
    const { target, tier } = this.chosen;
    this.story.on(on, this.clock(9), ORGANISER, async (organiser) => {
      const accepted = Object.fromEntries(KEYS.map((key) => [key, "yes" as const]));
      const notes = Object.fromEntries(KEYS.map((key) => [key, GROUNDS[key] ?? "已核对档案。"]));
      await checkCandidate(organiser, { ...(await this.last()), target, tier, accepted, notes });
    });
    if (this.schedule.unasked) return;
    this.story.on(on, this.clock(11), ORGANISER, async (organiser) => askOpinion(organiser, await this.last()));
  }

  private answer(on: PlainDate) {
    this.story.on(on, this.clock(15), DISCIPLINE, async (inspector) => {
      const { id } = await db.poolOpinion.findFirstOrThrow({ where: { candidateId: this.id } });
      const documentNo = `锻纪函〔${on.slice(0, 4)}〕${3 + this.schedule.at}号`;
      await answerOpinion(inspector, { opinionId: id, view: "CLEAR", documentNo, text: "" });
    });
  }

  private talk({ on, entered }: Day) {
    const summary = this.chance.pick(TALKS);
    this.story.on(entered, this.clock(9), ORGANISER, async (organiser) =>
      recordTalk(organiser, {
        ...(await this.last()),
        talkedOn: on,
        talkers: "郦书筠、蒯思齐",
        summary,
        willing: true,
      }),
    );
  }

  private decide({ on, entered, verdict }: Day & { verdict: PoolVerdict }) {
    this.story.on(entered, this.clock(16), SECRETARY, async (secretary) => {
      const meeting = `党委会${on.slice(0, 4)}年第${Math.ceil(Number(on.slice(5, 7)) * 1.5)}次`;
      await decideCandidate(secretary, {
        ...{ ...(await this.last()), verdict, tier: this.chosen.tier, meeting, meetingOn: on },
        ...{ expected: 5, present: 5, inFavour: 5, against: 0, deferred: 0, opinion: "同意列入，按计划培养。" },
      });
    });
  }
}
