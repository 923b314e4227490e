import { LONGEST_PASSWORD } from "./password";
import { WEAK_RUNS, WEAK_WORDS } from "./weak-passwords";

/** Whose password it is to be: nothing of these may stand in it. */
export type Owner = { employeeNo: string; name: string; pinyin: string; phone: string };

export const SHORTEST_PASSWORD = 10;
const RUN = 5;
/** What must remain when a weak word is taken away, for the rest to be a secret of its own. */
const OWN_PART = 8;

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];
const LOOKALIKES: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

/** One sentence for what the owner has to mend, none when the password will do (domain.md §1.4). */
export function passwordFaults(password: string, owner: Owner): string[] {
  const text = password.normalize("NFKC");
  return [
    [...text].length < SHORTEST_PASSWORD && `至少 ${SHORTEST_PASSWORD} 个字符。`,
    text.length > LONGEST_PASSWORD && `最多 ${LONGEST_PASSWORD} 个字符。`,
    classesOf(text) < 3 && "大写字母、小写字母、数字、符号，至少要有其中三种。",
    tellsOwner(text, owner) && "不能包含本人的工号、姓名、姓名拼音或手机号码。",
    isCommon(text) && "过于常见，容易被猜到；请避开常用词、连续或重复的字符。",
  ].filter((fault) => fault !== false);
}

export function classesOf(text: string): number {
  return CLASSES.filter((one) => one.test(text)).length;
}

function tellsOwner(text: string, owner: Owner): boolean {
  const plain = bare(text);
  const parts: [string, number][] = [
    [owner.employeeNo, 4],
    [owner.name, 2],
    [owner.pinyin, 4],
    [owner.phone, 7],
    [owner.phone.slice(-8), 7],
  ];
  // A part too short to be recognised would forbid half of all passwords.
  return parts.some(([part, least]) => bare(part).length >= least && plain.includes(bare(part)));
}

function isCommon(text: string): boolean {
  const plain = bare(text);
  const spellings = [plain, bare([...text].map((char) => LOOKALIKES[char] ?? char).join(""))];
  const weak = WEAK_WORDS.some((word) =>
    spellings.some((spelling) => spelling.includes(word) && spelling.length - word.length < OWN_PART),
  );
  return weak || hasRun(plain) || new Set(plain).size < RUN;
}

/** Five of the same, or five neighbours of a known row, forwards or backwards. */
function hasRun(text: string): boolean {
  const rows = WEAK_RUNS.flatMap((row) => [row, [...row].reverse().join("")]);
  return Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN)).some(
    (piece) => new Set(piece).size === 1 || rows.some((row) => row.includes(piece)),
  );
}

/** Without case, width and punctuation: `Ding.Wei-Dong` is `dingweidong`. */
function bare(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
