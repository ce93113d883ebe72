// Rows as a chart: bars by a number, points over time, or how often each value comes.
import { make } from "./draw.js";

const SVG = "http://www.w3.org/2000/svg";
const BARS = 40;

function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const isDate = (text) => /^\d{4}(-\d{2}){0,2}/.test(text ?? "");

/** The name of a term. */
function name(term, { labels, short }) {
  if (!term) return "—";
  return term.type === "uri" ? (labels.get(term.value) ?? short(term.value)) : term.value;
}

/** What can be drawn: for each column how it may serve. */
function columns({ head, results }, { isNumber }) {
  const holds = (column, test) => {
    const terms = results.bindings.map((row) => row[column]).filter(Boolean);
    return terms.length > 0 && terms.every(test);
  };
  return {
    all: head.vars,
    numbers: head.vars.filter((column) => holds(column, isNumber)),
    dates: head.vars.filter((column) => holds(column, (term) => term.type === "literal" && isDate(term.value))),
  };
}

/** The chart with what chooses its columns. */
export async function chart(data, tools) {
  const { words } = tools;
  const found = columns(data, tools);
  const uris = data.results.bindings.flatMap((row) => Object.values(row)).filter((term) => term.type === "uri");
  await tools.learn(uris.map((term) => term.value));
  const choice = (label, options, chosen) => {
    const select = make("select", {}, ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
    return [select, make("label", {}, `${label} `, select)];
  };
  const names = found.all.map((column) => [column, column]);
  const first = found.all.find((column) => !found.numbers.includes(column)) ?? found.all[0];
  const [by, byLabel] = choice(words.by, names, first);
  const counted = [["", words.count], ...found.numbers.map((column) => [column, column])];
  const [value, valueLabel] = choice(words.value, counted, found.numbers[0] ?? "");
  const place = make("div", { class: "chart" });
  const draw = () => {
    const points = group(data.results.bindings, by.value, value.value, tools);
    if (found.dates.includes(by.value)) points.sort((a, b) => a[0].localeCompare(b[0]));
    else points.sort((a, b) => b[1] - a[1]);
    place.replaceChildren(bars(points.slice(0, BARS)));
    if (points.length > BARS) place.append(make("p", { class: "hint" }, `… ${points.length - BARS} ${words.left}`));
  };
  by.addEventListener("change", draw);
  value.addEventListener("change", draw);
  draw();
  return make("div", {}, make("p", { class: "choices" }, byLabel, " ", valueLabel), place);
}

/** The sum of a column, or the number of rows, for each value of another. */
function group(rows, by, value, tools) {
  const sums = new Map();
  for (const row of rows) {
    const key = name(row[by], tools);
    const amount = value ? Number(row[value]?.value ?? 0) : 1;
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return [...sums];
}

/** Bars with their names and numbers. */
function bars(points) {
  const [row, left, width] = [26, 230, 760];
  const largest = Math.max(...points.map(([, amount]) => Math.abs(amount)), 1e-9);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${points.length * row + 4}`, role: "img", class: "bars" });
  for (const [place, [label, amount]] of points.entries()) {
    const y = place * row;
    const length = Math.max(1, (Math.abs(amount) / largest) * (width - left - 90));
    const cut = label.length > 34 ? `${label.slice(0, 33)}…` : label;
    chart.append(
      svg(
        "g",
        {},
        svg("title", {}, `${label}: ${amount}`),
        svg("text", { x: left - 8, y: y + 17, "text-anchor": "end" }, cut),
        svg("rect", { x: left, y: y + 4, width: length, height: row - 8, class: amount < 0 ? "below" : "" }),
        svg("text", { x: left + length + 6, y: y + 17, class: "amount" }, amount.toLocaleString()),
      ),
    );
  }
  return chart;
}
