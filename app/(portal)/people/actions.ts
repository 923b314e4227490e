"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction, queryAction } from "@/lib/action";
import { createPerson } from "@/lib/organisation/person/commands";
import { searchPeople } from "@/lib/organisation/person/queries";
import { createPersonSchema } from "@/lib/organisation/person/schema";

/** For a PersonPicker: the people in the actor's reach whose name, number, pinyin or initials begin so. */
export const searchPeopleAction = queryAction(z.string().trim().max(30), searchPeople);

export const createPersonAction = formAction(createPersonSchema, async (actor, input) => {
  const personId = await createPerson(actor, input);
  revalidatePath("/people", "layout");
  return { message: `已新增${input.name}。请继续登记任职。`, href: `/people/${personId}` };
});
