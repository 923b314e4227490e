import { build, journeys, lint, runSteps, tests, types } from "./steps";

// Everything there is to try, against a database server and a browser of its own.
await runSteps([types, lint, tests(), build, journeys]);
