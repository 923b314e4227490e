import { fileTypeFromBuffer } from "file-type";
import { invalid } from "@/lib/errors";

/** Largest file that is kept, bytes. A photo of a telephone has 3 to 8 MB. */
export const MOST_BYTES = 10 * 2 ** 20;

/** What may be kept as evidence: pictures and papers that every reader shows, nothing that runs. */
const KINDS: { readonly [type: string]: { say: string; endings: readonly string[] } } = {
  "image/jpeg": { say: "JPEG 图片", endings: ["jpg", "jpeg"] },
  "image/png": { say: "PNG 图片", endings: ["png"] },
  "image/webp": { say: "WebP 图片", endings: ["webp"] },
  "application/pdf": { say: "PDF", endings: ["pdf"] },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { say: "Word 文档", endings: ["docx"] },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { say: "Excel 工作簿", endings: ["xlsx"] },
};

/** For the `accept` of a file field. */
export const ENDINGS = Object.values(KINDS).flatMap(({ endings }) => endings.map((ending) => `.${ending}`));
const ACCEPTED = "可以上传图片（jpg、png、webp）、PDF、Word（docx）或 Excel（xlsx）";

/**
 * The kind of a file told from its content; the name is not believed.
 * @throws Refusal when it is empty, too large, of a kind that is not kept, or named as what it is not.
 */
export async function kindOf(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) invalid("文件是空的，请重新选择。", { file: ["文件是空的"] });
  if (bytes.length > MOST_BYTES) {
    const size = (bytes.length / 2 ** 20).toFixed(1);
    invalid(`文件有 ${size} MB，超过 10 MB 的限制。请压缩后再上传。`, { file: ["文件超过 10 MB"] });
  }
  const kind = KINDS[(await fileTypeFromBuffer(bytes))?.mime ?? ""];
  const type = Object.keys(KINDS).find((key) => KINDS[key] === kind);
  if (!kind || !type) invalid(`这个文件的内容不能作为附件。${ACCEPTED}。`, { file: ["文件内容不受支持"] });
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  if (!kind.endings.includes(ending)) {
    invalid(`文件名以 .${ending} 结尾，内容却是${kind.say}。请用原来的文件重新上传。`, { file: ["文件名与内容不符"] });
  }
  return type;
}

/** A name that is safe in a header and on every file system; never used to store. */
export function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = [...last].filter((char) => char >= " " && !'<>:"|?*\u007f'.includes(char)).join("");
  return clean.length <= 80 ? clean : `${clean.slice(0, 60)}…${clean.slice(-16)}`;
}
