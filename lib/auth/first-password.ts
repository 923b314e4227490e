import { randomInt } from "node:crypto";
import { type Owner, passwordFaults } from "./password-rules";

/** No character that is read as another when copied from paper: no 0 O o, 1 l I, 2 Z, 5 S, 8 B. */
const LETTERS = ["ACDEFGHJKMNPQRTUVWXY", "acdefghijkmnpqrtuvwxy", "34679"];
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A password to be handed over on paper and changed at the first sign-in, such as `Kd7m-9RtX-a4Hw` (about 66 bits). */
export function makePassword(owner: Owner): string {
  const any = LETTERS.join("");
  const pick = (from: string) => from[randomInt(from.length)] as string;
  for (;;) {
    const group = () => Array.from({ length: GROUP_LENGTH }, () => pick(any)).join("");
    const password = Array.from({ length: GROUPS }, group).join("-");
    if (LETTERS.every((kind) => [...password].some((char) => kind.includes(char)))) {
      if (passwordFaults(password, owner).length === 0) return password;
    }
  }
}
