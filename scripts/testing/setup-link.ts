import { db } from "@/lib/db";
import { issueSetupLink } from "@/lib/setup/commands";

/** Prints the path of a new one-time link, as the first start of an empty installation does. */
console.log((await issueSetupLink(new Date())) ?? "");
await db.$disconnect();
