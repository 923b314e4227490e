import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { kindOf, MOST_BYTES, tidyName } from "./kinds";

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
const PDF = new TextEncoder().encode("%PDF-1.7\n%âãÏÓ\n");
const EXE = new TextEncoder().encode(`MZ${"\0".repeat(200)}PE\0\0`);

test.each([
  ["现场.png", PNG, "image/png"],
  ["记录.PDF", PDF, "application/pdf"],
])("%s is kept as what its content is", async (name, bytes, type) => {
  expect(await kindOf(name, bytes)).toBe(type);
});

test.each([
  ["a program renamed to a picture", "现场.jpg", EXE, "内容不能作为附件"],
  ["a picture named as a paper", "现场.pdf", PNG, "文件名以 .pdf 结尾，内容却是PNG 图片"],
  ["an archive", "资料.zip", zipSync({ "a.txt": strToU8("a") }), "内容不能作为附件"],
  ["a page with script", "页面.html", strToU8("<script>alert(1)</script>"), "内容不能作为附件"],
  ["nothing", "空.png", new Uint8Array(), "文件是空的"],
  ["thirty megabytes", "照片.png", new Uint8Array(30 * 2 ** 20), "30.0 MB，超过 10 MB"],
])("%s is refused with a sentence", async (_what, name, bytes, sentence) => {
  await expect(kindOf(name, bytes)).rejects.toThrow(sentence);
});

test("a file of the largest size is judged by its content, one byte more is refused for its size", async () => {
  const picture = (length: number) => Uint8Array.from({ length }, (_, index) => PNG[index] ?? 0);
  expect(await kindOf("大.png", picture(MOST_BYTES))).toBe("image/png");
  await expect(kindOf("大.png", picture(MOST_BYTES + 1))).rejects.toThrow("超过 10 MB");
});

test("a name keeps its ending and loses folders, control characters and what a header cannot carry", () => {
  expect(tidyName('C:\\照片\\现"场\r\n.png')).toBe("现场.png");
  expect(tidyName(`${"长".repeat(100)}.docx`)).toMatch(/^长{60}….*\.docx$/);
});
