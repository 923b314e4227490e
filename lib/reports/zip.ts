import { Zip, ZipPassThrough } from "fflate";

export interface ZipEntry {
  /** File name as people read it; what no file system takes is replaced, a second of the same name is numbered. */
  name: string;
  bytes: Uint8Array;
}

/** Entries carry one fixed moment, so that equal papers make equal archives. */
const MOMENT = new Date(2000, 0, 1);

/**
 * A zip archive as it grows: each file is written as soon as it is made and then forgotten, and whoever makes the files
 * knows how far the work is. Papers are stored as they are, since a PDF is compressed already.
 */
export async function* zip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const take = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const taken = new Set<string>();
  for await (const { name, bytes } of entries) {
    const file = new ZipPassThrough(unused(fileName(name), taken));
    file.mtime = MOMENT;
    archive.add(file);
    file.push(bytes, true);
    yield* take();
  }
  archive.end();
  yield* take();
}

const LONGEST = 80;

/** What Windows, macOS and Linux all take as a name; the ending is kept when a long name is cut. */
export function fileName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|]/g, "_")
    .replace(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim();
  const [, stem = "", ending = ""] = /^(.*?)(\.[a-z]{1,5})?$/s.exec(plain) ?? [];
  const short = [...stem]
    .slice(0, LONGEST)
    .join("")
    .replace(/^\.+|[. ]+$/g, "");
  return `${short || "未命名"}${ending}`;
}

function unused(name: string, taken: Set<string>): string {
  let candidate = name;
  // Windows does not tell upper from lower case.
  for (let number = 2; taken.has(candidate.toLowerCase()); number++) {
    candidate = name.replace(/(\.[a-z]{1,5})?$/, `（${number}）$1`);
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}
