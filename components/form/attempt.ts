import type { FormState } from "@/lib/form-state";

/**
 * Runs a form's action so that what was typed is never lost: an answer that did not come becomes a refusal
 * in words. Only the framework's own signals (a redirect, not found) pass through; they carry a digest NEXT_….
 */
export async function attempt(run: () => Promise<FormState | undefined>): Promise<FormState | undefined> {
  try {
    return await run();
  } catch (error) {
    const digest = (error as { digest?: unknown } | null)?.digest;
    if (typeof digest === "string" && digest.startsWith("NEXT_")) throw error;
    return { status: "refused", fields: {}, values: {}, message: excuse(digest) };
  }
}

function excuse(digest: unknown): string {
  if (typeof digest === "string") {
    return `系统出错，没有办成。您填写的内容还在；请稍后再试，或把编号 ${digest} 告诉管理员。`;
  }
  return "没有送到服务器。您填写的内容还在，请检查网络后再提交一次。";
}
