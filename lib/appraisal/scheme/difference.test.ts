import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEME } from "./default-scheme";
import { differenceOf } from "./difference";
import { type Path, removeGroup, setAt, setScaleMode } from "./editing";

/** Every place in a document that holds a value. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

const other = (value: unknown) =>
  typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : `${value}变`;
const at = (value: unknown, path: Path) =>
  path.reduce<unknown>((here, key) => (here as { [name: string]: unknown })[String(key)], value);

describe("the difference between two versions", () => {
  test("is empty for the same document", () => {
    expect(differenceOf(DEFAULT_SCHEME, structuredClone(DEFAULT_SCHEME))).toEqual([]);
  });

  test("shows a change of every single value of the document: no rule changes unseen", () => {
    // "scale.mode" decides the shape around it, so it is changed as the editor does.
    const paths = leaves(DEFAULT_SCHEME).filter((path) => path.join(".") !== "scale.mode");
    const unseen = paths.filter((path) => {
      const changed = setAt(DEFAULT_SCHEME, path, other(at(DEFAULT_SCHEME, path)));
      return differenceOf(DEFAULT_SCHEME, changed).length === 0;
    });
    expect(unseen.map((path) => path.join("."))).toEqual([]);
    expect(paths.length).toBeGreaterThan(150);
    expect(differenceOf(DEFAULT_SCHEME, setScaleMode(DEFAULT_SCHEME, "hundred"))).toHaveLength(1);
  });

  test("names what was and what is, and what went away", () => {
    const heavier = setAt(DEFAULT_SCHEME, ["groups", 0, "weight"], "45");
    expect(differenceOf(DEFAULT_SCHEME, heavier)).toEqual([
      {
        place: "评价组 G1",
        before: "上级领导 权重40，署名，按指标，厂领导",
        after: "上级领导 权重45，署名，按指标，厂领导",
      },
    ]);
    const fewer = differenceOf(DEFAULT_SCHEME, removeGroup(DEFAULT_SCHEME, 3));
    expect(fewer.find(({ place }) => place === "评价组 G4")).toMatchObject({ after: null });
  });
});
