import { z } from "zod";

export const MOST_BYTES = 10 * 2 ** 20;

/** A workbook as a form sends it. What is in it is looked at by the reader. */
export const uploadedWorkbook = (noun: string) =>
  z
    .instanceof(File, { message: `请选择${noun}文件。` })
    // A form without a file sends one without a name.
    .refine((file) => file.name !== "", `请选择${noun}文件。`)
    .refine((file) => file.name === "" || file.size > 0, `这个${noun}文件是空的。请检查后重新选择。`)
    .refine((file) => file.size <= MOST_BYTES, `文件超过 10 MB 的限制。请只保留${noun}一张表，或分成几个文件。`);
