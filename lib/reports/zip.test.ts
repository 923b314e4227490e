import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fileName, type ZipEntry, zip } from "./zip";

const text = (words: string) => new TextEncoder().encode(words);
async function collect(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("zip", () => {
  test("gives every file back under its Chinese name", async () => {
    const archive = await collect([
      { name: "丁卫东-登记表.pdf", bytes: text("一") },
      { name: "张三-登记表.pdf", bytes: text("二") },
    ]);
    const files = unzipSync(archive);
    expect(Object.keys(files)).toEqual(["丁卫东-登记表.pdf", "张三-登记表.pdf"]);
    expect(Buffer.from(files["张三-登记表.pdf"] ?? []).toString()).toBe("二");
  });

  test("two persons of one name both keep their paper", async () => {
    const entries = ["一", "二", "三"].map((words) => ({ name: "张三.pdf", bytes: text(words) }));
    expect(Object.keys(unzipSync(await collect(entries)))).toEqual(["张三.pdf", "张三（2）.pdf", "张三（3）.pdf"]);
  });

  test("a name never leaves the folder it is unpacked in", () => {
    expect(fileName("../../etc/passwd")).not.toContain("/");
    expect(fileName("..\\x\u0000.pdf")).toBe("_x.pdf");
    expect(fileName(" ... ")).toBe("未命名");
    expect([...fileName(`${"长".repeat(300)}.pdf`)]).toHaveLength(84);
  });

  test("hands each file over before the next one is made, so progress is real", async () => {
    const events: string[] = [];
    async function* making() {
      for (const name of ["a.pdf", "b.pdf"]) {
        events.push(`make ${name}`);
        yield { name, bytes: text("x".repeat(1000)) };
      }
    }
    for await (const chunk of zip(making())) if (chunk.length === 1000) events.push("sent");
    expect(events).toEqual(["make a.pdf", "sent", "make b.pdf", "sent"]);
  });

  test("the same files make the same archive", async () => {
    const entries = [{ name: "a.pdf", bytes: text("x") }];
    expect(Buffer.compare(await collect(entries), await collect(entries))).toBe(0);
  });

  test("a file that cannot be made ends the archive with that error", async () => {
    async function* failing(): AsyncGenerator<ZipEntry> {
      yield { name: "a.pdf", bytes: text("x") };
      throw new Error("no such subject");
    }
    await expect(collect(failing())).rejects.toThrow("no such subject");
  });
});
