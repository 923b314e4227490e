import { z } from "zod";
import { attachment, gone } from "@/app/attachment";
import { currentActor } from "@/lib/auth/session";
import { exportList } from "@/lib/reports/lists";
import { STATES } from "@/lib/rotation/labels";
import { PostingType } from "@/prisma/generated/enums";

const word = z.string().trim().max(64).optional();
const asked = z.discriminatedUnion("list", [
  z.strictObject({ list: z.literal("pairs"), show: z.enum(["ended"]).optional() }),
  z.strictObject({
    ...{ list: z.literal("postings"), q: word, unitId: word },
    type: z.enum(PostingType).optional(),
    state: z.enum(["late", ...(Object.keys(STATES) as (keyof typeof STATES)[])]).optional(),
  }),
  z.strictObject({ list: z.literal("training"), year: z.coerce.number().int().min(2000).max(2100) }),
]);

type Context = { params: Promise<{ list: string }> };

/** A list as a workbook, for those who have the list on the screen and with what it shows them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const query = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const which = asked.safeParse({ ...Object.fromEntries(query), ...(await params) });
  if (!actor || actor.mustChangePassword || !which.success) return gone();
  const file = await exportList(actor, listOf(which.data));
  return file ? attachment(file) : gone();
}

function listOf(given: z.output<typeof asked>) {
  if (given.list === "pairs") return { list: given.list, ended: given.show === "ended" };
  if (given.list === "training") return given;
  const { list, q, unitId, type, state } = given;
  const late = state === "late";
  const filter = { ...{ person: q, unitId, type, late }, state: state === "late" ? undefined : state };
  return { list, filter };
}
