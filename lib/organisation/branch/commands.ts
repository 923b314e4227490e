import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { toColumn, today } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit, Refusal } from "@/lib/errors";
import { laterOf, stale } from "../changes";
import { mayKeepOrganisation } from "../policy";
import type { ChangeBranch, CloseBranch, CreateBranch } from "./schema";

export function createBranch(actor: Actor, input: CreateBranch): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const branch = await tx.branch.create({
      data: { name: input.name, position: input.position, foundedOn: toColumn(input.foundedOn) },
      select: { id: true },
    });
    record("branch.created", branch.id, { name: input.name, foundedOn: input.foundedOn });
    return branch.id;
  });
}

export function changeBranch(actor: Actor, input: ChangeBranch): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const branch = await load(tx, input.branchId);
    const before = { name: branch.name, position: String(branch.position) };
    const after = { name: input.name, position: String(input.position) };
    if (branch.version !== input.version) throw stale(branch.name, before, after);
    await claim(tx, branch, { name: input.name, position: input.position });
    record("branch.changed", branch.id, { old: before, new: after });
  });
}

/** A branch is closed once it has no members left; what it covered ends with it. */
export function closeBranch(actor: Actor, input: CloseBranch): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const branch = await load(tx, input.branchId);
    if (branch.closedOn) throw new Refusal("conflict", `${branch.name}已经撤销。`);
    if (branch.version !== input.version) throw stale(branch.name, {}, {});
    const day = toColumn(input.closedOn);
    if (input.closedOn > today(actor.at)) invalid("撤销日期不能晚于今天。", { closedOn: ["不能晚于今天。"] });
    if (day < branch.foundedOn) invalid("撤销日期不能早于成立日期。", { closedOn: ["不能早于成立日期。"] });
    const members = await tx.person.count({
      where: { branchId: branch.id, OR: [{ leftOn: null }, { leftOn: { gt: day } }] },
    });
    if (members > 0) invalid(`${branch.name}还有 ${members} 人，请先把他们转入其他党支部。`);
    await claim(tx, branch, { closedOn: day });
    for (const row of await tx.unitBranch.findMany({
      where: { branchId: branch.id, OR: [{ until: null }, { until: { gt: day } }] },
    })) {
      await tx.unitBranch.update({ where: { id: row.id }, data: { until: laterOf(row.from, day) } });
    }
    record("branch.closed", branch.id, { name: branch.name, closedOn: input.closedOn });
  });
}

async function load(tx: Tx, branchId: string) {
  return (await tx.branch.findUnique({ where: { id: branchId } })) ?? missing("党支部");
}

async function claim(tx: Tx, branch: { id: string; name: string; version: number }, data: object) {
  const { count } = await tx.branch.updateMany({
    where: { id: branch.id, version: branch.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(branch.name, {}, {});
}
