// The thread that owns the Typst compiler. Plain JavaScript because it is started from its file at run time and never
// bundled: compiling 500 pages takes about a second, which on the main thread would be a second without answers.
import { parentPort, workerData } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const compiler = NodeCompiler.create({
  workspace: workerData.workspace,
  fontArgs: [{ fontPaths: workerData.fontPaths }],
});

/** Typst warns about each family it does not know, which is the only way to ask it for the ones it does. */
function knownFamilies(candidates) {
  if (candidates.length === 0) return [];
  const result = compiler.compile({
    mainFileContent: "#set text(font: json(bytes(sys.inputs.families)))\n#sys.version",
    inputs: { families: JSON.stringify(candidates) },
  });
  const warnings = result.takeWarnings();
  const unknown = (warnings ? compiler.fetchDiagnostics(warnings) : [])
    .map((diagnostic) => /^unknown font family: (.*)$/.exec(diagnostic.message)?.[1])
    .filter(Boolean);
  return candidates.filter((family) => !unknown.includes(family.toLowerCase()));
}

function compile({ source, path, inputs, pdf }) {
  const result = compiler.compile({ ...(source ? { mainFileContent: source } : { mainFilePath: path }), inputs });
  if (result.hasError()) {
    const diagnostics = compiler.fetchDiagnostics(result.takeDiagnostics());
    throw new Error(
      diagnostics.map(({ message, path: at, range }) => `${message} (${at} ${JSON.stringify(range)})`).join("\n"),
    );
  }
  const document = result.result;
  const notes = compiler.query(document, { selector: "<note>", field: "value" });
  const bytes = compiler.pdf(document, pdf);
  // Without eviction the memory of every form ever printed would stay. Single papers in a row share their template's
  // results; of a book nothing comes again.
  compiler.evictCache(document.numOfPages > 50 ? 0 : 3);
  return { bytes, pages: document.numOfPages, notes };
}

parentPort.on("message", ({ id, job }) => {
  try {
    const answer = compile(job);
    parentPort.postMessage({ id, answer });
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
parentPort.postMessage({ ready: knownFamilies(workerData.families) });
