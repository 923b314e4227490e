"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction } from "@/lib/action";
import { copyScheme, deleteScheme, ensureFirstScheme, saveScheme } from "@/lib/appraisal/scheme/commands";
import { copySchemeSchema, deleteSchemeSchema, saveSchemeSchema } from "@/lib/appraisal/scheme/draft";

const refresh = () => revalidatePath("/appraisal/schemes", "layout");

export const ensureFirstSchemeAction = formAction(z.strictObject({}), async (actor) => {
  const { id, version } = await ensureFirstScheme(actor);
  refresh();
  return { message: `已按默认内容建立第 ${version} 版，请核对后使用。`, href: `/appraisal/schemes/${id}` };
});

export const copySchemeAction = formAction(copySchemeSchema, async (actor, input) => {
  const { id, version } = await copyScheme(actor, input);
  refresh();
  return { message: `已复制为第 ${version} 版，可以修改。`, href: `/appraisal/schemes/${id}/edit` };
});

export const saveSchemeAction = formAction(saveSchemeSchema, async (actor, input) => {
  const { version, sha256 } = await saveScheme(actor, input);
  refresh();
  return {
    message: `第 ${version} 版已保存，校验码 ${sha256.slice(0, 16)}。`,
    href: `/appraisal/schemes/${input.schemeId}`,
  };
});

export const deleteSchemeAction = formAction(deleteSchemeSchema, async (actor, input) => {
  const { version } = await deleteScheme(actor, input);
  // No refresh: it would draw the page of the version that is gone, before the browser leaves it.
  return { message: `第 ${version} 版已删除。`, href: "/appraisal/schemes" };
});
