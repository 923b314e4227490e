import { describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/errors";
import { freshDatabase } from "@/scripts/testing/database";
import { copyScheme, deleteScheme, ensureFirstScheme, saveScheme } from "./commands";
import { DEFAULT_SCHEME } from "./default-scheme";
import { fingerprint } from "./fingerprint";
import { getScheme, listSchemes } from "./queries";

freshDatabase();

const at = new Date("2025-12-10T02:00:00Z");
const later = new Date("2025-12-11T02:00:00Z");
const organiser = systemActor("党群工作部", at, ["ORGANISER"]);
const secretary = systemActor("党委书记", at, ["SECRETARY"]);
const stranger = systemActor("陌生人", at);

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const events = async (id: string) =>
  (await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } })).map(({ event }) => event);
/** A version that still is what the first one was. */
const fresh = async () => {
  await ensureFirstScheme(organiser);
  const { id } = await db.scheme.findFirstOrThrow({ where: { version: 1 } });
  return copyScheme(organiser, { schemeId: id });
};
const document = () => structuredClone(DEFAULT_SCHEME);

describe("on an empty installation", () => {
  test("a stranger lays nothing down; two organisers at once get the same version 1", async () => {
    expect((await refused(ensureFirstScheme(stranger))).kind).toBe("forbidden");
    const [one, two] = await Promise.all([ensureFirstScheme(organiser), ensureFirstScheme(organiser)]);
    expect(one.id).toBe(two.id);
    expect(await db.scheme.count()).toBe(1);
    expect(await events(one.id)).toEqual(["scheme.created"]);
    expect((await getScheme(organiser, one.id))?.document).toEqual(DEFAULT_SCHEME);
  });
});

describe("a version", () => {
  test("is copied under the next number, saved with its hash, and read as it was written", async () => {
    const first = await ensureFirstScheme(organiser);
    const copy = await copyScheme(organiser, { schemeId: first.id });
    expect(copy.version).toBe(2);
    const changed = { ...document(), anonymityThreshold: 6 };
    await saveScheme(
      { ...organiser, at: later },
      { schemeId: copy.id, name: "2026年方案", approvalNo: "锻党〔2026〕5号", document: changed, savedAt: at },
    );
    const view = await getScheme(secretary, copy.id);
    expect(view).toMatchObject({ name: "2026年方案", approvalNo: "锻党〔2026〕5号", basedOn: { version: 1 } });
    expect(view?.document.anonymityThreshold).toBe(6);
    expect(view?.sha256).toBe(fingerprint(changed));
    expect(await events(copy.id)).toEqual(["scheme.copied", "scheme.saved"]);
  });

  test("whose sums do not add up is refused with the fault at its place, and nothing is written", async () => {
    const copy = await fresh();
    const faulty = document();
    Object.assign(faulty.groups[0] as object, { weight: "41" });
    const input = { schemeId: copy.id, name: "方案", approvalNo: "", document: faulty, savedAt: at };
    expect((await refused(saveScheme(organiser, input))).fields).toEqual({
      groups: ["各组权重之和应为100，现为101"],
    });
    expect((await getScheme(organiser, copy.id))?.document).toEqual(DEFAULT_SCHEME);
  });

  test("saved by somebody else in the meantime is not overwritten", async () => {
    const copy = await fresh();
    const input = { schemeId: copy.id, name: "先保存的", approvalNo: "", document: document(), savedAt: at };
    await saveScheme({ ...organiser, at: later }, input);
    expect((await refused(saveScheme(organiser, { ...input, name: "后保存的" }))).kind).toBe("conflict");
    expect((await getScheme(organiser, copy.id))?.name).toBe("先保存的");
  });

  test("is the organiser's to write and the leaders' to read; a stranger does not see it", async () => {
    const first = await ensureFirstScheme(organiser);
    const input = { schemeId: first.id, name: "方案", approvalNo: "", document: document(), savedAt: at };
    expect((await refused(saveScheme(secretary, input))).kind).toBe("forbidden");
    expect((await refused(copyScheme(stranger, { schemeId: first.id }))).kind).toBe("forbidden");
    expect(await getScheme(stranger, first.id)).toBeNull();
    expect(await listSchemes(stranger)).toBeNull();
    expect((await listSchemes(secretary))?.map(({ version }) => version)).toContain(1);
  });

  test("once used cannot be changed, by command or by SQL", async () => {
    const copy = await fresh();
    await db.scheme.update({ where: { id: copy.id }, data: { usedAt: at } });
    const input = { schemeId: copy.id, name: "改", approvalNo: "", document: document(), savedAt: at };
    expect((await refused(saveScheme(organiser, input))).message).toContain("复制为新版本");
    await expect(db.$executeRaw`update "Scheme" set document = '{}' where id = ${copy.id}`).rejects.toThrow(
      "scheme_frozen",
    );
    await expect(db.$executeRaw`update "Scheme" set "usedAt" = null where id = ${copy.id}`).rejects.toThrow(
      "scheme_frozen",
    );
    await expect(db.scheme.delete({ where: { id: copy.id } })).rejects.toThrow("scheme_frozen");
  });

  test("approved within a cycle is no longer the organiser's alone", async () => {
    const copy = await fresh();
    const cycle = {
      kind: "SPECIAL" as const,
      year: 2040,
      title: "专项考核",
      schemeId: copy.id,
      cutoffOn: at,
      voteOpensAt: at,
      voteClosesAt: later,
      createdAt: at,
    };
    const { id } = await db.cycle.create({ data: { ...cycle, state: "APPROVED" } });
    const input = { schemeId: copy.id, name: "改", approvalNo: "", document: document(), savedAt: at };
    expect((await refused(saveScheme(organiser, input))).message).toContain("已随“专项考核”批准");
    await db.cycle.update({ where: { id }, data: { state: "DRAFT" } });
    await saveScheme(organiser, input);
  });

  test("never used is deleted by who writes schemes, and by nobody else", async () => {
    const copy = await fresh();
    expect((await refused(deleteScheme(secretary, { schemeId: copy.id }))).kind).toBe("forbidden");
    expect((await refused(deleteScheme(stranger, { schemeId: copy.id }))).kind).toBe("forbidden");
    expect((await getScheme(organiser, copy.id))?.removable).toBe(true);
    expect(await deleteScheme(organiser, { schemeId: copy.id })).toEqual({ version: copy.version });
    expect(await getScheme(organiser, copy.id)).toBeNull();
    expect(await events(copy.id)).toEqual(["scheme.copied", "scheme.deleted"]);
    expect((await refused(deleteScheme(organiser, { schemeId: copy.id }))).kind).toBe("missing");
  });

  test("that was used, that a cycle has chosen, or that another was copied from is never deleted", async () => {
    const used = await fresh();
    await db.scheme.update({ where: { id: used.id }, data: { usedAt: at } });
    const chosen = await fresh();
    const dates = { cutoffOn: at, voteOpensAt: at, voteClosesAt: later, createdAt: at };
    await db.cycle.create({
      data: { kind: "SPECIAL", year: 2041, title: "专项考核", schemeId: chosen.id, ...dates },
    });
    const copied = await fresh();
    const { version } = await copyScheme(organiser, { schemeId: copied.id });
    const reasons: [string, string][] = [
      [used.id, "已在考核中使用"],
      [chosen.id, "“专项考核”"],
      [copied.id, `第 ${version} 版`],
    ];
    for (const [schemeId, reason] of reasons) {
      expect((await refused(deleteScheme(organiser, { schemeId }))).message).toContain(reason);
      expect((await getScheme(organiser, schemeId))?.removable, reason).toContain(reason);
    }
    expect(await db.scheme.count({ where: { id: { in: reasons.map(([id]) => id) } } })).toBe(3);
  });

  test("is either deleted or chosen by a new cycle, whichever comes first", async () => {
    const copy = await fresh();
    const dates = { cutoffOn: at, voteOpensAt: at, voteClosesAt: later, createdAt: at };
    const data = { kind: "SPECIAL" as const, year: 2042, title: "专项考核", schemeId: copy.id, ...dates };
    const choosing = db.cycle.create({ data });
    await Promise.allSettled([choosing, deleteScheme(organiser, { schemeId: copy.id })]);
    const [schemes, cycles] = [
      await db.scheme.count({ where: { id: copy.id } }),
      await db.cycle.count({ where: { schemeId: copy.id } }),
    ];
    expect([schemes, cycles]).toEqual(schemes === 1 ? [1, 1] : [0, 0]);
  });
});
