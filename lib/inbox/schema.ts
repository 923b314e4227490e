import { z } from "zod";

export const readNoticeSchema = z.strictObject({ noticeId: z.string().min(1).max(64) });
export type ReadNotice = z.output<typeof readNoticeSchema>;
