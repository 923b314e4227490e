// The architecture as a test (docs/decisions, CONTRIBUTING.md). Each rule names file and line, and is itself tried with
// a planted offender: a rule that finds nothing there protects nothing.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { functionsOf, importsOf, type Source, saying, sources } from "@/scripts/testing/sources";
import { EVENTS, SUBJECTS } from "./audit/labels";

/** What every domain stands on: who acts, the trail, the messages, workbooks. They may use one another. */
const GROUND = ["auth", "audit", "inbox", "sheet", "files", "rulebook"];

/** Which domain may read which. Rows only look upward, so there are no circles. */
const USES: { [domain: string]: string[] } = {
  auth: [],
  audit: [],
  inbox: [],
  sheet: [],
  organisation: [],
  health: [],
  files: [],
  rulebook: [],
  setup: ["organisation"],
  integrity: ["organisation"],
  training: ["organisation"],
  honours: ["organisation"],
  rotation: ["organisation", "integrity"],
  appraisal: ["organisation", "integrity", "training", "honours", "rotation"],
  mentoring: ["organisation", "integrity", "appraisal"],
  pool: ["organisation", "integrity", "appraisal", "training", "rotation", "mentoring"],
  reports: ["organisation", "integrity", "appraisal", "training", "honours", "rotation", "mentoring", "pool"],
  reminders: ["organisation", "integrity", "appraisal", "training", "rotation", "mentoring", "pool"],
};

type Rule = {
  why: string;
  find: (source: Source) => string[];
  /** A file that breaks the rule, with a path that puts it in its reach. */
  planted: Source;
};

const at = (path: string, text: string): Source => ({ path, text });
const domainOf = (path: string) => /^@?\/?lib\/([\w-]+)\//.exec(path)?.[1];
const basename = (path: string) => path.split("/").at(-1) ?? "";
const isData = (path: string) =>
  path.startsWith("lib/") && ["queries.ts", "commands.ts", "transact.ts"].includes(basename(path));
const isClient = ({ text }: Source) => /^"use client"/.test(text);

function importing(source: Source, pattern: RegExp, { types = false } = {}): string[] {
  return importsOf(source)
    .filter((entry) => (types || !entry.type) && pattern.test(entry.from))
    .map((entry) => `${source.path}:${entry.line}: imports ${entry.from}`);
}

/** model as Prisma spells it in code → the domain whose schema file declares it */
const OWNER: { [model: string]: string } = Object.fromEntries(
  readdirSync("prisma/schema").flatMap((name) =>
    [...readFileSync(`prisma/schema/${name}`, "utf8").matchAll(/^model (\w)(\w*)/gm)].map((match) => [
      `${match[1]?.toLowerCase()}${match[2]}`,
      name.replace(".prisma", "").split("-")[0] ?? "",
    ]),
  ),
);

/** `tx.account.create(` and `update "Account" set` alike. */
function writesOf({ text }: Source): { model: string; index: number }[] {
  const byClient = [...text.matchAll(/\b(?:tx|db)\.(\w+)\.(?:create|update|upsert|delete)/g)];
  const bySql = [...text.matchAll(/(?:insert into|update|delete from|truncate) "([A-Z]\w+)"/gi)];
  const model = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);
  return [...byClient, ...bySql].map((match) => ({ model: model(match[1] ?? ""), index: match.index }));
}

/** Before anybody has signed in there is no actor; `tx` first is for work inside somebody's transaction. */
const ACTORLESS = ["lib/auth/sign-in/", "lib/auth/queries.ts", "lib/setup/", "lib/audit/transact.ts"];
/** The minute's job: it acts as the portal itself. */
const JOBS = ["closeDueCycles", "sendDigests"];
const asked = /^export (?:async )?function\*? (\w+)(?:<[^>]*>)?\(\s*(\w+: \w+)?[^{]*?(?=\{$)/gm;

/** The routes that keep drafts and take in papers, the one that ends a session at next-auth's sign-out, and the jobs. */
const RUN_COMMANDS = /^app\/(api\/(draft|paper|auth)\/.*route\.ts|.*\/?actions\.ts)$/;
const MINUTE_JOBS = ["lib/auth/options.ts", "instrumentation.ts"];

const RULES: { [name: string]: Rule } = {
  "nothing outside app/ imports app/": {
    why: "rules must be found and run without a page",
    find: (source) => (source.path.startsWith("app/") ? [] : importing(source, /^@\/app\//, { types: true })),
    planted: at("components/ui/x.tsx", 'import { HomePage } from "@/app/page";'),
  },
  "components/ knows no domain": {
    why: "they could ship in another product",
    find: (source) =>
      source.path.startsWith("components/")
        ? importing(source, /^@\/lib\/[\w-]+\/(.*\/)?(queries|commands|policy)$|^@\/lib\/db$/, { types: true })
        : [],
    planted: at("components/ui/x.tsx", 'import type { Row } from "@/lib/organisation/person/queries";'),
  },
  "domains use each other only as USES allows": {
    why: "a circle cannot be understood in parts",
    find: (source) => {
      const own = domainOf(source.path);
      if (!own) return [];
      if (!USES[own]) return [`${source.path}: lib/${own} is not in USES`];
      const allowed = [own, ...GROUND, ...USES[own]];
      return importsOf(source).flatMap(({ from, line }) => {
        const used = domainOf(from);
        return used && !allowed.includes(used) ? [`${source.path}:${line}: ${own} uses ${used}`] : [];
      });
    },
    planted: at("lib/organisation/x.ts", 'import { cycle } from "@/lib/appraisal/cycle/queries";'),
  },
  "no domain runs another domain's commands": {
    why: "one action, one command, one transaction",
    find: (source) =>
      importsOf(source).flatMap(({ from, type, line }) => {
        const used = domainOf(from);
        const runs = /\/commands$/.test(from) && !type && domainOf(source.path) && used !== domainOf(source.path);
        return runs ? [`${source.path}:${line}: runs ${from}`] : [];
      }),
    planted: at("lib/integrity/commands.ts", 'import { createPerson } from "@/lib/organisation/person/commands";'),
  },
  "only actions run commands": {
    why: "an action is the door with the guard; nothing else may change anything",
    find: (source) =>
      /^(app|components)/.test(source.path) && !RUN_COMMANDS.test(source.path) && !MINUTE_JOBS.includes(source.path)
        ? importing(source, /\/commands$/)
        : [],
    planted: at("app/(portal)/people/page.tsx", 'import { createPerson } from "@/lib/organisation/person/commands";'),
  },
  "only queries and commands touch the database": {
    why: "who looks for a query knows where it is",
    find: (source) =>
      isData(source.path) || source.path === "lib/db.ts"
        ? []
        : importing(source, /^@\/(lib\/db|prisma\/generated\/client)$|^pg$/),
    planted: at("lib/appraisal/cycle/states.ts", 'import { db } from "../../db";'),
  },
  "a table is written by its own domain only": {
    why: "whoever owns a table answers for what stands in it",
    find: (source) =>
      writesOf(source).flatMap(({ model }) => {
        const own = domainOf(source.path);
        // The first rows of an empty installation, in one transaction: nobody is there who could run the commands.
        if (own === "setup" || !OWNER[model] || OWNER[model] === own) return [];
        return [`${source.path}: writes ${model}, which belongs to ${OWNER[model]}`];
      }),
    planted: at("lib/integrity/commands.ts", 'await tx.$executeRaw`update "Person" set name = 1`'),
  },
  "a write stands in a transaction with its audit entry": {
    why: "outside transact nothing is recorded",
    find: (source) =>
      ["lib/auth/sign-in/commands.ts", "lib/auth/queries.ts", "lib/setup/commands.ts"].includes(source.path)
        ? []
        : saying(source, /\bdb\.\w+\.(create|update|upsert|delete)|\bdb\.\$(executeRaw|transaction)/).filter(
            () => source.path !== "lib/audit/transact.ts",
          ),
    planted: at("lib/integrity/commands.ts", "await db.effect.update({})"),
  },
  "only app/ and the seams of HTTP know Next": {
    why: "rules run in tests, seeds and scripts, where there is no request",
    find: (source) =>
      source.path.startsWith("lib/") &&
      !["lib/action.ts", "lib/auth/session.ts", "lib/auth/options.ts"].includes(source.path)
        ? importing(source, /^next(-auth)?(\/|$)/, { types: true })
        : [],
    planted: at("lib/appraisal/cycle/commands.ts", 'import { revalidatePath } from "next/cache";'),
  },
  "every query and command takes the actor first": {
    why: "what nobody asks for in somebody's name cannot be refused",
    find: (source) => {
      if (!isData(source.path) || ACTORLESS.some((path) => source.path.startsWith(path))) return [];
      return [...source.text.matchAll(asked)]
        .filter(([whole, name]) => /async|Promise</.test(whole) && !JOBS.includes(name ?? ""))
        .filter((match) => !/^(_?actor: Actor|tx: \w+)$/.test(match[2] ?? ""))
        .map((match) => `${source.path}: ${match[1]}`);
    },
    planted: at("lib/integrity/queries.ts", "export async function listEffects(personId: string) {\n}"),
  },
  "time comes from the actor": {
    why: "two clocks in one request disagree at midnight; a test cannot hold the other one still",
    find: (source) =>
      /^app\/(api|\(auth\))\//.test(source.path) ||
      isClient(source) ||
      ["lib/auth/session.ts", "lib/auth/options.ts", "lib/action.ts"].includes(source.path)
        ? []
        : saying(source, /new Date\(\)|Date\.now\(/),
    planted: at("lib/appraisal/cycle/commands.ts", "const now = new Date();"),
  },
  "roles are compared in lib/auth only": {
    why: "who may do what stands in one matrix",
    find: (source) =>
      source.path.startsWith("lib/auth/") ? [] : saying(source, /\brole\s*[!=]==|roles\.(includes|some)\(/),
    planted: at("app/(portal)/page.tsx", 'if (grant.role === "SECRETARY") show();'),
  },
  "no error is swallowed": {
    why: "a catch names what it expects and passes the rest on (rule 9)",
    find: (source) =>
      (source.path.startsWith("lib/") ? saying(source, /\bcatch \{|\.catch\(\(\) =>/) : []).filter(isUnexplained),
    planted: at("lib/integrity/queries.ts", "} catch {\n  return null;"),
  },
  "every action has its door": {
    why: "a server action is a public endpoint (secrecy.md §3)",
    find: (source) =>
      basename(source.path) === "actions.ts"
        ? saying(source, /^export /).filter(
            (line) => !/export const \w+ = (formAction|signedInFormAction|publicFormAction|queryAction)\(/.test(line),
          )
        : saying(source, /^\s*"use server"/),
    planted: at("app/(portal)/x/actions.ts", '"use server";\nexport async function wipe() {}'),
  },
  "every page of the portal asks who is there": {
    why: "the layout guards nothing: a page may be fetched without it",
    find: (source) =>
      /^app\/\(portal\)\/.*page\.tsx$/.test(source.path) && !/\brequireActor\(/.test(source.text) ? [source.path] : [],
    planted: at("app/(portal)/x/page.tsx", "export default function Page() { return null; }"),
  },
  "no SQL is put together from text": {
    why: "what is typed must never become a statement",
    find: (source) => saying(source, /RawUnsafe|Prisma\.raw\(/),
    planted: at("lib/integrity/queries.ts", "db.$queryRawUnsafe(text)"),
  },
  "no input is spread into a row": {
    why: "whatever else was posted would be stored",
    find: (source) => saying(source, /data: (input\b|\{ \.\.\.input\b)/),
    planted: at("lib/integrity/commands.ts", "await tx.effect.create({ data: { ...input } });"),
  },
  "every event of the trail has words": {
    why: "the audit officer reads Chinese, not identifiers",
    find: (source) =>
      [...source.text.matchAll(/\b(?:record|note)\(\s*(?:actor,\s*)?(?:\w+ \? )?"([\w.]+)"(?:\s*:\s*"([\w.]+)")?/g)]
        .flatMap((match) => [match[1], match[2]].filter((event) => event !== undefined))
        .filter((event) => !(event in EVENTS) || !((event.split(".")[0] ?? "") in SUBJECTS))
        .map((event) => `${source.path}: ${event} is missing in lib/audit/labels.ts`),
    planted: at("lib/integrity/commands.ts", 'record("effect.whispered", id);'),
  },
  "nothing says 后备": {
    why: "the reserve list is confidential: no screen, file or label betrays it (domain.md §1.2)",
    // Where a name is checked for the word, and where the committee chooses what the list is called, it has to stand.
    find: (source) =>
      source.path === "lib/rulebook/books.ts"
        ? []
        : saying(source, /后备/).filter((line) => !line.includes('includes("后备")')),
    planted: at("app/(portal)/page.tsx", "<p>后备干部</p>"),
  },
  "only the pool knows the pool": {
    why: "who stands in the confidential list must not reach another answer (domain.md §1.2)",
    // lib/reminders asks for counts only, and keeps them inside the portal.
    find: (source) =>
      /^(lib\/(pool|reports)|app\/\(portal\)\/pool|scripts|prisma\/seed|e2e)\//.test(source.path) ||
      source.path === "lib/reminders/todos.ts"
        ? []
        : [
            ...saying(source, /\bpool(Candidate|Membership|Recommendation|Opinion|Review|Tier|Check|Talk|Decision)/i),
            ...importing(source, /^@\/lib\/pool\//, { types: true }),
          ].filter((line) => !line.startsWith("lib/audit/constraints.ts")),
    planted: at("lib/organisation/person/queries.ts", "await db.poolMembership.findFirst({ where: { personId } })"),
  },
  "names say what they hold": {
    why: "a drawer called miscellaneous fills up",
    find: ({ path }) =>
      /\/(utils?|helpers?|common|misc|index|service|manager|types|constants|commands?\d|queries\d)\.tsx?$/.test(path)
        ? [path]
        : [],
    planted: at("lib/appraisal/utils.ts", ""),
  },
  "a file fits in the head: 300 lines": {
    why: "what is longer has two subjects",
    find: ({ path, text }) => (text.trimEnd().split("\n").length > 300 ? [path] : []),
    planted: at("lib/integrity/queries.ts", "//\n".repeat(301)),
  },
  "a function fits on a screen: 50 lines, with markup 80": {
    why: "what is longer does two things; markup takes a line for every attribute",
    find: (source) =>
      functionsOf(source)
        .filter(({ lines }) => lines > (source.path.endsWith(".tsx") ? 80 : 50))
        .map(({ name, line, lines }) => `${source.path}:${line}: ${name} has ${lines} lines`),
    planted: at("lib/integrity/queries.ts", `export function long() {\n${"  x();\n".repeat(60)}}\n`),
  },
};

/** Answers where nothing is lost: an unreadable token is no token, a torn seal is a refused seal. */
function isUnexplained(line: string): boolean {
  return !/^lib\/(auth\/session|appraisal\/ballot\/sealing)\.ts:/.test(line);
}

const all = sources();

test("the test reads the whole portal", () => {
  expect(all.length).toBeGreaterThan(100);
  expect(OWNER).toMatchObject({ account: "auth", person: "organisation", ballot: "appraisal", auditEntry: "audit" });
});

describe.each(Object.entries(RULES))("%s", (_name, rule) => {
  test(`holds: ${rule.why}`, () => expect(all.flatMap(rule.find)).toEqual([]));
  test("finds an offender", () => expect(rule.find(rule.planted)).not.toEqual([]));
});
