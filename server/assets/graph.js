// The graph page: draws what the form says, lists what stands behind a node or an edge, follows it further.
import { css, cytoscape, layout, make, save, style } from "./draw.js";

const page = document.getElementById("graph-page");
const form = document.getElementById("what");
const state = document.getElementById("state");
const details = document.getElementById("details");
const words = JSON.parse(page.dataset.words);
const base = page.dataset.base;

/** What a node is, in the reader's language. */
const kind = (node) => words.kinds[node.data("kind")] ?? node.data("kind");

/** Beyond this many edges they are straight and without names, which is quicker to draw. */
const MANY = 400;

const local = (iri) => (iri?.startsWith(base) ? `/${iri.slice(base.length)}` : `/resource?iri=${encodeURIComponent(iri)}`);

/** The form as parameters, without what is empty. */
function parameters() {
  const pairs = [...new FormData(form)].filter(([, value]) => String(value).trim() !== "");
  return new URLSearchParams(pairs);
}

const view = () => parameters().get("view") ?? "entities";

/** Fetch a graph in Cytoscape.js's JSON. */
async function fetchGraph(query) {
  const asked = new URLSearchParams(query);
  asked.delete("view");
  const answer = await fetch(`/graph/${view()}?${asked}`, { headers: { Accept: "application/json" } });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error?.message ?? answer.statusText);
  return json;
}

/** An element of the server as the canvas wants it: kind, size, label, classes. */
function shown(element) {
  const data = { ...element.data };
  if (data.source === undefined) {
    data.kind = data.type ?? data.kind ?? "Thing";
    data.size = data.claims ?? data.degree ?? 1;
    return { group: "nodes", data };
  }
  const classes = [];
  if (data.polarity === "denied") classes.push("denied");
  if (data.certainty && data.certainty !== "certain") classes.push("hedged");
  data.label = data.label ?? data.relation ?? data.interaction ?? "";
  return { group: "edges", data, classes };
}

const elements = ({ nodes, edges }) => [...nodes.map(shown), ...edges.map(shown)];

const Cytoscape = await cytoscape();
const graph = Cytoscape({
  container: document.getElementById("canvas"),
  style: style(),
  minZoom: 0.05,
  maxZoom: 4,
  hideEdgesOnViewport: false,
  textureOnViewport: true,
  boxSelectionEnabled: false,
});
window.dixitGraph = graph;

/** One edge of each pair of nodes: ten claims between two nodes do not draw them ten times as close. */
function one(edges) {
  const met = new Set();
  return edges.filter((edge) => {
    const pair = [edge.data("source"), edge.data("target")].sort().join(" ");
    return !met.has(pair) && met.add(pair);
  });
}

/** Lay out the whole graph, or only what came in. */
function arrange() {
  const name = document.getElementById("layout").value;
  const plain = graph.nodes().union(one(graph.edges()));
  plain.layout(layout(name, plain.edges().length)).run();
}

function tell() {
  graph.edges().toggleClass("many", graph.edges().length > MANY);
  const [nodes, edges] = [graph.nodes().length, graph.edges().length];
  state.textContent = nodes ? `${nodes} ${words.nodes}, ${edges} ${words.edges}` : words.nothing;
  const kinds = new Set(graph.nodes().map((node) => node.data("kind")));
  for (const entry of document.querySelectorAll(".legend [data-kind]")) entry.hidden = !kinds.has(entry.dataset.kind);
  table();
}

/** Draw what the form says. */
async function draw() {
  state.textContent = words.loading;
  const asked = parameters();
  for (const link of document.querySelectorAll("#export-menu [data-format]")) {
    const query = new URLSearchParams(asked);
    query.set("view", view());
    query.set("format", link.dataset.format);
    link.href = `/export?${query}`;
  }
  try {
    const { data, elements: found } = await fetchGraph(asked);
    const fetched = elements(found);
    document.getElementById("as-sparql").href = `/sparql?${new URLSearchParams({ query: data.sparql })}`;
    graph.elements().remove();
    graph.add(fetched);
    arrange();
    tell();
    details.replaceChildren(make("p", { class: "hint" }, words.hint));
  } catch (error) {
    graph.elements().remove();
    state.textContent = `${words.failed}${error.message}`;
  }
}

/** Bring in the neighbours of a node. */
async function expand(node) {
  const asked = new URLSearchParams({ around: node.id(), hops: 1 });
  try {
    const fetched = elements((await fetchGraph(asked)).elements).filter(({ data }) => graph.getElementById(data.id).empty());
    const at = node.position();
    const added = graph.add(
      fetched.map((element, place) =>
        element.group === "nodes"
          ? { ...element, position: { x: at.x + 110 * Math.cos(place), y: at.y + 110 * Math.sin(place) } }
          : element,
      ),
    );
    if (added.nonempty()) {
      const old = graph.nodes().difference(added);
      old.lock();
      graph.layout({ ...layout("force", graph.edges().length), randomize: false, fit: false }).run();
      old.unlock();
    }
    tell();
  } catch (error) {
    state.textContent = `${words.failed}${error.message}`;
  }
}

const LISTED = 40;

/** What stands between the values of an edge that is several claims. */
const SEPARATOR = " | ";

/** What the list of sentences needs of a claim: of the edge itself, or fetched where the edge is several. */
async function claimOf(iri, edges) {
  const own = edges.find(({ url }) => url === iri);
  if (own) return { ...own, id: iri };
  const answer = await fetch(`${local(iri)}.json`);
  if (!answer.ok) return undefined;
  const claim = await answer.json();
  return { ...claim, relation: claim.relation.label };
}

/** The claims of edges as sentences, each leading to its page. */
async function sentences(edges) {
  const iris = edges.flatMap(({ url, other_url: other }) => [url, other]).filter(Boolean);
  const all = [...new Set(iris.flatMap((joined) => joined.split(SEPARATOR)))];
  const claims = await Promise.all(all.slice(0, LISTED).map((iri) => claimOf(iri, edges)));
  const list = make("ul");
  for (const claim of claims.filter(Boolean)) {
    list.append(
      make(
        "li",
        { class: claim.polarity === "denied" ? "denied" : "" },
        make("a", { href: local(claim.id), lang: claim.language }, `“${claim.quote}”`),
        make("br"),
        make("small", {}, [claim.speaker, claim.relation, claim.document_title].filter(Boolean).join(" · ")),
      ),
    );
  }
  if (all.length > LISTED) list.append(make("li", {}, `… ${all.length - LISTED} ${words.more}`));
  return list;
}

async function tellNode(node) {
  const edges = node.connectedEdges();
  const open = node.data("iri") ?? node.id();
  details.replaceChildren(
    make("h2", {}, node.data("label")),
    make("p", { class: "hint" }, `${kind(node)} · ${edges.length} ${words.edges}`),
    make(
      "div",
      { class: "acts" },
      make("a", { class: "button", href: local(open) }, words.open),
      make("button", { class: "quiet", type: "button", onclick: () => expand(node) }, words.expand),
      make("button", { class: "quiet", type: "button", onclick: () => only(node) }, words.only),
      make("button", { class: "quiet", type: "button", onclick: () => (node.remove(), tell()) }, words.hide),
    ),
  );
  const list = await sentences(edges.map((edge) => edge.data()));
  if (node.selected()) details.append(list);
}

async function tellEdge(edge) {
  const data = edge.data();
  details.replaceChildren(
    make("h2", {}, `${edge.source().data("label")} → ${data.label || "…"} → ${edge.target().data("label")}`),
    make("p", { class: "hint" }, words.sentences),
  );
  const list = await sentences([data]);
  if (edge.selected()) details.append(list);
}

function only(node) {
  graph.elements().difference(node.closedNeighborhood()).remove();
  arrange();
  tell();
}

/** The nodes as a table, for those who do not see the canvas. */
function table() {
  const nodes = graph.nodes().sort((a, b) => b.degree() - a.degree()).slice(0, 200);
  const rows = nodes.map((node) =>
    make(
      "tr",
      {},
      make("td", {}, make("a", { href: local(node.data("iri") ?? node.id()) }, node.data("label") ?? node.id())),
      make("td", {}, kind(node)),
      make("td", {}, String(node.degree())),
    ),
  );
  const heads = words.columns.split("|").map((name) => make("th", { scope: "col" }, name));
  const whole = make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
  document.querySelector("#as-table .scroll").replaceChildren(whole);
}

graph.on("select", "node", ({ target }) => tellNode(target));
graph.on("select", "edge", ({ target }) => tellEdge(target));
graph.on("dbltap", "node", ({ target }) => expand(target));
graph.on("mouseover", "node", ({ target }) => {
  graph.elements().difference(target.closedNeighborhood()).addClass("faded");
});
graph.on("mouseout", "node", () => graph.elements().removeClass("faded"));

/** Which way the arrow keys go. */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest node in a direction; what lies aside of it counts as further away. */
function nearest(here, [right, down]) {
  const from = here.position();
  let [found, least] = [undefined, Infinity];
  for (const node of graph.nodes().not(here).toArray()) {
    const [x, y] = [node.position("x") - from.x, node.position("y") - from.y];
    const [along, aside] = [x * right + y * down, Math.abs(x * down) + Math.abs(y * right)];
    if (along > 0 && aside <= 2 * along && along + 2 * aside < least) [found, least] = [node, along + 2 * aside];
  }
  return found;
}

/** Choose the next node in a direction; the one with the most edges where none is chosen. */
function step(way) {
  const here = graph.nodes(":selected").first();
  const next = here.nonempty() ? nearest(here, way) : graph.nodes().max((node) => node.degree()).ele;
  if (!next) return;
  graph.elements(":selected").unselect();
  next.select();
  const { x, y } = next.renderedPosition();
  if (x < 40 || y < 40 || x > graph.width() - 40 || y > graph.height() - 40) graph.center(next);
}

function zoom(factor) {
  const centre = { x: graph.width() / 2, y: graph.height() / 2 };
  graph.zoom({ level: graph.zoom() * factor, renderedPosition: centre });
}

/** What the other keys do with the chosen node. */
const KEYS = {
  Enter: () => graph.nodes(":selected").forEach(expand),
  Escape: () => graph.elements(":selected").unselect(),
  Delete: () => (graph.nodes(":selected").remove(), tell()),
  "+": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: () => graph.fit(undefined, 30),
};

document.getElementById("canvas").addEventListener("keydown", (event) => {
  const act = WAYS[event.key] ? () => step(WAYS[event.key]) : KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `/graph?${parameters()}`);
  draw();
});
form.addEventListener("change", ({ target }) => target.name === "view" && form.requestSubmit());
addEventListener("popstate", () => location.reload());
document.getElementById("layout").addEventListener("change", arrange);
document.getElementById("fit").addEventListener("click", () => graph.fit(undefined, 30));
document.getElementById("reload").addEventListener("click", draw);
document.getElementById("find").addEventListener("input", ({ target }) => {
  const sought = target.value.trim().toLowerCase();
  graph.nodes().removeClass("found");
  if (!sought) return;
  const found = graph.nodes().filter((node) => (node.data("label") ?? "").toLowerCase().includes(sought));
  found.addClass("found");
  if (found.nonempty()) graph.animate({ fit: { eles: found, padding: 120 }, duration: 250 });
});
document.getElementById("png").addEventListener("click", () => {
  save("dixit.png", graph.png({ output: "blob", scale: 2, bg: css("--card") }));
});
document.getElementById("json").addEventListener("click", () => {
  const seen = { elements: graph.elements().jsons() };
  save("dixit.cyjs", new Blob([JSON.stringify(seen, null, 1)], { type: "application/json" }));
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
draw();
