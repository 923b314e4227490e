import { isPlainDate, type PlainDate } from "@/lib/calendar";
import { OUTCOMES, SUBJECTS } from "./labels";

export type AuditFilter = {
  /** Number or name of a person: who did it, or whom it was done to. */
  q: string;
  about: string;
  outcome: string;
  from: PlainDate | null;
  until: PlainDate | null;
  /** Entries older, or newer, than this one. */
  before: bigint | null;
  after: bigint | null;
};

/** The filter of a page's address; what makes no sense there is as if it had not been said. */
export function auditFilter(query: Record<string, string | string[] | undefined>): AuditFilter {
  const word = (name: string) => (typeof query[name] === "string" ? query[name].trim().slice(0, 64) : "");
  const day = (name: string) => (isPlainDate(word(name)) ? (word(name) as PlainDate) : null);
  const seq = (name: string) => (/^\d{1,15}$/.test(word(name)) ? BigInt(word(name)) : null);
  return {
    q: word("q"),
    about: word("about") in SUBJECTS ? word("about") : "",
    outcome: word("outcome") in OUTCOMES ? word("outcome") : "",
    from: day("from"),
    until: day("until"),
    before: seq("before"),
    after: seq("after"),
  };
}
