// Reads GEXF as Gephi Lite does, with graphology, and compares it with the same graph as Cytoscape.js JSON.
//
//   node gephi-lite.mjs FOLDER      (FOLDER has VIEW.cytoscape, VIEW.gexf and VIEW.gexf12 of each view)
//
// graphology and graphology-gexf must be installed beside the folder in whose node_modules they are looked for.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "package.json"));
const { MultiDirectedGraph } = require("graphology");
const { parse } = require("graphology-gexf");

/** What XML can hold of a value. */
const legal = (value) =>
  typeof value === "string" ? value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd") : value;

let checked = 0;
function same(found, wanted, where) {
  checked += 1;
  const equal = typeof wanted === "number" ? Math.abs(found - wanted) < 1e-9 : found === wanted;
  if (!equal) throw new Error(`${where}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Every value of an element of the reference, but for those that say where it is. */
function compare(found, wanted, where) {
  for (const [name, value] of Object.entries(wanted)) {
    if (!["id", "source", "target", "interaction"].includes(name)) same(found[name], legal(value), `${where}: ${name}`);
  }
}

for (const view of ["entities", "speakers", "claims"]) {
  const { nodes, edges } = JSON.parse(readFileSync(join(folder, `${view}.cytoscape`), "utf8")).elements;
  for (const suffix of ["gexf", "gexf12"]) {
    const file = `${view}.${suffix}`;
    const graph = parse(MultiDirectedGraph, readFileSync(join(folder, file), "utf8"), { addMissingNodes: false });
    same(graph.order, nodes.length, `${file}: nodes`);
    same(graph.size, edges.length, `${file}: edges`);
    for (const { data } of nodes) compare(graph.getNodeAttributes(data.id), data, `${file}: node ${data.id}`);
    for (const { data } of edges) {
      same(graph.source(data.id), data.source, `${file}: source of ${data.id}`);
      same(graph.target(data.id), data.target, `${file}: target of ${data.id}`);
      compare(graph.getEdgeAttributes(data.id), data, `${file}: edge ${data.id}`);
    }
  }
}
console.log(`${checked} values read back by graphology, as Gephi Lite reads them`);
