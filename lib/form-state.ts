/** What a server action answers to a form. `values` gives back what was typed: a refusal loses nothing. */
export type FormState =
  | { status: "idle" }
  | { status: "done"; message: string; href?: string; data?: unknown }
  | {
      status: "refused";
      message: string;
      fields: Record<string, string[]>;
      values: Record<string, string>;
      /** The session ran out while the form stood open: the way to a new one stands beside the message. */
      signedOut?: true;
    };

export const IDLE: FormState = { status: "idle" };

/** The shape of every server action behind a form. */
export type FormActionFunction = (previous: FormState, form: FormData) => Promise<FormState>;
