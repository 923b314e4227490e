import { lint, runSteps, tests, types } from "./steps";

// What is quick enough for every save: no database, no build, no browser.
await runSteps([types, lint, tests("--project", "pure")]);
