import type { Actor } from "@/lib/auth/actor";
import { mayApprove, mayReport, type Placed, speaksForHome, speaksForHost } from "../policy";
import type { Section } from "./sections";

/** Who writes which section of an appraisal. */
export function mayWrite(actor: Actor, posting: Placed, section: Section): true | string {
  if (section === "summary") return mayReport(actor, posting);
  if (section === "host") return speaksForHost(actor, posting);
  return section === "home" ? speaksForHome(actor, posting) : mayApprove(actor, posting);
}
