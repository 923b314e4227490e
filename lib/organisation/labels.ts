/** The words of the organisation on screen and in the roster, by the names of the database. */

export const UNIT_KINDS = { PLANT: "厂", WORKSHOP: "车间", STATION: "站", DEPARTMENT: "科室", TEAM: "班组" } as const;
export type UnitKind = keyof typeof UNIT_KINDS;

/** 环轧车间制坯班: a team is known by its workshop, on lists and on the paper. */
export const unitSaid = (unit: { name: string; kind: UnitKind; parent: { name: string } | null }): string =>
  unit.kind === "TEAM" && unit.parent ? `${unit.parent.name}${unit.name}` : unit.name;

export const GENDERS = { MALE: "男", FEMALE: "女" } as const;
export type Gender = keyof typeof GENDERS;

export const POLITICAL = {
  PARTY_MEMBER: "中共党员",
  PROBATIONARY_MEMBER: "中共预备党员",
  LEAGUE_MEMBER: "共青团员",
  DEMOCRATIC_PARTY: "民主党派",
  MASSES: "群众",
} as const;
export type Political = keyof typeof POLITICAL;

/** 职级类别: the pool a post is appraised in; 职工 are not appraised. In order of rank. */
export const CATEGORIES = {
  PLANT_LEADER: "厂领导",
  MIDDLE_CHIEF: "中层正职",
  MIDDLE_DEPUTY: "中层副职",
  BACKBONE: "基层骨干",
  STAFF: "职工",
} as const;
export type Category = keyof typeof CATEGORIES;
export const CATEGORY_ORDER = Object.keys(CATEGORIES) as Category[];

/** 需要回避的亲属关系, the four degrees that rules on 任职回避 name. */
export const RELATIONS = ["夫妻", "直系血亲", "三代以内旁系血亲", "近姻亲"] as const;
export type Relation = (typeof RELATIONS)[number];

export function options<K extends string>(labels: Record<K, string>): { value: K; label: string }[] {
  return (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));
}

export const isPartyMember = (political: Political) =>
  political === "PARTY_MEMBER" || political === "PROBATIONARY_MEMBER";
