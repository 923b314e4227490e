import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { countElements, type Element, elementsOf } from "./markup";

const drawn = (node: Element): React.ReactNode => {
  if (typeof node === "string") return node;
  const [tag, properties, ...children] = node;
  return createElement(tag, properties, ...children.map(drawn));
};

const PAGE = `<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/></head><body class="a"><main class="grid gap-2">
<h1 style="width:40%;--hue:12">待办 &amp; 消息<!-- -->3</h1><label for="q">查找</label>
<input type="radio" id="q" checked="" tabindex="-1" aria-label="德 &quot;好&quot;"/><br/>
<svg viewBox="0 0 1 1"><path d="M0 0h1"></path></svg><template id="B:0"></template></main>
<script nonce="x">document.write("<p>no element</p>")</script></body></html>`;

test("the floor draws the page's own elements: same tags, same attributes, same words", () => {
  const elements = elementsOf(PAGE);
  expect(renderToStaticMarkup(elements.map(drawn)).trim()).toBe(
    `<main class="grid gap-2">
<h1 style="width:40%;--hue:12">待办 &amp; 消息3</h1><label for="q">查找</label>
<input type="radio" id="q" tabindex="-1" aria-label="德 &quot;好&quot;" checked=""/><br/>
<svg viewBox="0 0 1 1"><path d="M0 0h1"></path></svg></main>`,
  );
  expect(countElements(elements)).toBe(7);
});

test("a page that is not whole is no page", () => {
  expect(() => elementsOf("<body><main><p>cut</main></body>")).toThrow("<p> is closed by </main>");
  expect(() => elementsOf("<body><main></body>")).toThrow("<main> is not closed");
});
