import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePassword } from "./first-password";
import { classesOf, type Owner, passwordFaults } from "./password-rules";

const ding: Owner = { employeeNo: "100247", name: "丁卫东", pinyin: "dingweidong", phone: "13900010001" };
const good = (password: string) => expect(passwordFaults(password, ding), password).toEqual([]);
const bad = (password: string, word: RegExp) => expect(passwordFaults(password, ding).join(""), password).toMatch(word);

describe("a password is accepted or refused for one reason each", () => {
  test("ten characters are enough, nine are not; characters are counted, not bytes", () => {
    good("Xk7mw-Rtqa");
    bad("Xk7mw-Rtq", /至少 10/);
    bad("🔥🔥🔥🔥🔥", /至少 10/);
    bad(`Xk7-${"Rtqa9wPe".repeat(20)}`, /最多 128/);
  });
  test("two classes are too few, whichever", () => {
    bad("xkmwrtqapldf", /三种/);
    bad("xkmwrtq74963", /三种/);
    good("xkmwrtq7496#");
    good("丁酉年压机Rk7修好了它");
  });
  test("nothing of the owner stands in it, whatever the case, the width and the punctuation", () => {
    for (const password of [
      "Kq-100247-x",
      "ｋQ-1００247-xx",
      "Ding.Wei-Dong7",
      "7#DINGWEIDONGx",
      "丁卫东-Kx7-wq",
      "Kx-13900010001",
      "Kx-0001-0001w",
    ]) {
      bad(password, /本人/);
    }
  });
  test("what everybody chooses is refused, spelled as one likes", () => {
    for (const password of [
      "Password2026!",
      "P@ssw0rd-26",
      "Qwerty-2026",
      "Hengcai@2026",
      "Admin@2026!",
      "Aa1-12345-w",
      "Xk-edcba-79",
      "Kx7-aaaaa-w",
      "Aa1Aa1Aa1Aa1",
    ]) {
      bad(password, /常见/);
    }
  });
  test("a long phrase of one's own may hold a common word", () => good("Test-Marmot-Kettle-77"));
});

const text = fc.string({ unit: "grapheme", maxLength: 40 });
// Plain characters: a combining mark beside the name would make another letter of its edge.
const plainText = fc.string({ maxLength: 20 });

test("whatever contains the number, the name or the pinyin of its owner is refused", () => {
  fc.assert(
    fc.property(
      plainText,
      plainText,
      fc.constantFrom(ding.employeeNo, ding.name, "DingWeiDong", ding.phone),
      (a, b, part) => {
        expect(passwordFaults(a + part + b, ding).join("")).toContain("本人");
      },
    ),
  );
});

test("no accepted password is short or of fewer than three classes", () => {
  fc.assert(
    fc.property(text, (password) => {
      if (passwordFaults(password, ding).length > 0) return;
      const plain = password.normalize("NFKC");
      expect([...plain].length).toBeGreaterThanOrEqual(10);
      expect(classesOf(plain)).toBeGreaterThanOrEqual(3);
    }),
    { numRuns: 500 },
  );
});

test("a generated first password always keeps the rules and is never read two ways", () => {
  const made = Array.from({ length: 500 }, () => makePassword(ding));
  for (const password of made) {
    good(password);
    expect(password).toMatch(/^[^0O1lI2Z5S8B]{4}-[^0O1lI2Z5S8B]{4}-[^0O1lI2Z5S8B]{4}$/);
  }
  expect(new Set(made).size).toBe(500);
});
