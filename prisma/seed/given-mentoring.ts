import { type Actor, systemActor } from "@/lib/auth/actor";
import { addDays, addMonths } from "@/lib/calendar";
import { CLAUSES } from "@/lib/mentoring/agreement";
import { makePair } from "@/lib/mentoring/pair/commands";
import type { MakePair } from "@/lib/mentoring/pair/schema";

/** Reaches states of mentoring by running its commands, for tests and for the demonstration plant. */

export function pairInput(wish: Pick<MakePair, "mentorId" | "menteeId" | "from"> & Partial<MakePair>): MakePair {
  const until = wish.lastDay ?? addMonths(wish.from, 12);
  const due = addDays(until, -1);
  return {
    ...{ kind: "CADRE", field: "锻造工艺", precedingId: "", secondApproval: "", exception: "" },
    ...CLAUSES,
    goals: [
      { aspect: "VIRTUE", text: "参加党务实践", measure: "每季度一次", due },
      { aspect: "ABILITY", text: "独立组织班组会", measure: "不少于6次", due },
      { aspect: "WORK", text: "掌握模具更换", measure: "独立完成2次", due },
    ],
    milestones: [
      {
        text: "上半年小结",
        delivery: "书面小结",
        due: addMonths(wish.from, 6) < until ? addMonths(wish.from, 6) : due,
      },
    ],
    ...wish,
    lastDay: until,
  };
}

export const givenPair = (
  at: Date,
  wish: Pick<MakePair, "mentorId" | "menteeId" | "from"> & Partial<MakePair>,
  actor: Actor = systemActor("党群工作部", at, ["ORGANISER"]),
) => makePair(actor, pairInput(wish));
