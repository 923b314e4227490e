import { transact } from "@/lib/audit/transact";
import type { Actor } from "@/lib/auth/actor";
import { fromColumn, type PlainDate, sayDate, toColumn } from "@/lib/calendar";
import type { Tx } from "@/lib/db";
import { invalid, missing, permit } from "@/lib/errors";
import { mayKeepOrganisation } from "../policy";
import type { CoverUnit, EndCoverage, EndService, StartService } from "./schema";

/**
 * From this day on the branch covers the unit. A coverage that is open and began earlier ends on the same day: to hand a
 * unit from one branch to another is one decision.
 */
export function coverUnit(actor: Actor, input: CoverUnit): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const from = toColumn(input.from);
    const unit = await standing(tx, input.unitId, input.from);
    const branch = (await tx.branch.findUnique({ where: { id: input.branchId } })) ?? missing("党支部");
    if (branch.closedOn && branch.closedOn <= from) invalid(`${branch.name}已撤销。`, { branchId: ["请另选党支部。"] });
    const open = await tx.unitBranch.findFirst({ where: { unitId: unit.id, until: null, from: { lte: from } } });
    if (open?.branchId === branch.id) invalid(`${unit.name}现在就由${branch.name}覆盖。`);
    // One that began on this very day is left to the constraint: it would have lasted no day.
    if (open && open.from < from) await tx.unitBranch.update({ where: { id: open.id }, data: { until: from } });
    const row = await tx.unitBranch.create({
      data: { unitId: unit.id, branchId: branch.id, from, until: input.until && toColumn(input.until) },
      select: { id: true },
    });
    record("unit.covered", unit.id, { unit: unit.name, branch: branch.name, from: input.from, until: input.until });
    return row.id;
  });
}

export function endCoverage(actor: Actor, input: EndCoverage): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const row =
      (await tx.unitBranch.findUnique({
        where: { id: input.coverageId },
        include: { unit: { select: { name: true } }, branch: { select: { name: true } } },
      })) ?? missing("对应关系");
    checkEnd(row.from, row.until, input.until);
    await tx.unitBranch.update({ where: { id: row.id }, data: { until: toColumn(input.until) } });
    record("coverage.ended", row.unitId, { unit: row.unit.name, branch: row.branch.name, until: input.until });
  });
}

/** The provider serves the client: heads and deputies of the client are asked as 服务对象. */
export function startService(actor: Actor, input: StartService): Promise<string> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    if (input.providerId === input.clientId) {
      invalid("单位不能服务于自己。", { clientId: ["请选择另一个单位。"] });
    }
    const provider = await standing(tx, input.providerId, input.from);
    const client = await standing(tx, input.clientId, input.from);
    const row = await tx.unitService.create({
      data: {
        providerId: provider.id,
        clientId: client.id,
        from: toColumn(input.from),
        until: input.until && toColumn(input.until),
      },
      select: { id: true },
    });
    record("service.started", provider.id, { provider: provider.name, client: client.name, from: input.from });
    return row.id;
  });
}

export function endService(actor: Actor, input: EndService): Promise<void> {
  return transact(actor, async (tx, record) => {
    permit(mayKeepOrganisation(actor));
    const row =
      (await tx.unitService.findUnique({
        where: { id: input.serviceId },
        include: { provider: { select: { name: true } }, client: { select: { name: true } } },
      })) ?? missing("服务关系");
    checkEnd(row.from, row.until, input.until);
    await tx.unitService.update({ where: { id: row.id }, data: { until: toColumn(input.until) } });
    record("service.ended", row.providerId, {
      provider: row.provider.name,
      client: row.client.name,
      until: input.until,
    });
  });
}

async function standing(tx: Tx, unitId: string, on: PlainDate) {
  const unit = (await tx.unit.findUnique({ where: { id: unitId } })) ?? missing("单位");
  if (unit.closedOn && unit.closedOn <= toColumn(on))
    invalid(`${unit.name}已于${sayDate(fromColumn(unit.closedOn))}撤销。`);
  return unit;
}

/** Dates may be brought forward, never pushed back: what has ended is history, and history is not lengthened. */
function checkEnd(from: Date, until: Date | null, to: PlainDate) {
  if (until && until <= toColumn(to)) {
    invalid(`已于${sayDate(fromColumn(until))}结束。`, { until: ["只能改得更早。"] });
  }
  if (toColumn(to) < from) invalid("止期不能早于起期。", { until: [`不能早于${sayDate(fromColumn(from))}。`] });
}
