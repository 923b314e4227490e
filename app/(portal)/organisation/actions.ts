"use server";
import { revalidatePath } from "next/cache";
import { formAction } from "@/lib/action";
import { changeBranch, closeBranch, createBranch } from "@/lib/organisation/branch/commands";
import { changeBranchSchema, closeBranchSchema, createBranchSchema } from "@/lib/organisation/branch/schema";
import { coverUnit, endCoverage, endService, startService } from "@/lib/organisation/coverage/commands";
import {
  coverUnitSchema,
  endCoverageSchema,
  endServiceSchema,
  startServiceSchema,
} from "@/lib/organisation/coverage/schema";
import { changeUnit, closeUnit, createUnit } from "@/lib/organisation/unit/commands";
import { changeUnitSchema, closeUnitSchema, createUnitSchema } from "@/lib/organisation/unit/schema";

/** The page behind a form is drawn anew also after a refusal: it then holds the version that stands (see `stale`). */
async function refreshing<T>(work: Promise<T>): Promise<T> {
  return work.finally(() => revalidatePath("/organisation", "layout"));
}

export const createUnitAction = formAction(createUnitSchema, async (actor, input) => {
  const unitId = await refreshing(createUnit(actor, input));
  return { message: `已新建${input.name}。`, href: `/organisation/units/${unitId}` };
});

export const changeUnitAction = formAction(changeUnitSchema, async (actor, input) => {
  await refreshing(changeUnit(actor, input));
  return "单位资料已保存。";
});

export const closeUnitAction = formAction(closeUnitSchema, async (actor, input) => {
  await refreshing(closeUnit(actor, input));
  return "单位已撤销，历史记录保留。";
});

export const createBranchAction = formAction(createBranchSchema, async (actor, input) => {
  const branchId = await refreshing(createBranch(actor, input));
  return { message: `已新建${input.name}。`, href: `/organisation/branches/${branchId}` };
});

export const changeBranchAction = formAction(changeBranchSchema, async (actor, input) => {
  await refreshing(changeBranch(actor, input));
  return "党支部资料已保存。";
});

export const closeBranchAction = formAction(closeBranchSchema, async (actor, input) => {
  await refreshing(closeBranch(actor, input));
  return "党支部已撤销，历史记录保留。";
});

export const coverUnitAction = formAction(coverUnitSchema, async (actor, input) => {
  await refreshing(coverUnit(actor, input));
  return "党支部覆盖关系已登记。";
});

export const endCoverageAction = formAction(endCoverageSchema, async (actor, input) => {
  await refreshing(endCoverage(actor, input));
  return "覆盖关系的止期已登记。";
});

export const startServiceAction = formAction(startServiceSchema, async (actor, input) => {
  await refreshing(startService(actor, input));
  return "服务关系已登记。";
});

export const endServiceAction = formAction(endServiceSchema, async (actor, input) => {
  await refreshing(endService(actor, input));
  return "服务关系的止期已登记。";
});
