import { type Actor, systemActor } from "@/lib/auth/actor";
import { type PlainDate, plainDate, today } from "@/lib/calendar";
import { createBranch } from "@/lib/organisation/branch/commands";
import { coverUnit, startService } from "@/lib/organisation/coverage/commands";
import type { Category, Gender, Political, UnitKind } from "@/lib/organisation/labels";
import { giveMandate } from "@/lib/organisation/mandate/commands";
import { createPerson } from "@/lib/organisation/person/commands";
import { appointPost } from "@/lib/organisation/post/commands";
import { createUnit } from "@/lib/organisation/unit/commands";

/** Reaches states of the organisation by running its commands, for tests and for the demonstration plant. */

export const FOUNDED = plainDate("2010-01-01");

/** Whoever sets the scene: the portal itself, with the role that keeps the organisation. */
export const keeper = (at: Date): Actor => systemActor("党群工作部", at, ["ORGANISER"]);

/** The first unit given is the plant; any other needs a parent. */
export function givenUnit(
  actor: Actor,
  name: string,
  {
    kind = "WORKSHOP",
    parentId = null,
    position = 0,
    overseerId = null,
    openedOn = FOUNDED,
  }: Partial<{
    kind: UnitKind;
    parentId: string | null;
    position: number;
    overseerId: string | null;
    openedOn: PlainDate;
  }> = {},
): Promise<string> {
  return createUnit(actor, { name, kind, parentId, position, overseerId, openedOn });
}

/** A branch, covering the units named from its foundation on. */
export async function givenBranch(actor: Actor, name: string, unitIds: string[] = [], position = 0): Promise<string> {
  const branchId = await createBranch(actor, { name, position, foundedOn: FOUNDED });
  for (const unitId of unitIds) await coverUnit(actor, { unitId, branchId, from: FOUNDED, until: null });
  return branchId;
}

function givenService(actor: Actor, providerId: string, clientId: string): Promise<string> {
  return startService(actor, { providerId, clientId, from: FOUNDED, until: null });
}

export type GivenPerson = {
  employeeNo: string;
  name: string;
  unitId: string;
  branchId?: string | null;
  gender?: Gender;
  bornOn?: PlainDate | null;
  political?: Political;
  joinedPartyOn?: PlainDate | null;
  startedWorkOn?: PlainDate | null;
  education?: string;
  degree?: string;
  professionalTitle?: string;
  phone?: string;
  /** The main post; none without a title. */
  title?: string;
  category?: Category;
  since?: PlainDate;
  /** 职工代表 of the own unit since this day. */
  representsSince?: PlainDate;
};

/** A person with their main post and mandate. */
export async function givenPerson(actor: Actor, given: GivenPerson): Promise<string> {
  const personId = await createPerson(actor, {
    employeeNo: given.employeeNo,
    name: given.name,
    unitId: given.unitId,
    branchId: given.branchId ?? null,
    gender: given.gender ?? "MALE",
    bornOn: given.bornOn ?? plainDate("1985-06-01"),
    ethnicity: "汉族",
    political: given.political ?? "MASSES",
    joinedPartyOn: given.joinedPartyOn ?? null,
    startedWorkOn: given.startedWorkOn ?? plainDate("2008-07-01"),
    education: given.education ?? "大学本科",
    degree: given.degree ?? "",
    professionalTitle: given.professionalTitle ?? "",
    phone: given.phone ?? "",
  });
  if (given.title) {
    await appointPost(actor, {
      personId,
      unitId: given.unitId,
      title: given.title,
      category: given.category ?? "STAFF",
      main: true,
      from: given.since ?? plainDate("2020-01-01"),
      until: null,
      endFormer: true,
    });
  }
  if (given.representsSince) {
    await giveMandate(actor, { personId, unitId: given.unitId, from: given.representsSince, until: null });
  }
  return personId;
}

export type GivenOrganisation = {
  plant: string;
  units: { forging: string; rolling: string; power: string; quality: string; team: string };
  branches: { first: string; second: string };
  people: { leader: string; chief: string; deputy: string; otherChief: string; backbone: string; worker: string };
};

/** A plant in miniature: four units and a team, two branches, one of every category, one staff representative. */
export async function givenOrganisation(at: Date): Promise<GivenOrganisation> {
  const actor = keeper(at);
  const plant = await givenUnit(actor, "锻造厂", { kind: "PLANT" });
  const unit = (name: string, kind: UnitKind, position: number, parentId = plant) =>
    givenUnit(actor, name, { kind, parentId, position });
  const forging = await unit("模压车间", "WORKSHOP", 1);
  const rolling = await unit("环轧车间", "WORKSHOP", 2);
  const power = await unit("动力站", "STATION", 3);
  const quality = await unit("质量技术科", "DEPARTMENT", 4);
  const team = await unit("模压一班", "TEAM", 1, forging);
  const first = await givenBranch(actor, "第一党支部", [forging, power], 1);
  const second = await givenBranch(actor, "第二党支部", [rolling, quality], 2);
  await givenService(actor, power, forging);
  await givenService(actor, power, rolling);
  const member = { political: "PARTY_MEMBER", joinedPartyOn: plainDate("2009-07-01") } as const;
  const person = (employeeNo: string, name: string, rest: Omit<GivenPerson, "employeeNo" | "name">) =>
    givenPerson(actor, { employeeNo, name, ...rest });
  const people = {
    leader: await person("0001", "陆远山", { ...member, unitId: plant, title: "厂长", category: "PLANT_LEADER" }),
    chief: await person("0101", "丁为民", {
      ...member,
      unitId: forging,
      branchId: first,
      title: "车间主任",
      category: "MIDDLE_CHIEF",
    }),
    deputy: await person("0102", "单雪梅", {
      ...member,
      gender: "FEMALE",
      unitId: forging,
      branchId: first,
      title: "车间副主任",
      category: "MIDDLE_DEPUTY",
    }),
    otherChief: await person("0201", "邢志刚", {
      ...member,
      unitId: rolling,
      branchId: second,
      title: "车间主任",
      category: "MIDDLE_CHIEF",
    }),
    backbone: await person("0103", "欧阳海", { unitId: team, branchId: first, title: "班长", category: "BACKBONE" }),
    worker: await person("0104", "何小兵", {
      unitId: forging,
      title: "操作工",
      category: "STAFF",
      representsSince: today(at),
    }),
  };
  return { plant, units: { forging, rolling, power, quality, team }, branches: { first, second }, people };
}
