import { ActionForm } from "@/components/form/action-form";
import { RadioGroup } from "@/components/form/choice-fields";
import { TextAreaField } from "@/components/form/text-area-field";
import { Badge } from "@/components/ui/badge";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { sayFullMoment } from "@/lib/calendar";
import { AUDIENCE_LABELS, optionsOf } from "@/lib/mentoring/labels";
import type { PairPage } from "@/lib/mentoring/pair/queries";
import { writeNoteAction } from "../actions";

export function NoteForm({ pairId }: { pairId: string }) {
  return (
    <ActionForm
      action={writeNoteAction}
      submit="记下备注"
      tone="outline"
      after="clear"
      hidden={{ pairId }}
      label="写备注"
    >
      <TextAreaField name="text" label="备注" required limit={500} rows={2} />
      <RadioGroup
        look="list"
        name="audience"
        label="谁能看到"
        required
        options={optionsOf(AUDIENCE_LABELS)}
        defaultValue="AUTHOR"
      />
    </ActionForm>
  );
}

export function Notes({ pair, mayNote }: { pair: PairPage; mayNote: boolean }) {
  return (
    <Panel title="备注" aside="每条写明谁能看到">
      {pair.notes.length === 0 ? <Empty title="没有您能看到的备注" /> : null}
      <ul className="mb-4 grid gap-3">
        {pair.notes.map((note) => (
          <li key={note.id}>
            <p className="whitespace-pre-wrap">{note.text}</p>
            <p className="text-xs text-muted">
              {note.authorName} {sayFullMoment(note.at)} <Badge>{AUDIENCE_LABELS[note.audience]}</Badge>
            </p>
          </li>
        ))}
      </ul>
      {mayNote ? <NoteForm pairId={pair.id} /> : null}
    </Panel>
  );
}
