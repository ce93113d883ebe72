// What the graph page and the answers of SPARQL share: the palette, the look of nodes and edges, layouts.

/** Colours by kind of node; after Okabe and Ito, with a shape for each so that colour is not all. */
export const KINDS = {
  Person: ["ellipse", "--voice-0"],
  Organization: ["round-rectangle", "--voice-1"],
  Place: ["triangle", "--voice-2"],
  Product: ["diamond", "--voice-3"],
  CreativeWork: ["tag", "--voice-4"],
  Event: ["star", "--voice-5"],
  Group: ["hexagon", "--voice-6"],
  Claim: ["round-tag", "--voice-7"],
  Speaker: ["ellipse", "--voice-0"],
  Value: ["rectangle", "--soft"],
  Thing: ["ellipse", "--soft"],
};

/** The shape and colour of a kind. */
export function look(kind) {
  const [shape, colour] = KINDS[kind] ?? KINDS.Thing;
  return { shape, colour: css(colour) };
}

const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

/** The value of a colour of the style sheet in the present scheme, as the canvas wants it. */
export function css(name) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

/** How wide a node is, and how large its name: they grow with its claims, up to a point. */
const claims = (node) => Math.sqrt(Math.max(1, node.data("size") ?? 1));
const across = (node) => Math.min(70, 14 + 6 * claims(node));
const letters = (node) => Math.min(20, 11 + claims(node));

/** The style of a Cytoscape.js graph in the present scheme. */
export function style() {
  const [ink, soft, paper, accent] = ["--ink", "--soft", "--paper", "--accent"].map(css);
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        shape: (node) => look(node.data("kind")).shape,
        "background-color": (node) => look(node.data("kind")).colour,
        width: across,
        height: across,
        color: ink,
        "font-size": letters,
        "font-family": "system-ui, sans-serif",
        "text-wrap": "ellipsis",
        "text-max-width": (node) => 13 * letters(node),
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-outline-color": paper,
        "text-outline-width": 2,
        "min-zoomed-font-size": 8,
      },
    },
    {
      selector: "edge",
      style: {
        width: (edge) => Math.min(8, 1 + Math.sqrt(edge.data("weight") ?? 1) * 0.6),
        "line-color": soft,
        "line-opacity": 0.65,
        "target-arrow-color": soft,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "curve-style": "bezier",
        label: "data(label)",
        color: soft,
        "font-size": 9,
        "font-family": "system-ui, sans-serif",
        "text-rotation": "autorotate",
        "text-background-color": paper,
        "text-background-opacity": 0.8,
        "text-wrap": "ellipsis",
        "text-max-width": 110,
        "min-zoomed-font-size": 9,
      },
    },
    { selector: "edge:loop", style: { "loop-direction": "-45deg", "loop-sweep": "50deg", "control-point-step-size": 30 } },
    { selector: "edge.many", style: { "curve-style": "straight", label: "" } },
    { selector: "edge.denied", style: { "line-color": css("--denied"), "target-arrow-color": css("--denied"), "line-style": "dashed", "target-arrow-shape": "tee" } },
    { selector: "edge.hedged", style: { "line-style": "dotted" } },
    { selector: "edge.link", style: { "line-color": accent, "target-arrow-color": accent } },
    { selector: ":selected", style: { "background-color": accent, "line-color": accent, "target-arrow-color": accent, "line-opacity": 1, "border-width": 3, "border-color": ink } },
    { selector: ".found", style: { "border-width": 4, "border-color": accent } },
    { selector: ".faded", style: { opacity: 0.15, "text-opacity": 0 } },
  ];
}

/** The options of a layout by its name on the page. */
export function layout(name, size) {
  const quick = size > 3000;
  const common = { animate: false, fit: true, padding: 30 };
  switch (name) {
    case "circle":
      return { ...common, name: "circle" };
    case "concentric":
      return { ...common, name: "concentric", concentric: (node) => node.degree(), levelWidth: (nodes) => Math.max(1, nodes.maxDegree() / 5), minNodeSpacing: 14 };
    case "layers":
      return { ...common, name: "breadthfirst", directed: true, spacingFactor: 1.1 };
    case "grid":
      return { ...common, name: "grid", sort: (a, b) => b.degree() - a.degree() };
    default:
      return {
        ...common,
        name: "fcose",
        quality: quick ? "draft" : "default",
        randomize: true,
        nodeRepulsion: 7000,
        idealEdgeLength: 90,
        nodeSeparation: 90,
        packComponents: true,
        numIter: quick ? 1000 : 2000,
      };
  }
}

/** Load a plain script. */
export function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`cannot load ${address}`)));
    script.src = address;
    document.head.append(script);
  });
}

/** Cytoscape.js adds a rule in a style element of this name unless there is one; the policy of the pages forbids that
    element, and `graph.css` and `sparql.css` have the rule. */
const STYLED = "__________cytoscape_stylesheet";

let loaded;

/** Cytoscape.js with its layouts. */
export function cytoscape() {
  loaded ??= (async () => {
    const vendor = "/assets/vendor";
    await load(`${vendor}/cytoscape-3.34.4/cytoscape.min.js`);
    await load(`${vendor}/layout-base-2.0.1/layout-base.js`);
    await load(`${vendor}/cose-base-2.2.0/cose-base.js`);
    await load(`${vendor}/cytoscape-fcose-2.2.0/cytoscape-fcose.js`);
    window.cytoscape.use(window.cytoscapeFcose);
    document.querySelector('link[href$="/graph.css"], link[href$="/sparql.css"]').id = STYLED;
    return window.cytoscape;
  })();
  return loaded;
}

/** Save something as a file. */
export function save(name, content) {
  const link = document.createElement("a");
  link.download = name;
  link.href = content instanceof Blob ? URL.createObjectURL(content) : content;
  document.body.append(link);
  link.click();
  link.remove();
  if (content instanceof Blob) setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** An element with attributes and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}
