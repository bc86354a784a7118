// Compiles the stylesheet and copies the map library into build/design/, which Django serves under design/.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { compile } from "sass";

const out = "build/design";
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/leaflet`, { recursive: true });

const { css } = compile("static/sass/wardbook.scss", {
  loadPaths: [".", "node_modules"],
  style: "compressed",
  charset: false,
});
writeFileSync(`${out}/wardbook.css`, css);

cpSync("node_modules/leaflet/dist/images", `${out}/leaflet/images`, { recursive: true });
cpSync("node_modules/leaflet/dist/leaflet.css", `${out}/leaflet/leaflet.css`);
// Without the line that names a source map, which is not served.
const leaflet = readFileSync("node_modules/leaflet/dist/leaflet.js", "utf8");
writeFileSync(`${out}/leaflet/leaflet.js`, leaflet.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));

console.log(`${out}/wardbook.css: ${css.length} characters`);
