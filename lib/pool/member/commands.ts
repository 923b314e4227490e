import { type Record, transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, toColumn, today, yearOf } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { rulesInForce } from "@/lib/rulebook/queries";
import type { PoolExit, PoolTier } from "@/prisma/generated/enums";
import { nearCriteria } from "../criteria";
import { factsOf } from "../facts/queries";
import { TIERS } from "../labels";
import { mayKeepPool, visiblePool } from "../policy";
import { sheetOf } from "../sheet/queries";
import type { ChangeTier, Leave, Review, WriteProfile } from "./schema";

async function claim(tx: Tx, actor: Actor, input: { membershipId: string; version: number }) {
  permit(mayKeepPool(actor));
  // One's own record does not exist: a refusal of another kind would tell.
  const where = { AND: [{ id: input.membershipId }, visiblePool(actor)] };
  const row = (await tx.poolMembership.findFirst({ where })) ?? missing("人选");
  if (row.leftOn !== null) throw new Refusal("conflict", "此人已经出库，记录不再改动。");
  const { count } = await tx.poolMembership.updateMany({
    where: { id: row.id, version: input.version, leftOn: null },
    data: { version: input.version + 1 },
  });
  if (count === 0) throw new Refusal("conflict", "刚刚已有人修改，您的内容尚未保存。请在新窗口查看后再提交。");
  return { ...row, joinedOn: fromColumn(row.joinedOn) };
}
type Claimed = Awaited<ReturnType<typeof claim>>;

/** What the roster asks and the staff list does not keep. */
export function writeProfile(actor: Actor, input: WriteProfile): Promise<void> {
  return transact(actor, async (tx, record) => {
    const member = await claim(tx, actor, input);
    const { nativePlace, school, laterDegree, direction, strengths, weaknesses, goal, remark } = input;
    await tx.poolMembership.update({
      where: { id: member.id },
      data: { nativePlace, school, laterDegree, direction, strengths, weaknesses, goal, remark },
    });
    record("pool.written", member.id);
  });
}

export function changeTier(actor: Actor, input: ChangeTier): Promise<void> {
  return transact(actor, async (tx, record) => {
    const member = await claim(tx, actor, input);
    await putInTier(actor, tx, record, member, { tier: input.tier, on: input.changedOn, reason: input.reason });
  });
}

type Move = { tier: PoolTier; on: PlainDate; reason: string };

/** Down by judgement, up to the nearest tier only where its criteria do not fail (domain.md §4: 远期→中期→近期 by criteria). */
async function putInTier(actor: Actor, tx: Tx, record: Record, member: Claimed, { tier, on, reason }: Move) {
  if (tier === member.tier) invalid(`现在就是${TIERS[tier]}。`, { tier: ["与现在相同"] });
  refuseDay(actor, member, on, "changedOn");
  if (tier === "NEAR") {
    const facts = (await factsOf(actor, tx, [member.personId])).get(member.personId) ?? missing("人员");
    const lines = nearCriteria(facts, await rulesInForce(actor, "POOL", { tx }), on);
    const failed = lines.filter(({ verdict }) => verdict === "FAIL");
    if (failed.length > 0) {
      const said = failed.map(({ requirement, evidence }) => `${requirement}：${evidence}`).join("；");
      throw new Refusal("invalid", `不符合近期人选的条件。${said}。`, { tier: ["不符合近期人选的条件"] });
    }
  }
  await tx.poolTierChange.create({
    data: {
      ...{ membershipId: member.id, from: member.tier, to: tier, changedOn: toColumn(on), reason },
      ...{ byName: actor.name, at: actor.at },
    },
  });
  await tx.poolMembership.update({ where: { id: member.id }, data: { tier } });
  record("pool.tiered", member.id);
}

function refuseDay(actor: Actor, { joinedOn }: Claimed, on: PlainDate, field: string) {
  if (on > today(actor.at)) invalid("日期不能晚于今天。", { [field]: ["不能晚于今天"] });
  if (on < joinedOn) invalid("日期不能早于入库日期。", { [field]: ["不能早于入库日期"] });
}

export function leavePool(actor: Actor, input: Leave): Promise<void> {
  return transact(actor, async (tx, record) => {
    const member = await claim(tx, actor, input);
    await takeOut(actor, tx, record, member, { ...input, on: input.leftOn });
  });
}

type Exit = { on: PlainDate; exit: PoolExit; why: string; documentNo: string };

async function takeOut(actor: Actor, tx: Tx, record: Record, member: Claimed, given: Exit) {
  refuseDay(actor, member, given.on, "leftOn");
  await tx.poolMembership.update({
    where: { id: member.id },
    data: {
      ...{ leftOn: toColumn(given.on), exit: given.exit, exitWhy: given.why, exitDocumentNo: given.documentNo },
      exitByName: actor.name,
    },
  });
  record("pool.closed", member.id);
}

/** 年度评估: the sheet as it stands today is kept with the conclusion, and the conclusion is carried out with it. */
export function reviewMember(actor: Actor, input: Review): Promise<void> {
  return transact(actor, async (tx, record) => {
    const member = await claim(tx, actor, input);
    const day = today(actor.at);
    if (input.year > yearOf(day) || input.year < yearOf(member.joinedOn)) {
      invalid("评估年度应在入库年度和本年度之间。", { year: ["请核对年度"] });
    }
    const known = await tx.poolReview.findFirst({ where: { membershipId: member.id, year: input.year } });
    if (known) throw new Refusal("conflict", `${input.year}年度已经评估。`);
    await tx.poolReview.create({
      data: {
        ...{ membershipId: member.id, year: input.year, grown: input.grown, conclusion: input.conclusion },
        ...{
          text: input.text,
          sheet: await sheetOf(actor, tx, member.personId, input.year),
          byName: actor.name,
          at: actor.at,
        },
      },
    });
    record("pool.reviewed", member.id);
    if (input.conclusion === "CHANGE_TIER" && input.tier) {
      await putInTier(actor, tx, record, member, {
        tier: input.tier,
        on: day,
        reason: `${input.year}年度评估：${input.text}`,
      });
    }
    if (input.conclusion === "OUT" && input.exit) {
      await takeOut(actor, tx, record, member, {
        on: day,
        exit: input.exit,
        why: input.text,
        documentNo: input.documentNo,
      });
    }
  });
}
