// Makes dist/: what of Open MCT a browser needs, our bundle, our page and style.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";
import { basename } from "node:path";

const openmct = "node_modules/openmct/dist";
// Source maps, types and the parts that we do not install are three quarters of the package.
const unwanted = /\.map$|^types$|^couchDBChangesFeed\.js$|^generatorWorker\.js$|^imagery$/;

await rm("dist", { recursive: true, force: true });
await mkdir("dist", { recursive: true });
await cp(openmct, "dist/openmct", { recursive: true, filter: source => !unwanted.test(basename(source)) });
await cp("node_modules/openmct/LICENSE.md", "dist/openmct/LICENSE.md");
await cp("static", "dist", { recursive: true });
await build({
  entryPoints: ["src/main.ts", "src/console.css"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "linked",
  sourcemap: false,
  outdir: "dist",
  entryNames: "[name]",
});
