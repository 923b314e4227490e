import { plainDate, toColumn } from "@/lib/calendar";
import { db } from "@/lib/db";
import type { Category, UnitKind } from "@/prisma/generated/enums";

/**
 * A small plant for tests: five units, 5 leaders, and in each of four units a head, two deputies, two backbone cadres
 * and six staff representatives. Fixed ids, invented names.
 */
const SURNAMES = "丁马王方石冯刘江孙杜李吴沈宋张陈林周郑赵胡柳段秦袁夏顾钱高唐".split("");
const GIVEN = ["卫岳", "骏川", "雪澄", "磊安", "清砚", "佳禾", "文樵", "立衡", "思锻", "敏之"];

export const UNITS = [
  { id: "u-die", name: "模压车间", kind: "WORKSHOP" },
  { id: "u-ring", name: "环轧车间", kind: "WORKSHOP" },
  { id: "u-power", name: "动力计控站", kind: "STATION" },
  { id: "u-quality", name: "质量技术科", kind: "DEPARTMENT" },
] as const satisfies { id: string; name: string; kind: UnitKind }[];

type Made = { id: string; unitId: string; title: string; category: Category };

const short = (unitId: string) => unitId.slice(2);

/** p-leader-1…5 · p-die-head · p-die-deputy-1…2 · p-die-backbone-1…2 · p-die-rep-1…6, and so for each unit. */
function people(): Made[] {
  const leaders = [1, 2, 3, 4, 5].map((n) => ({
    id: `p-leader-${n}`,
    unitId: "u-plant",
    title: n === 1 ? "党委书记" : "副厂长",
    category: "PLANT_LEADER" as const,
  }));
  const inUnits = UNITS.flatMap(({ id, kind }) => {
    const word = kind === "WORKSHOP" ? "主任" : kind === "STATION" ? "站长" : "科长";
    const made = (role: string, title: string, category: Category): Made => ({
      id: `p-${short(id)}-${role}`,
      unitId: id,
      title,
      category,
    });
    return [
      made("head", word, "MIDDLE_CHIEF"),
      ...[1, 2].map((n) => made(`deputy-${n}`, `副${word}`, "MIDDLE_DEPUTY")),
      ...[1, 2].map((n) => made(`backbone-${n}`, "主管工程师", "BACKBONE")),
      ...[1, 2, 3, 4, 5, 6].map((n) => made(`rep-${n}`, "操作工", "STAFF")),
    ];
  });
  const staff = [1, 2].map((n) => ({
    id: `p-staff-${n}`,
    unitId: "u-plant",
    title: "干事",
    category: "STAFF" as const,
  }));
  return [...leaders, ...inUnits, ...staff];
}

export async function givenSmallPlant(): Promise<void> {
  const opened = toColumn(plainDate("2010-01-01"));
  const since = toColumn(plainDate("2020-03-01"));
  await db.unit.create({ data: { id: "u-plant", name: "锻造厂", kind: "PLANT", openedOn: opened } });
  await db.unit.createMany({ data: UNITS.map((unit) => ({ ...unit, parentId: "u-plant", openedOn: opened })) });
  const made = people();
  await db.person.createMany({
    data: made.map(({ id, unitId }, index) => ({
      id,
      unitId,
      employeeNo: String(1001 + index),
      name: `${SURNAMES[index % SURNAMES.length]}${GIVEN[(index * 7 + Math.floor(index / SURNAMES.length)) % GIVEN.length]}`,
      gender: index % 3 === 0 ? "FEMALE" : "MALE",
      bornOn: toColumn(plainDate(`${1970 + (index % 25)}-05-01`)),
      political: index % 2 === 0 ? "PARTY_MEMBER" : "MASSES",
      education: "大学本科",
    })),
  });
  await db.post.createMany({
    data: made.map(({ id, unitId, title, category }) => ({
      id: `post-${id}`,
      personId: id,
      unitId,
      title,
      category,
      from: since,
    })),
  });
  await db.mandate.createMany({
    data: made
      .filter(({ id }) => id.includes("-rep-"))
      .map(({ id, unitId }) => ({ id: `mandate-${id}`, personId: id, unitId, from: since })),
  });
  const serves = [
    ["u-power", "u-die"],
    ["u-power", "u-ring"],
    ["u-quality", "u-die"],
    ["u-quality", "u-ring"],
    ["u-quality", "u-power"],
    ["u-die", "u-ring"],
  ] as const;
  await db.unitService.createMany({
    data: serves.map(([providerId, clientId]) => ({ providerId, clientId, from: since })),
  });
}
