// The query page: an editor that knows this store's words, and answers as table, chart, graph or text.
import { chart } from "./chart.js";
import { cytoscape, layout, load, make, save, style } from "./draw.js";

const VENDOR = "/assets/vendor/yasqe-4.6.2";
const form = document.getElementById("ask");
const area = document.getElementById("query");
const answer = document.getElementById("answer");
const words = JSON.parse(form.dataset.words);
const prefixes = JSON.parse(form.dataset.prefixes);
const base = form.dataset.base;

/** How many rows a table shows before it is asked for more. */
const ROWS = 200;

/** The formats that an answer can be saved in: ending, media type, whether for rows or for triples. */
const FORMATS = [
  ["csv", "text/csv", "rows"],
  ["tsv", "text/tab-separated-values", "rows"],
  ["json", "application/sparql-results+json", "rows"],
  ["xml", "application/sparql-results+xml", "rows"],
  ["ttl", "text/turtle", "triples"],
  ["nt", "application/n-triples", "triples"],
  ["rdf", "application/rdf+xml", "triples"],
  ["jsonld", "application/ld+json", "triples"],
];

/** Ask this server. */
async function ask(query, accept, signal) {
  const sent = await fetch("/sparql", {
    method: "POST",
    headers: { Accept: accept, "Content-Type": "application/sparql-query" },
    body: query,
    signal,
  });
  if (sent.ok) return sent;
  const text = await sent.text();
  let message = text;
  try {
    message = JSON.parse(text).error.message;
  } catch {
    // Not this server's own answer: its text will do.
  }
  throw new Error(message || sent.statusText);
}

const rowsOf = async (query) => (await (await ask(query, "application/sparql-results+json")).json()).results.bindings;

/* ---- Names ---- */

/** `dx:Claim` for an IRI with a known prefix, else its path below the base, else the IRI. */
function short(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.startsWith(namespace) && iri.slice(namespace.length);
    if (local && /^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}

const local = (iri) => (iri.startsWith(base) ? `/${iri.slice(base.length)}` : `/resource?iri=${encodeURIComponent(iri)}`);

const labels = new Map();

/** Learn the labels of IRIs that have one, in portions. */
async function learn(iris) {
  const unknown = [...new Set(iris)].filter((iri) => !labels.has(iri) && !/[<>"{}|\\^`\s]/.test(iri));
  for (let at = 0; at < unknown.length; at += 300) {
    const portion = unknown.slice(at, at + 300);
    const values = portion.map((iri) => `<${iri}>`).join(" ");
    const own = document.documentElement.lang;
    for (const iri of portion) labels.set(iri, undefined);
    const rows = await rowsOf(
      `SELECT ?iri (SAMPLE(?own) AS ?first) (SAMPLE(?any) AS ?second) (SAMPLE(?quote) AS ?third) {
         VALUES ?iri { ${values} }
         OPTIONAL { ?iri <http://www.w3.org/2000/01/rdf-schema#label> ?own FILTER (LANG(?own) = "${own}") }
         OPTIONAL { ?iri <http://www.w3.org/2000/01/rdf-schema#label> ?any }
         OPTIONAL { ?iri <https://w3id.org/dixit/ns#quote> ?quote }
       } GROUP BY ?iri`,
    );
    for (const { iri, first, second, third } of rows) labels.set(iri.value, (first ?? second ?? third)?.value);
  }
}

/** A query with the known prefixes that it uses and does not declare, so that it is whole wherever it is taken. */
function whole(query) {
  const bare = query.replace(/#[^\n>]*$|"(?:[^"\\\n]|\\.)*"|<[^>\s]*>/gm, " ");
  const missing = Object.entries(prefixes).filter(
    ([prefix]) => new RegExp(`(^|[^\\w-])${prefix}:[\\w]`).test(bare) && !new RegExp(`PREFIX\\s+${prefix}:`, "i").test(query),
  );
  return missing.map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join("") + query;
}

/* ---- Editor ---- */

/** Words of this store for the editor to complete, by the place where they may stand. */
async function completers(Yasqe) {
  const list = async (query) => (await rowsOf(query)).map((row) => row.iri.value);
  const memo = (query) => {
    let found;
    return () => (found ??= list(query));
  };
  Yasqe.forkAutocompleter("class", {
    name: "classes-here",
    bulk: true,
    autoShow: false,
    get: memo("SELECT DISTINCT ?iri { [] a ?iri }"),
  });
  Yasqe.forkAutocompleter("property", {
    name: "properties-here",
    bulk: true,
    autoShow: false,
    get: memo("SELECT DISTINCT ?iri { [] ?iri [] }"),
  });
  Yasqe.forkAutocompleter("prefixes", {
    name: "prefixes-here",
    persistenceId: null,
    get: () => Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`),
  });
  Yasqe.registerAutocompleter({
    name: "things-here",
    bulk: false,
    autoShow: false,
    persistenceId: null,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getCompleteToken();
      const before = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
      // Classes and properties have completers of their own.
      const taken = token.state.possibleCurrent.includes("a") || ["a", "rdf:type"].includes(before.state.lastProperty);
      return !taken && /^(<|[\w-]*:|\p{L})/u.test(token.string);
    },
    get: (yasqe, { string }) => things(string),
  });
  Yasqe.defaults.autocompleters = ["prefixes-here", "classes-here", "properties-here", "variables", "things-here"];
}

/** Entities and relations of this store by what is typed of their names: `luc`, `rel:la`, `<http://…/entity/luc`. */
async function things(typed) {
  const text = typed.replace(/>$/, "").replace(/^.*[/#:<]/, "").replaceAll("-", " ");
  const lists = ["entities", "relations"].map(async (list) => {
    const sent = await fetch(`/${list}.json?${new URLSearchParams({ text, limit: 20 })}`);
    return sent.ok ? (await sent.json()).items : [];
  });
  const found = (await Promise.all(lists)).flat();
  return found.map(({ id }) => (/^[\w-]+:[\w-]+$/.test(short(id)) ? short(id) : `<${id}>`));
}

let editor;

/** Put the editor where the text area is; the text area stays for those who have no scripts. */
async function edit() {
  await load(`${VENDOR}/yasqe.min.js`);
  const Yasqe = window.Yasqe;
  await completers(Yasqe);
  const place = make("div", { id: "editor" });
  area.after(place);
  area.hidden = true;
  const lines = whole(area.value).split("\n").length + 2;
  area.required = false;
  editor = new Yasqe(place, {
    value: whole(area.value),
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: true,
    editorHeight: `${1.45 * Math.max(7, Math.min(20, lines))}rem`,
    collapsePrefixesOnLoad: false,
    viewportMargin: Infinity,
    screenReaderLabel: words.query,
    requestConfig: { endpoint: "/sparql" },
    extraKeys: {
      "Ctrl-Enter": run,
      "Cmd-Enter": run,
      "Ctrl-Space": () => editor.autocomplete(),
      "Ctrl-/": () => editor.commentLines(),
      "Shift-Ctrl-F": () => editor.autoformat(),
      Esc: () => editor.getInputField().blur(),
    },
  });
  editor.on("changes", () => (area.value = editor.getValue()));
  window.dixitEditor = editor;
}

/* ---- Answers ---- */

/** An RDF term as a cell: a link with its label, or the value with its language or datatype. */
function cell(term) {
  if (!term) return make("td");
  if (term.type === "uri") {
    const label = labels.get(term.value);
    const name = short(term.value);
    const link = make("a", { href: local(term.value), title: term.value }, label ?? name);
    return label && label !== name ? make("td", {}, link, make("small", { class: "iri" }, name)) : make("td", {}, link);
  }
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return make("td", {}, `⟪ ${[subject, predicate, object].map((part) => short(part.value)).join(" ")} ⟫`);
  }
  const type = term.datatype && !term.datatype.endsWith("#string") ? short(term.datatype) : undefined;
  return make("td", { lang: term["xml:lang"], title: type, class: isNumber(term) && "number" }, term.value);
}

const NUMBER = /(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const isNumber = (term) => term?.type === "literal" && NUMBER.test(term.datatype ?? "");

/** Smaller, equal or larger, as numbers where both are. */
function compare(a, b) {
  if (!a || !b) return Number(!!a) - Number(!!b);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return a.value.localeCompare(b.value, undefined, { numeric: true });
}

/** Rows as a table that sorts by its headings. */
function table({ head, results }) {
  const rows = [...results.bindings];
  const body = make("tbody");
  let shown = ROWS;
  const more = make("button", { class: "quiet", type: "button", onclick: () => ((shown += 5 * ROWS), fill()) }, words.more);
  const fill = () => {
    body.replaceChildren(...rows.slice(0, shown).map((row) => make("tr", {}, ...head.vars.map((name) => cell(row[name])))));
    more.hidden = rows.length <= shown;
  };
  const headings = head.vars.map((name) => {
    const heading = make("th", { scope: "col", "aria-sort": "none" });
    heading.append(
      make("button", { type: "button", class: "sort", onclick: () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const other of headings) other.setAttribute("aria-sort", "none");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        rows.sort((a, b) => (down ? -1 : 1) * compare(a[name], b[name]));
        fill();
      } }, name),
    );
    return heading;
  });
  fill();
  learn(rows.flatMap((row) => Object.values(row)).filter((term) => term.type === "uri").map((term) => term.value)).then(fill);
  const scroll = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.answer });
  scroll.append(make("table", {}, make("thead", {}, make("tr", {}, ...headings)), body));
  return make("div", {}, scroll, more);
}

/** The edges in an answer: triples, or the IRIs of each row one after the other. */
function edges({ head, results }) {
  const triple = head.vars.length === 3 && head.vars;
  const named = head.vars.filter((name) => results.bindings.some((row) => row[name]?.type === "uri"));
  return results.bindings.flatMap((row) => {
    if (triple && row[triple[1]]?.type === "uri" && row[triple[0]] && row[triple[2]]) {
      return [[row[triple[0]], short(row[triple[1]].value), row[triple[2]]]];
    }
    const ends = named.map((name) => row[name]).filter((term) => term?.type === "uri");
    return ends.slice(1).map((end, place) => [ends[place], named[place + 1], end]);
  });
}

/** An answer as a graph. */
async function graph(data) {
  const drawn = edges(data).slice(0, 2000);
  if (!drawn.length) return make("p", { class: "empty" }, words.nograph);
  const place = make("div", { class: "canvas", role: "img", "aria-label": words.answer });
  await learn(drawn.flatMap(([from, , to]) => [from, to]).filter((term) => term.type === "uri").map((term) => term.value));
  const nodes = new Map();
  for (const [from, , to] of drawn) {
    for (const term of [from, to]) {
      const iri = term.type === "uri";
      const label = (iri && labels.get(term.value)) || (iri ? short(term.value) : term.value);
      nodes.set(term.value, { data: { id: term.value, label, kind: iri ? "Thing" : "Value", iri } });
    }
  }
  const lines = drawn.map(([from, label, to], number) => ({ data: { id: `e${number}`, source: from.value, target: to.value, label } }));
  const Cytoscape = await cytoscape();
  requestAnimationFrame(() => {
    const shown = Cytoscape({ container: place, style: style(), elements: [...nodes.values(), ...lines], textureOnViewport: true });
    shown.layout(layout("force", lines.length)).run();
    shown.on("dbltap", "node", ({ target }) => target.data("iri") && location.assign(local(target.id())));
    window.dixitGraph = shown;
  });
  return place;
}

/** N-Triples as rows of subject, predicate, object. */
function triples(text) {
  const term = (word) => {
    if (word.startsWith("<")) return { type: "uri", value: word.slice(1, -1) };
    if (word.startsWith("_:")) return { type: "bnode", value: word };
    const [, value, tag, type] = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/s.exec(word) ?? [undefined, word];
    const plain = value.replace(/\\(u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/g, (_, escape) =>
      /^[uU]/.test(escape) && escape.length > 1
        ? String.fromCodePoint(parseInt(escape.slice(1), 16))
        : ({ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[escape] ?? escape),
    );
    return { type: "literal", value: plain, "xml:lang": tag, datatype: type };
  };
  const line = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.$/;
  const parts = text.split("\n").map((row) => line.exec(row)).filter(Boolean);
  const bindings = parts.map(([, subject, predicate, object]) => ({ subject: term(subject), predicate: term(predicate), object: term(object) }));
  return { head: { vars: ["subject", "predicate", "object"] }, results: { bindings } };
}

/** The views of an answer as tabs. */
function tabs(views) {
  const panel = make("div", { role: "tabpanel", id: "panel" });
  const list = make("div", { role: "tablist", "aria-label": words.answer });
  const choose = async (button, view) => {
    for (const other of list.children) {
      other.setAttribute("aria-selected", other === button);
      other.tabIndex = other === button ? 0 : -1;
    }
    panel.replaceChildren(await view());
  };
  for (const [name, view] of views) {
    const button = make("button", { type: "button", role: "tab", "aria-controls": "panel", "aria-selected": "false" }, name);
    button.addEventListener("click", () => choose(button, view));
    list.append(button);
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...list.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
  });
  list.firstElementChild.click();
  return [list, panel];
}

/** Links that save the answer. */
function downloads(query, kind) {
  const buttons = FORMATS.filter(([, , of]) => of === kind).map(([ending, media]) =>
    make("button", { type: "button", class: "quiet", "data-format": ending, onclick: async () => {
      const sent = await ask(query, media);
      save(`dixit.${ending}`, new Blob([await sent.arrayBuffer()], { type: media }));
    } }, ending.toUpperCase()),
  );
  return make("p", { class: "downloads" }, `${words.save} `, ...buttons);
}

let running;

/** Ask what the editor holds and show what comes. */
async function run() {
  running?.abort();
  running = new AbortController();
  const query = editor ? editor.getValue() : area.value;
  history.replaceState(null, "", `/sparql?query=${encodeURIComponent(query)}`);
  answer.replaceChildren(make("p", { role: "status", class: "facts" }, words.running));
  const began = performance.now();
  try {
    const accept = "application/sparql-results+json, application/n-triples;q=0.9";
    const sent = await ask(query, accept, running.signal);
    const isGraph = sent.headers.get("Content-Type").startsWith("application/n-triples");
    const text = await sent.text();
    const data = isGraph ? triples(text) : JSON.parse(text);
    const took = `${((performance.now() - began) / 1000).toFixed(2)} s`;
    show(query, data, { isGraph, text, took });
  } catch (error) {
    if (error.name !== "AbortError") answer.replaceChildren(make("p", { class: "failed", role: "alert" }, error.message));
  }
}

function show(query, data, { isGraph, text, took }) {
  if (typeof data.boolean === "boolean") {
    answer.replaceChildren(make("p", { class: "answer", role: "status" }, data.boolean ? words.yes : words.no, " ", make("small", {}, took)));
    return;
  }
  const count = data.results.bindings.length;
  const facts = make("p", { class: "facts", role: "status" }, `${count.toLocaleString()} ${isGraph ? words.triples : words.rows} · ${took}`);
  if (!count) {
    answer.replaceChildren(facts, make("p", { class: "empty" }, words.nothing));
    return;
  }
  const raw = () => make("pre", { tabindex: "0" }, isGraph ? text : JSON.stringify(data, null, 1));
  const views = [
    [words.table, () => table(data)],
    [words.chart, () => chart(data, { words, labels, short, isNumber, learn })],
    [words.graph, () => graph(data)],
    [words.raw, raw],
  ];
  answer.replaceChildren(facts, downloads(query, isGraph ? "triples" : "rows"), ...tabs(views));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

/* Ready queries go to the editor; with the modifier keys they open as any link does. */
for (const link of document.querySelectorAll("a[data-query]")) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    area.value = link.dataset.query;
    editor?.setValue(whole(link.dataset.query));
    run();
    form.scrollIntoView({ block: "start" });
  });
}

await edit();
if ("run" in form.dataset) run();
