import { type RadarAxis, radarSvg, SCREEN } from "@/lib/reports/radar";

export type { RadarAxis };

/** A web of some axes drawn on the server: the solid line is the person, the dashed one the pool's mean. */
export function Radar({ axes, caption, who = "本人" }: { axes: RadarAxis[]; caption?: string; who?: string }) {
  return (
    <figure className="mx-auto w-full max-w-96">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, shared with papers; it escapes its texts */}
      <div className="[&>svg]:block [&>svg]:w-full" dangerouslySetInnerHTML={{ __html: radarSvg(axes, who, SCREEN) }} />
      {caption ? <figcaption className="mt-1 text-xs text-muted">{caption}</figcaption> : null}
    </figure>
  );
}
