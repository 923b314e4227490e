import { defineConfig } from "prisma/config";

// For those who use Prisma's own command line; the portal's scripts read the folders themselves.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
