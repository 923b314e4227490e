import { expect, test } from "vitest";
import { freshDatabase } from "@/scripts/testing/database";
import { plainDate, toColumn } from "./calendar";
import { db, Prisma, readRows } from "./db";

freshDatabase();

const MOMENT = new Date("2026-03-05T02:03:04.567Z");

test("what is read past Prisma is what Prisma reads, whatever the machine's own zone", async () => {
  const day = toColumn(plainDate("2026-03-05"));
  const sql = Prisma.sql`select ${day}::date::text as day, ${MOMENT}::timestamptz as moment, ${7}::int as number,
    '{"a": [1, null]}'::jsonb as json, ${["甲", "乙"]}::text[] as names, true as yes, null as nothing`;
  const [raw] = await db.$queryRaw<object[]>(sql);
  const [read] = await readRows`${sql}`;
  expect(read).toEqual(raw);
  expect(read).toMatchObject({ day: "2026-03-05", moment: MOMENT });
});

test("bytes come as they were written", async () => {
  const [row] = await readRows<{ box: Uint8Array }>`select '\\x00ff10'::bytea as box`;
  expect([...(row?.box ?? [])]).toEqual([0, 255, 16]);
});

test.each(["'2026-03-05'::date", "'2026-03-05 10:00'::timestamp", "1.10::numeric", "1::bigint"])(
  "%s is not read at all: each reader would make something else of it",
  async (column) => {
    await expect(readRows`${Prisma.raw(`select ${column} as value`)}`).rejects.toThrow("must be cast in the statement");
  },
);
