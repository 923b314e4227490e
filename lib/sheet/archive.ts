import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { Refusal } from "@/lib/errors";

/**
 * What a workbook may be, read from the zip's directory before anything is unpacked: 4 MB of workbook once cost 1.3 GB.
 * The directory may lie; unpacking stops where an entry grows beyond what it says (validateEntrySizes).
 */
export const LIMITS = { entries: 200, entry: 20 * 2 ** 20, total: 50 * 2 ** 20, ratio: 100 };

/** Small parts shrink by more than the limit without meaning harm. */
const SMALL = 100 * 1024;

export type Archive = { has: (name: string) => boolean; read: (name: string) => Promise<Buffer> };

const refuse = (sentence: string) => new Refusal("invalid", sentence);
const damaged = () => refuse("文件已损坏，或不是 .xlsx 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。");

/** What the first bytes say the file is, whatever its name says. */
function checkSignature(bytes: Uint8Array): void {
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) throw refuse("文件是空的。");
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw refuse(
      "这是旧版 .xls 文件，或设了打开密码的工作簿，只是扩展名写成了 .xlsx。请打开后去掉密码，另存为“Excel 工作簿（.xlsx）”再上传。",
    );
  }
  if (starts(0x3c)) throw refuse("这是网页（HTML 或 XML）文件，不是 .xlsx。请用 Excel 打开后另存为 .xlsx 再上传。");
  if (!starts(0x50, 0x4b))
    throw refuse("这不是 .xlsx 文件（可能是 .csv 或其他格式）。请用 Excel 打开后另存为 .xlsx 再上传。");
}

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  checkSignature(bytes);
  const zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await directory(zip);
  checkLimits([...entries.values()]);
  return {
    has: (name) => entries.has(name),
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw damaged();
      return unpacked(zip, entry);
    },
  };
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error || !zip ? reject(damaged()) : resolve(zip),
    ),
  );
}

function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entries.size >= LIMITS.entries || entry.isEncrypted()) {
        reject(
          refuse(
            entry.isEncrypted()
              ? "工作簿已加密。请去掉密码后再上传。"
              : `工作簿内有 ${zip.entryCount} 个部件，超过 ${LIMITS.entries} 个的限制。请只保留花名册一张表，另存后再上传。`,
          ),
        );
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", () => reject(damaged()));
    zip.readEntry();
  });
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

function checkLimits(entries: Entry[]): void {
  const hint = "请把花名册复制到一个新工作簿（只粘贴数值），或分成几个文件再上传。";
  let total = 0;
  for (const { fileName, uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    if (uncompressedSize > LIMITS.entry) {
      const size = `${megabytes(uncompressedSize)}，超过单个部件 ${megabytes(LIMITS.entry)} 的限制`;
      throw refuse(`工作簿的部件 ${fileName} 展开后有 ${size}。${hint}`);
    }
    if (uncompressedSize > SMALL && uncompressedSize > compressedSize * LIMITS.ratio) {
      throw refuse(`工作簿的部件 ${fileName} 压缩比超过 ${LIMITS.ratio} 倍的限制，像是压缩炸弹。${hint}`);
    }
  }
  if (total > LIMITS.total) {
    throw refuse(`工作簿展开后共 ${megabytes(total)}，超过 ${megabytes(LIMITS.total)} 的限制。${hint}`);
  }
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(damaged());
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", () => reject(damaged()));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    }),
  );
}
