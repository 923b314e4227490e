import type { PrintedFile } from "@/lib/reports/print-jobs";

/** A file to be saved under its Chinese name; never cached, never sniffed. */
export function attachment({ name, type, bytes }: PrintedFile): Response {
  return new Response(bytes, {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `attachment; filename="paper"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** Missing and forbidden look the same. */
export function gone(): Response {
  return new Response("没有找到这份文件，它可能已被移除，或不在您的权限之内。", {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
