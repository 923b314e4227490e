import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACCESS_DOCUMENT, accessDocument } from "@/scripts/access";
import { type Actor, can, canSomewhere, reachOf, systemActor } from "./auth/actor";
import { CAPABILITIES, type Capability, MATRIX, OFFICERS, ROLES, type Role } from "./auth/roles";

const capabilities = Object.keys(CAPABILITIES) as Capability[];
const AT = new Date("2026-03-05T02:00:00Z");

test("docs/access.md says what the code does: run npm run access:print", () => {
  expect(readFileSync(ACCESS_DOCUMENT, "utf8")).toBe(accessDocument());
});

describe("the matrix", () => {
  test("gives every ability to somebody and names only roles that exist", () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...capabilities].sort());
    for (const capability of capabilities) {
      expect(MATRIX[capability].length, capability).toBeGreaterThan(0);
      for (const role of MATRIX[capability]) expect(ROLES[role], role).toBeDefined();
    }
  });

  test("keeps the three officers from business, and business from what is theirs (domain.md §1.3)", () => {
    const held = (role: Role) => capabilities.filter((capability) => MATRIX[capability].includes(role));
    expect(held("SYSTEM_ADMIN")).toEqual(["organisation.read", "account.read", "account.create"]);
    expect(held("SECURITY_ADMIN")).toEqual(["account.read", "account.secure", "grant.write"]);
    expect(held("AUDIT_ADMIN")).toEqual(["account.read", "audit.read"]);
    const theirs: Capability[] = ["account.read", "account.create", "account.secure", "grant.write", "audit.read"];
    for (const capability of theirs) {
      for (const role of MATRIX[capability]) expect(OFFICERS, `${capability} ${role}`).toContain(role);
    }
  });

  test("lets nobody both decide and prepare, nor open the box and watch over it", () => {
    for (const role of Object.keys(ROLES) as Role[]) {
      const both = (a: Capability, b: Capability) => MATRIX[a].includes(role) && MATRIX[b].includes(role);
      expect(both("cycle.prepare", "cycle.approve"), role).toBe(false);
      expect(both("cycle.prepare", "cycle.decide"), role).toBe(false);
      expect(both("box.open", "box.witness"), role).toBe(false);
      expect(both("evidence.write", "effect.write"), role).toBe(false);
    }
  });
});

describe("a grant bound to a unit or a branch", () => {
  const actor = (role: Role, scope: Partial<Actor["grants"][number]>): Actor => ({
    ...systemActor("x", AT),
    grants: [{ role, unitIds: null, branchId: null, ...scope }],
  });

  test("counts inside it only, and never for the whole plant", () => {
    const head = actor("UNIT_HEAD", { unitIds: ["forge", "forge-team"] });
    expect(can(head, "comment.write", { unitId: "forge-team" })).toBe(true);
    expect(can(head, "comment.write", { unitId: "rolling" })).toBe(false);
    expect(can(head, "comment.write", { branchId: "b1" })).toBe(false);
    expect(can(head, "comment.write")).toBe(false);
    expect(canSomewhere(head, "comment.write")).toBe(true);
    expect(reachOf(head, "comment.write")).toEqual({ plant: false, unitIds: ["forge", "forge-team"], branchIds: [] });
    const secretary = actor("BRANCH_SECRETARY", { branchId: "b1" });
    expect(can(secretary, "organisation.read", { branchId: "b1" })).toBe(true);
    expect(can(secretary, "organisation.read", { branchId: "b2" })).toBe(false);
    expect(can(secretary, "organisation.read", { branchId: null, unitId: null })).toBe(false);
    expect(can(secretary, "organisation.read")).toBe(false);
  });

  test("of a person without grants carries nothing", () => {
    const nobody = systemActor("x", AT);
    for (const capability of capabilities) expect(canSomewhere(nobody, capability), capability).toBe(false);
  });
});
