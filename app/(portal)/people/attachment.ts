/** A workbook to be saved under its Chinese name; never cached, never sniffed. */
export function workbookFile(name: string, bytes: Uint8Array): Response {
  return file(name, bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

export const zipFile = (name: string, bytes: Uint8Array): Response => file(name, bytes, "application/zip");

function file(name: string, bytes: Uint8Array, type: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="roster"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** Missing and forbidden look the same. */
export const gone = (): Response =>
  new Response("没有找到这份文件，它可能已被移除，或不在您的权限之内。", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });
