export type FileToSave = { name: string; type: string; bytes: Uint8Array };

/** A file to be saved under its Chinese name; never cached, never sniffed. The plain name is for programs that know only that. */
export function attachment({ name, type, bytes }: FileToSave): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": type,
      "content-length": String(bytes.byteLength),
      "content-disposition": `attachment; filename="hengcai${endingOf(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** .pdf, .xlsx: what opens the file; nothing when the name ends otherwise. */
const endingOf = (name: string): string => /\.[a-z\d]{1,8}$/i.exec(name)?.[0] ?? "";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const workbookFile = (name: string, bytes: Uint8Array): Response => attachment({ name, type: WORKBOOK, bytes });
export const zipFile = (name: string, bytes: Uint8Array): Response =>
  attachment({ name, type: "application/zip", bytes });

/** Missing and forbidden look the same. */
export const gone = (): Response =>
  new Response("没有找到这份文件，它可能已被移除，或不在您的权限之内。", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });
