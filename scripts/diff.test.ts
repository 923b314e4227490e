import { expect, test } from "vitest";
import { databaseUrl, freshDatabase } from "@/scripts/testing/database";
import { missingSql } from "./diff";

freshDatabase();

test("the migrations make exactly what the schema says, apart from what is written by hand", async () => {
  expect(await missingSql(databaseUrl())).toBeUndefined();
});
