import type { PaperKind } from "@/lib/reports/papers";

type Props = { kind: PaperKind; id: string; label: string };

/** The same paper to print and to edit. */
export function PaperLinks({ kind, id, label }: Props) {
  const href = `/reports/papers/${kind}/${id}`;
  return (
    <span className="flex flex-wrap gap-2">
      <a className="btn btn-outline" href={`${href}?format=pdf`}>
        {label} PDF
      </a>
      <a className="btn btn-outline" href={`${href}?format=docx`}>
        {label} Word
      </a>
    </span>
  );
}
