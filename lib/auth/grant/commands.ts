import { transact } from "@/lib/audit/transact";
import { compareDates, fromColumn, sayDate, toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { notify } from "@/lib/inbox/notify";
import type { Actor } from "../actor";
import { ROLES } from "../roles";
import { keepOneOfEachOfficer, lockOfficers } from "./officers";
import { mayGrant } from "./policy";
import type { GrantRole, RevokeGrant } from "./schema";

/**
 * A role with its scope and dates. That the three officers exclude each other and every business role is decided by the
 * constraint role_grant_exclusive, also when two grants arrive at the same moment.
 */
export function grantRole(actor: Actor, input: GrantRole): Promise<string> {
  return transact(actor, async (tx, record) => {
    const account = await loadAccount(tx, input.accountId);
    permit(mayGrant(actor, account.id));
    if (account.state !== "ACTIVE") throw new Refusal("conflict", "该账号已停用，请先由系统管理员启用。");
    if (input.from < today(actor.at)) invalid("授权不能倒签。", { from: ["不能早于今天。"] });
    const grant = await tx.roleGrant.create({
      data: {
        accountId: account.id,
        role: input.role,
        scopeUnitId: input.unitId ?? null,
        scopeBranchId: input.branchId ?? null,
        from: toColumn(input.from),
        until: input.until ? toColumn(input.until) : null,
        grantedById: actor.personId,
        grantedAt: actor.at,
        reason: input.reason,
      },
      select: { id: true },
    });
    const { role, unitId, branchId, from, until, reason } = input;
    await rolesChanged(tx, actor, account, `授予角色：${ROLES[role]}，自${sayDate(from)}起。`);
    record("grant.given", account.id, { grantId: grant.id, role, unitId, branchId, from, until, reason });
    return grant.id;
  });
}

/** Ends a grant today; one that has not begun never begins. The row stays: who held what when is part of the record. */
export function revokeGrant(actor: Actor, { grantId, reason }: RevokeGrant): Promise<void> {
  return transact(actor, async (tx, record) => {
    const grant = (await tx.roleGrant.findUnique({ where: { id: grantId } })) ?? missing("授权");
    permit(mayGrant(actor, grant.accountId));
    await lockOfficers(tx);
    const day = today(actor.at);
    const start = fromColumn(grant.from);
    const end = compareDates(start, day) > 0 ? start : day;
    const { count } = await tx.roleGrant.updateMany({
      where: { id: grantId, OR: [{ until: null }, { until: { gt: toColumn(end) } }] },
      data: { until: toColumn(end) },
    });
    if (count === 0) throw new Refusal("conflict", "该授权已经结束。");
    await keepOneOfEachOfficer(tx, actor.at);
    const account = await loadAccount(tx, grant.accountId);
    await rolesChanged(tx, actor, account, `收回角色：${ROLES[grant.role]}。`);
    record("grant.revoked", account.id, { grantId, role: grant.role, until: end, reason });
  });
}

async function loadAccount(tx: Tx, accountId: string) {
  const select = { id: true, state: true, personId: true } as const;
  return (await tx.account.findUnique({ where: { id: accountId }, select })) ?? missing("账号");
}

/**
 * A session's time-out follows from its roles, and an open page may show what is no longer allowed: all begin anew.
 */
async function rolesChanged(tx: Tx, actor: Actor, account: { id: string; personId: string }, body: string) {
  await tx.session.updateMany({
    where: { accountId: account.id, endedAt: null },
    data: { endedAt: actor.at, endedWhy: "roles-changed" },
  });
  // The installation grants before anybody is there to be told.
  if (actor.accountId === null) return;
  await notify(tx, [account.personId], { at: actor.at, title: "您的角色有变更", body });
}
