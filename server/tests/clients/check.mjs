// Asks a running `dixit serve --writable` as Comunica does: check.mjs http://127.0.0.1:7878 TOKEN
import { QueryEngine } from "@comunica/query-sparql";

const [base, token] = process.argv.slice(2);
const prefix = "PREFIX dx: <https://w3id.org/dixit/ns#> ";
const select = prefix + "SELECT * { ?claim dx:quote ?quote } LIMIT 5";
const ask = prefix + "ASK { ?claim dx:quote ?quote }";
const construct = prefix + "CONSTRUCT WHERE { ?claim dx:quote ?quote }";
const failed = [];
let tried = 0;

async function check(name, run, fits) {
  tried += 1;
  try {
    const found = await run(new QueryEngine());
    if (!fits(found)) failed.push(`${name}: ${found}`);
  } catch (error) {
    failed.push(`${name}: ${error.message.slice(0, 300)}`);
  }
}

const rows = async (engine, query, sources) =>
  (await (await engine.queryBindings(query, { sources })).toArray()).length;
const quads = async (engine, query, sources) =>
  (await (await engine.queryQuads(query, { sources })).toArray()).length;

for (const source of [`${base}/sparql`, { type: "sparql", value: `${base}/query` }, `${base}/claims?limit=5`]) {
  const name = source.value ?? source;
  await check(`select ${name}`, (engine) => rows(engine, select, [source]), (count) => count === 5);
  await check(`ask ${name}`, (engine) => engine.queryBoolean(ask, { sources: [source] }), (yes) => yes);
  await check(`construct ${name}`, (engine) => quads(engine, construct, [source]), (count) => count >= 5);
}
const service = `${prefix}SELECT * { SERVICE <${base}/sparql> { ?claim dx:quote ?quote } } LIMIT 3`;
await check("service", (engine) => rows(engine, service, [`${base}/documents?limit=1`]), (count) => count === 3);

const endpoint = { type: "sparql", value: `${base}/sparql` };
const change = (engine, update) =>
  engine.queryVoid(update, {
    sources: [endpoint],
    destination: { type: "sparql", value: `${base}/update` },
    fetch: (address, options = {}) => {
      const headers = new Headers(options.headers);
      headers.set("Authorization", `Bearer ${token}`);
      return fetch(address, { ...options, headers });
    },
  });
const there = (engine) => engine.queryBoolean('ASK { GRAPH <urn:g> { ?s ?p "é" } }', { sources: [endpoint] });
await check("insert", (engine) => change(engine, 'INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> "é" } }'), () => true);
await check("inserted", there, (yes) => yes);
await check("delete", (engine) => change(engine, 'DELETE DATA { GRAPH <urn:g> { <urn:a> <urn:b> "é" } }'), () => true);
await check("deleted", there, (yes) => !yes);

console.log(`${tried} requests of Comunica, ${failed.length} failed`);
console.log(failed.join("\n"));
process.exit(failed.length > 0 ? 1 : 0);
