/** A reason for which a command cannot go on and that its caller can mend: shown as one line, without a stack trace. */
export class Refused extends Error {
  override name = "Refused";
}

export function refuse(message: string): never {
  throw new Refused(message);
}

/** What the operating system says, in words an administrator can act upon. */
const CAUSES: Record<string, string> = {
  EACCES: "没有权限",
  EPERM: "没有权限",
  EROFS: "文件系统只读",
  ENOSPC: "磁盘空间已满",
  EDQUOT: "磁盘配额已满",
  ENOENT: "该位置不能建立目录或文件",
  ENOTDIR: "路径中有一段不是目录",
  EEXIST: "同名文件已存在，且不是目录",
  EISDIR: "该路径是目录，不是文件",
  ENAMETOOLONG: "路径过长",
  ELOOP: "符号链接成环",
};

export const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

export function causeOf(error: unknown) {
  const code = codeOf(error);
  return (code && CAUSES[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** Runs a command of the shell: a refusal is one line and exit code 1, anything else is a bug and keeps its trace. */
export async function main(what: string, run: () => Promise<unknown>) {
  try {
    await run();
  } catch (error) {
    if (error instanceof Refused) console.error(`${what}：${error.message.replaceAll(/\s*\n\s*/g, " ")}`);
    else console.error(error);
    process.exitCode = 1;
  }
}
