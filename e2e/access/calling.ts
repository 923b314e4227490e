import type { APIRequestContext } from "@playwright/test";
import { ASKED, ROWS, TYPED, TYPED_FOR } from "./inputs";
import { type Answer, fieldsOf, sayingOf } from "./judge";
import type { Samples } from "./samples";
import { type Action, fill } from "./surface";

type Headers = { [name: string]: string };
type Form = { [field: string]: string };

export const sameSite = (url: string): Headers => ({ origin: url, "sec-fetch-site": "same-origin" });

export async function get(context: APIRequestContext, address: string, headers: Headers = {}): Promise<Answer> {
  const answer = await context.get(address, { maxRedirects: 0, headers });
  const { location = "" } = answer.headers();
  // Next sends a soft navigation without its checksum to the same address with it.
  if (/[?&]_rsc\b/.test(location) && !/[?&]_rsc\b/.test(address)) return get(context, location, headers);
  return { status: answer.status(), location, body: await answer.text() };
}

/** `asked`: the plain value of an action that takes one, instead of the one in inputs.ts. */
export type Call = {
  action: Action;
  samples: Samples;
  form?: Form;
  headers: Headers;
  file?: Buffer;
  asked?: unknown;
};

/** Calls an action as the browser does: `(previous, form)`, or for those that are asked in passing, one plain value. */
export async function call(context: APIRequestContext, wanted: Call) {
  const { action, samples, form = {}, headers, file, asked = ASKED[action.name] } = wanted;
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(`_1_${name}`, value);
  if (file) body.append("_1_file", new File([new Uint8Array(file)], "roster.xlsx"));
  // Last: it is read as it comes in, and what follows it is no longer part of the form.
  body.append("0", asked === undefined ? '[{"status":"idle"},"$K1"]' : `[${filledIn(asked, samples)}]`);
  const answer = await context.post(fill(action.page, samples), {
    maxRedirects: 0,
    headers: { "next-action": action.id, accept: "text/x-component", ...headers },
    multipart: body,
  });
  const { location = "", "x-action-redirect": redirect = "" } = answer.headers();
  return { status: answer.status(), location: redirect || location, body: await answer.text() };
}

const filledIn = (asked: unknown, samples: Samples) =>
  JSON.stringify(asked).replace(/"\$(\w+)"/g, (_, name: string) => JSON.stringify(samples[name] ?? "nobody"));

/**
 * Fills a form in by asking for it: what the answer wants is given, until the form itself has no objection left. Then it
 * is the permission that answers. To be asked in the name of somebody who may not use the action.
 */
export async function fillIn(context: APIRequestContext, wanted: Call): Promise<{ form: Form; lacking: string }> {
  const { action, samples } = wanted;
  const form: Form = { ...ROWS[action.name] };
  for (;;) {
    const { body } = await call(context, { ...wanted, form });
    const fields = fieldsOf(body);
    const lacking = fields.filter((name) => {
      const value = TYPED_FOR[action.name]?.[name] ?? TYPED[name] ?? samples[name];
      if (value === undefined || form[name] === value) return true;
      form[name] = value;
      return false;
    });
    if (fields.length === 0) return { form, lacking: "" };
    if (lacking.length > 0) return { form, lacking: `${action.name} lacks ${lacking}: ${sayingOf(body)}` };
  }
}
