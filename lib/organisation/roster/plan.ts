import { type PlainDate, sayDate, sayMonth } from "@/lib/calendar";
import { addressIn } from "@/lib/sheet/header";
import { nearest } from "@/lib/sheet/likeness";
import type { Change, Fault, Outcome } from "@/lib/sheet/rows";
import { changesOf } from "../changes";
import { CATEGORIES, type Category } from "../labels";
import { representsStaff } from "../mandate/eligible";
import { FACT_LABELS, sayFacts } from "../person/facts";
import { faultsOfLife } from "../person/plausible";
import type { PersonFacts } from "../person/schema";
import type { Stated } from "./cells";
import { type ColumnKey, type Header, labelOf } from "./columns";
import { agrees, type Dated } from "./months";
import { type PostDeed, planPost } from "./posts";

/** What the portal knows of the people of a roster, and of its units and branches. */
export type Known = {
  today: PlainDate;
  units: Map<string, { id: string; closed: boolean }>;
  branches: Map<string, { id: string; closed: boolean }>;
  people: Map<string, KnownPerson>;
  /** Numbers that begin with zeros, by what Excel leaves of them. */
  padded: Map<string, { employeeNo: string; name: string }>;
};

export type KnownPerson = {
  id: string;
  version: number;
  facts: PersonFacts;
  unitId: string;
  unitName: string;
  branchId: string | null;
  branchName: string | null;
  leftOn: PlainDate | null;
  /** The main post of today. */
  main: { id: string; title: string; category: Category; unitId: string; from: PlainDate } | null;
  /** The day on which the last main post before that ended. */
  formerUntil: PlainDate | null;
  /** The first main post that lies ahead. */
  next: { title: string; from: PlainDate } | null;
  mandate: { id: string; unitId: string; from: PlainDate } | null;
  /** Names of the units that this person oversees. */
  oversees: string[];
};

export type MandateDeed = { end: { id: string; from: PlainDate } | null; give: boolean } | null;

/** What applying a good row does. */
export type Deed = {
  facts: PersonFacts;
  unitId: string;
  branchId: string | null;
  post: PostDeed;
  mandate: MandateDeed;
};

export type Planned = {
  outcome: Outcome;
  changes: Change[];
  faults: Fault[];
  deed: Deed | null;
};

type At = { line: number; header: Pick<Header, "at"> };

/** What a row would do: nothing is decided here that depends on anything but the row and what is known. */
export function planRow(stated: Stated, faults: Fault[], known: Known, at: At): Planned {
  const plan = new RowPlan(stated, known, at, [...faults]);
  return plan.made();
}

class RowPlan {
  private readonly person: KnownPerson | null;

  constructor(
    private readonly stated: Stated,
    private readonly known: Known,
    private readonly at: At,
    private readonly faults: Fault[],
  ) {
    this.person = known.people.get(stated.employeeNo) ?? null;
  }

  made(): Planned {
    const unit = this.stated.unit ? this.place("unit", this.stated.unit, this.known.units) : null;
    const branch = this.stated.branch ? this.place("branch", this.stated.branch, this.known.branches) : null;
    this.checkPerson();
    if (this.faults.length > 0 || !unit) return this.refused();
    const deed = this.deed(unit.id, branch?.id ?? null);
    if (this.faults.length > 0) return this.refused();
    const changes = this.changes(deed);
    if (this.person && changes.length === 0) return { outcome: "SAME", changes, faults: [], deed: null };
    this.checkLife(deed.facts);
    if (this.faults.length > 0) return this.refused();
    return { outcome: this.person ? "CHANGE" : "CREATE", changes, faults: [], deed };
  }

  private refused(): Planned {
    return { outcome: "REFUSED", changes: [], faults: this.faults, deed: null };
  }

  private fault(key: ColumnKey, reason: string, mend: string): void {
    const cell = addressIn(key, this.at.line, this.at.header);
    this.faults.push({ column: labelOf(key), cell, reason, mend });
  }

  private place(key: "unit" | "branch", name: string, places: Known["units"]) {
    const noun = key === "unit" ? "单位" : "党支部";
    const place = places.get(spelling(name));
    if (!place) {
      const near = nearest(name, [...places.keys()]);
      const mend = near ? `是否为“${near}”？` : "";
      this.fault(key, `系统里没有${noun}“${name}”。`, `${mend}请改正名称，或在本页新建这个${noun}。`);
      return null;
    }
    if (place.closed) this.fault(key, `${noun}“${name}”已撤销。`, `请填写现在的${noun}。`);
    return place;
  }

  private checkPerson(): void {
    const { person, stated } = this;
    if (!person) {
      this.checkZeros();
      return;
    }
    if (person.leftOn) {
      this.fault(
        "employeeNo",
        `${person.facts.name}已于${sayDate(person.leftOn)}离职。`,
        "如已复职，请先在其人员页办理恢复在职。",
      );
    }
    const born = person.facts.bornOn;
    if (stated.name && person.facts.name !== stated.name && born && stated.bornOn && born !== stated.bornOn) {
      this.fault(
        "employeeNo",
        `工号 ${stated.employeeNo} 在系统中是“${person.facts.name}”（${sayMonth(born)}），与本行不像同一个人。`,
        "请核对工号。",
      );
    }
  }

  /** A number that Excel robbed of its zeros would make a second person of the same name. */
  private checkZeros(): void {
    const padded = this.known.padded.get(this.stated.employeeNo);
    if (padded?.name !== this.stated.name) return;
    this.fault(
      "employeeNo",
      `系统中“${padded.name}”的工号是 ${padded.employeeNo}，Excel 可能去掉了开头的 0。`,
      `请把这一列设为文本格式，填写 ${padded.employeeNo}。`,
    );
  }

  private deed(unitId: string, branchId: string | null): Deed {
    const moved = this.person !== null && this.person.unitId !== unitId;
    const say = (key: ColumnKey, reason: string, mend: string) => this.fault(key, reason, mend);
    const post = planPost(this.stated, this.person, { unitId, moved, today: this.known.today }, say);
    return { facts: this.facts(), unitId, branchId, post, mandate: this.mandate(unitId, moved) };
  }

  private facts(): PersonFacts {
    const { stated, person } = this;
    const before = person?.facts;
    const day = (dated: Dated | null, known: PlainDate | null | undefined) =>
      known !== undefined && agrees(dated, known) ? known : (dated?.date ?? null);
    return {
      employeeNo: stated.employeeNo,
      name: stated.name,
      gender: stated.gender,
      bornOn: stated.bornOn,
      ethnicity: stated.ethnicity,
      political: stated.political,
      joinedPartyOn: day(stated.joinedPartyOn, before?.joinedPartyOn),
      startedWorkOn: day(stated.startedWorkOn, before?.startedWorkOn),
      education: stated.education,
      degree: stated.degree,
      professionalTitle: stated.professionalTitle,
      phone: stated.phone ?? before?.phone ?? "",
    };
  }

  private mandate(unitId: string, moved: boolean): MandateDeed {
    const held = this.person?.mandate ?? null;
    if (!this.stated.representative) return held ? { end: held, give: false } : null;
    const eligible = representsStaff(this.stated.category);
    if (eligible !== true) this.fault("representative", eligible, "请改为“否”。");
    if (held && (!moved || held.unitId === unitId)) return null;
    return { end: held, give: true };
  }

  /** Old and new in words, in the order of the columns; a person who is new has no old. */
  private changes(deed: Deed): Change[] {
    const { person, stated } = this;
    if (!person) return [];
    const changes = changesOf(FACT_LABELS, sayFacts(person.facts), sayFacts(deed.facts));
    const push = (key: ColumnKey, old: string, now: string) => changes.push({ column: labelOf(key), old, new: now });
    if (person.unitId !== deed.unitId) push("unit", person.unitName, stated.unit);
    if (person.branchId !== deed.branchId) push("branch", person.branchName ?? "", stated.branch);
    const { main } = person;
    if (deed.post.kind !== "none") {
      if (main?.title !== stated.title) push("title", main?.title ?? "", stated.title);
      if (main?.from !== deed.post.from) push("since", main ? sayDate(main.from) : "", sayDate(deed.post.from));
      if (main?.category !== stated.category)
        push("category", main ? CATEGORIES[main.category] : "", CATEGORIES[stated.category]);
    }
    if (deed.mandate) push("representative", deed.mandate.end ? "是" : "否", deed.mandate.give ? "是" : "否");
    return changes;
  }

  private checkLife(facts: PersonFacts): void {
    for (const { field, reason, mend } of faultsOfLife(facts, this.known.today)) this.fault(field, reason, mend);
    const { since } = this.stated;
    if (since && facts.startedWorkOn && since.date.slice(0, 7) < facts.startedWorkOn.slice(0, 7)) {
      this.fault("since", "任现职时间早于参加工作时间。", "请核对这两个时间。");
    }
  }
}

/** Full-width letters and spaces do not make another unit. */
export const spelling = (name: string): string => name.normalize("NFKC").replace(/\s/g, "");
