// npm run -s tally -- file.json | - : runs tally.ts under tsx in this very process, from whatever directory.
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
await import("./tally.ts");
