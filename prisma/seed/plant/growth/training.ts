import { addDays, type PlainDate, plainDate } from "@/lib/calendar";
import { db } from "@/lib/db";
import { addItem, checkItem, dropItem, reportItem } from "@/lib/training/commands";
import { quarterEnd } from "@/lib/training/standing";
import { Chance } from "../chance";
import { ORGANISER } from "../cycle";
import { known } from "../found";
import { AIMS, type Aim, CHECK_NOTES } from "../texts/plans";
import { headOf, homeOf } from "./postings";
import { type Story, weekday } from "./story";

/** Who has a plan of last year as well, and who only of this year. */
const BOTH = ["2203", "2303", "1403", "1703", "1503", "1404", "2302", "2402"];
const NEW = ["1505", "1119", "2103", "1604", "1310", "2609", "1134"];
/** 责任人 is the head of the unit instead of the person. */
const LED = ["1604", "1134", "2302"];
/** The organiser has not looked at these in the last quarter that is over. */
const UNCHECKED = ["1119", "1310", "2609"];
/** What became of an item that its owner did not finish. */
const LATE = ["1404", "2103", "1604"];

export function planTraining(story: Story): void {
  const { lastYear, year } = story.season;
  for (const [at, no] of BOTH.entries()) planOf(story, no, lastYear, at);
  for (const [at, no] of [...BOTH, ...NEW].entries()) planOf(story, no, year, at + 4);
}

function planOf(story: Story, no: string, year: number, at: number) {
  const count = at % 5 === 0 ? 3 : 2;
  const drawn = weekday(plainDate(`${year}-03-${String(12 + (at % 10)).padStart(2, "0")}`));
  for (let index = 0; index < count; index++) {
    const aim = AIMS[(at * 2 + index * 4) % AIMS.length] as Aim;
    new Item(story, no, year, aim).tell(drawn, `1${index}:${10 + at}`);
  }
}

class Item {
  private id = "";
  private readonly chance: Chance;
  private readonly owner: string;
  private readonly dueOn: PlainDate;

  constructor(
    readonly story: Story,
    readonly no: string,
    readonly year: number,
    readonly aim: Aim,
  ) {
    this.chance = new Chance(`training ${year} ${no} ${aim.goal}`);
    this.owner = LED.includes(no) ? headOf(homeOf(no), no) : no;
    this.dueOn = plainDate(`${year}-${aim.due}`);
  }

  tell(drawn: PlainDate, clock: string) {
    const { story, aim, year, dueOn } = this;
    const person = (no: string) => known(story.founded.people, no);
    const { line, goal, measure } = aim;
    story.on(drawn, clock, ORGANISER, async (organiser) => {
      const plan = { personId: person(this.no), ownerId: person(this.owner), year, line, goal, measure, dueOn };
      this.id = await addItem(organiser, plan);
    });
    const past = year < story.season.year;
    const dropped = past && this.no === "2402" && line === "POST";
    if (dropped) return this.drop();
    const late = !past && LATE.includes(this.no);
    const doneOn = late ? null : weekday(addDays(dueOn, -this.chance.int(3, 20)));
    this.report(doneOn);
    this.check(doneOn);
  }

  private drop() {
    this.story.on(weekday(plainDate(`${this.year}-08-20`)), "10:00", ORGANISER, async (organiser) => {
      const why = "因年底办理交流任职，顶岗安排取消。";
      await dropItem(organiser, { itemId: this.id, revision: await this.revision(), why });
    });
  }

  private revision = async () => (await db.trainingItem.findUniqueOrThrow({ where: { id: this.id } })).revision;

  private report(doneOn: PlainDate | null) {
    const say = (on: PlainDate, state: "UNDERWAY" | "DONE", text: string) =>
      this.story.on(on, "16:50", this.owner, async (owner) => {
        await reportItem(owner, { itemId: this.id, revision: await this.revision(), state, text, file: undefined });
      });
    const halfway = weekday(addDays(this.dueOn, -50));
    // Of what is long done only the end is told.
    if (this.year === this.story.season.year) say(halfway, "UNDERWAY", this.aim.underway);
    if (doneOn) say(doneOn, "DONE", this.aim.done);
  }

  /** 季度检查 of the quarters that are over, up to the one in which it was done. */
  private check(doneOn: PlainDate | null) {
    const { story, year, chance } = this;
    const { day } = story.season;
    for (const quarter of [1, 2, 3, 4]) {
      const end = quarterEnd(year, quarter);
      const latest = quarterEnd(year, Math.min(4, quarter + 1)) > day || quarter === 4;
      if (addDays(end, 9) >= day || (latest && year === story.season.year && UNCHECKED.includes(this.no))) return;
      const done = doneOn !== null && doneOn < end;
      const verdict = done ? "MET" : this.dueOn < end || chance.hit(0.12) ? "BEHIND" : "ON_TRACK";
      const note = chance.pick<string>(CHECK_NOTES[verdict]);
      story.on(weekday(addDays(end, 8)), `1${quarter}:${chance.int(10, 59)}`, ORGANISER, (organiser) =>
        checkItem(organiser, { itemId: this.id, quarter, checked: 0, verdict, note }),
      );
      if (done) return;
    }
  }
}
