import { z } from "zod";

/** For a form that is a button only. */
export const nothing = z.strictObject({});

export const id = z.string().min(1, "请选择。").max(64);
