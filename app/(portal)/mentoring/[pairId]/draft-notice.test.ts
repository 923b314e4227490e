import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DraftNotice } from "./draft-notice";

const shown = (text: Record<string, string> | null) => {
  const draft = text && { text, savedAt: new Date("2026-11-28T04:33:00Z") };
  return renderToStaticMarkup(DraftNotice({ draft, revision: 2, what: "这篇小结" }));
};

test("a form that holds what was never sent says so; a draft of an older text is shown beside it", () => {
  expect(shown(null)).toBe("");
  expect(shown({ revision: "2", next: "带新人" })).toMatch(/12:33 的草稿，还没有提交/);
  const older = shown({ revision: "1", progress: "写到一半", next: "带新人" });
  expect(older).toMatch(/之后这篇小结另有改动/);
  expect(older).toContain("写到一半\n带新人");
  expect(shown({ revision: "1", next: "" })).toBe("");
});
