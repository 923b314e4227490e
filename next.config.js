// Not TypeScript: it is read at every start of the server, before anything is compiled.

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run check` holds the types; checking them again would make every first start on a plant's server wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or wasm packages that must be loaded from node_modules at run time, not bundled.
  serverExternalPackages: ["@node-rs/argon2", "@myriaddreamin/typst-ts-node-compiler", "pg", "fontkit", "docx"],
  // Roster workbooks, photographs and evidence travel in server actions; the limits of the readers are stricter. Larger
  // than a photograph that is too large, so that the answer is a sentence and not a broken connection.
  experimental: { serverActions: { bodySizeLimit: "40mb" } },
};
export default config;
