import { type ChartData, SCREEN, yearsSvg } from "@/lib/reports/year/chart";

export type { ChartData };

/** Lines across five years with what happened meanwhile, drawn on the server; narrower, and higher, on a phone. */
export function Years({ data, caption }: { data: ChartData; caption?: string }) {
  return (
    <figure>
      <Drawing svg={yearsSvg(data, 1080, SCREEN)} className="hidden sm:block" />
      <Drawing svg={yearsSvg(data, 360, SCREEN)} className="sm:hidden" />
      {caption ? <figcaption className="mt-1 text-xs text-muted">{caption}</figcaption> : null}
    </figure>
  );
}

function Drawing({ svg, className }: { svg: string; className: string }) {
  return (
    <div
      className={`[&>svg]:block [&>svg]:w-full ${className}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, shared with papers; it escapes its texts
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
