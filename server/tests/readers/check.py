"""Read every export back with readers that others wrote, and compare it, value by value.

    check.py FOLDER

FOLDER holds, for each view, VIEW.cytoscape (the reference, read with Python's json), VIEW.gexf, VIEW.gexf12,
VIEW.graphml, VIEW.dot, VIEW.nodes, VIEW.edges, VIEW.svg, and once quotes, ttl, trig, nq, jsonld and rdfxml.
NetworkX reads GEXF and GraphML, Graphviz reads DOT, RDFLib reads RDF, csv and ElementTree the rest.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

import networkx
import rdflib

VIEWS = ["entities", "speakers", "claims"]
FOLDER = Path(sys.argv[1])
XML_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
checked = 0


def legal(value):
    """What XML can hold of a value: U+FFFD for the rest."""
    return XML_CANNOT.sub("\ufffd", value) if isinstance(value, str) else value


def same(found, wanted, where):
    global checked
    checked += 1
    if isinstance(wanted, float) or isinstance(found, float):
        equal = abs(float(found) - float(wanted)) < 1e-9
    else:
        equal = found == wanted
    if not equal:
        if isinstance(found, set) and isinstance(wanted, set):
            found, wanted = sorted(found - wanted), sorted(wanted - found)
        raise SystemExit(f"{where}: {found!r:.500} instead of {wanted!r:.500}")


class Reference:
    """A graph as Cytoscape.js JSON has it."""

    def __init__(self, view):
        elements = json.loads((FOLDER / f"{view}.cytoscape").read_text())["elements"]
        self.nodes = {node["data"]["id"]: node["data"] for node in elements["nodes"]}
        self.edges = {edge["data"]["id"]: edge["data"] for edge in elements["edges"]}
        same(len(self.nodes), len(elements["nodes"]), f"{view}: identities of nodes")
        same(len(self.edges), len(elements["edges"]), f"{view}: identities of edges")
        same(set(self.nodes) & set(self.edges), set(), f"{view}: identities shared by nodes and edges")


def compare(found, wanted, where, leave_out=()):
    """Every value that is wanted is there, and no other."""
    for name, value in wanted.items():
        if name not in leave_out:
            same(found.get(name), legal(value), f"{where}: {name}")
    same(set(found) - set(wanted), set(), f"{where}: values too many")


def graph(view, read, suffix, node_extra, edge_out):
    """A graph that NetworkX read, against the reference."""
    reference = Reference(view)
    found = read(FOLDER / f"{view}.{suffix}")
    same(set(found.nodes), set(reference.nodes), f"{view}.{suffix}: nodes")
    same(found.number_of_edges(), len(reference.edges), f"{view}.{suffix}: edges")
    for node, data in found.nodes(data=True):
        data = {name: value for name, value in data.items() if name not in node_extra}
        wanted = {name: value for name, value in reference.nodes[node].items() if name != "id"}
        compare(data, wanted, f"{view}.{suffix}: node {node}")
    edges = found.edges(keys=True, data=True) if found.is_multigraph() else (
        (source, target, data.get("id"), data) for source, target, data in found.edges(data=True))
    for source, target, key, data in edges:
        identity = data.pop("id", key)
        wanted = dict(reference.edges[identity])
        same((source, target), (wanted.pop("source"), wanted.pop("target")), f"{view}.{suffix}: ends of {identity}")
        for name in ["id", *edge_out]:
            wanted.pop(name, None)
        data.pop("kind", None)
        compare(data, wanted, f"{view}.{suffix}: edge {identity}")


def dot(view):
    """Graphviz hands on what it read, before any layout. It keeps a doubled backslash as two."""
    reference = Reference(view)
    said = subprocess.run(["dot", "-Tdot_json", FOLDER / f"{view}.dot"], check=True, capture_output=True, text=True)
    same(said.stderr, "", f"{view}.dot: warnings")
    found = json.loads(said.stdout)
    nodes = {node["_gvid"]: node for node in found["objects"]}
    same({node["name"] for node in nodes.values()}, set(reference.nodes), f"{view}.dot: nodes")
    same(len(found.get("edges", [])), len(reference.edges), f"{view}.dot: edges")

    def values(data, wanted, where):
        for name, value in wanted.items():
            text = str(value).lower() if isinstance(value, bool) else legal(value)
            read = data.get(name, "").replace("\\\\", "\\")
            if isinstance(value, float):
                same(float(read), value, f"{where}: {name}")
            elif name == "label":
                same(read.replace("&amp;", "&"), str(text).replace("&amp;", "&"), f"{where}: {name}")
            else:
                same(read, str(text), f"{where}: {name}")

    for node in nodes.values():
        # Graphviz has the identity as the name; the column of that name is the label again.
        wanted = {name: value for name, value in reference.nodes[node["name"]].items() if name not in ("id", "name")}
        values(node, wanted, f"{view}.dot: node {node['name']}")
    for edge in found.get("edges", []):
        wanted = dict(reference.edges[edge["id"]])
        ends = (nodes[edge["tail"]]["name"], nodes[edge["head"]]["name"])
        same(ends, (wanted.pop("source"), wanted.pop("target")), f"{view}.dot: ends of {edge['id']}")
        for name in ["id", "interaction"]:
            wanted.pop(name)
        values(edge, wanted, f"{view}.dot: edge {edge['id']}")


def rows(name):
    with open(FOLDER / name, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, strict=True))


def table(view, name, elements, renamed):
    """A table, against the reference. A spreadsheet takes a leading apostrophe off again."""
    found = rows(f"{view}.{name}")
    same(len(found), len(elements), f"{view}.{name}: rows")
    for row in found:
        wanted = elements[row["Id"]]
        for column, text in row.items():
            value = wanted.get(renamed.get(column, column), "")
            where = f"{view}.{name}: {column} of {row['Id']}"
            if isinstance(value, bool):
                same(text, str(value).lower(), where)
            elif isinstance(value, (int, float)):
                same(float(text), float(value), where)
            elif column != "Type":
                guarded = value[:1] in ("=", "+", "-", "@", "\t", "\r") and column not in ("Id", "Source", "Target")
                same(text, f"'{value}" if guarded else value, where)


def quotes():
    found = rows("quotes")
    wanted = Reference("claims").nodes
    same(len(found), len(wanted), "quotes: rows")
    for row in found:
        quote = wanted[row["url"]]["quote"]
        same(row["quote"].removeprefix("'"), quote.removeprefix("'"), f"quotes: {row['url']}")
        for value in row.values():
            if value[:1] in ("=", "+", "@", "\t", "\r"):
                raise SystemExit(f"quotes: {value!r} is carried out by a spreadsheet")


def rdf():
    """Every RDF format holds the same triples."""
    def triples(suffix, kind):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(FOLDER / suffix, format=kind)
        clean = lambda term: rdflib.Literal(legal(str(term)), lang=term.language, datatype=term.datatype, normalize=False) \
            if isinstance(term, rdflib.Literal) else term
        return {(s, p, clean(o)) for s, p, o, _ in dataset.quads()}
    rdflib.NORMALIZE_LITERALS = False
    all_of_it = triples("nq", "nquads")
    claims = sum(1 for s, p, o in all_of_it
                 if p == rdflib.RDF.type and o == rdflib.URIRef("https://w3id.org/dixit/ns#Claim"))
    same(claims, len(Reference("claims").nodes), "nq: claims")
    for suffix, kind in [("ttl", "turtle"), ("trig", "trig"), ("jsonld", "json-ld"), ("rdfxml", "xml")]:
        found = triples(suffix, kind)
        same((len(found - all_of_it), len(all_of_it - found)), (0, 0),
             f"{suffix}: triples too many, too few, such as {next(iter(found ^ all_of_it), None)}")


def svg(view):
    root = xml.parse(FOLDER / f"{view}.svg").getroot()
    same(root.tag, "{http://www.w3.org/2000/svg}svg", f"{view}.svg: root")
    addresses = {link.get("href") for link in root.iter("{http://www.w3.org/2000/svg}a")}
    same(bool(addresses & set(Reference(view).nodes)), True, f"{view}.svg: links to nodes")


def measures():
    """Degrees, components, betweenness and communities, as NetworkX finds them."""
    reference = Reference("entities")
    many = networkx.MultiDiGraph()
    many.add_nodes_from(reference.nodes)
    many.add_edges_from((edge["source"], edge["target"]) for edge in reference.edges.values()
                        if edge["source"] != edge["target"])
    value = lambda name: {node: data[name] for node, data in reference.nodes.items()}
    same(dict(many.degree()), value("degree"), "degrees")
    simple = networkx.Graph(many)
    for node, share in networkx.betweenness_centrality(simple).items():
        same(reference.nodes[node]["betweenness"], share, f"betweenness of {node}")
    groups = lambda name: sorted(
        sorted(node for node, number in value(name).items() if number == group) for group in set(value(name).values()))
    same(groups("component"), sorted(sorted(part) for part in networkx.connected_components(simple)), "components")
    weighted = networkx.Graph()
    weighted.add_nodes_from(many)
    for source, target in many.edges():
        before = weighted.get_edge_data(source, target, {"weight": 0})["weight"]
        weighted.add_edge(source, target, weight=before + 1)
    ours = networkx.community.modularity(weighted, [set(group) for group in groups("community")])
    theirs = networkx.community.modularity(weighted, networkx.community.louvain_communities(weighted, seed=1))
    same(ours >= theirs - 0.01, True, f"modularity {ours} against {theirs} of Louvain")
    # The textbook's PageRank: NetworkX' own needs SciPy.
    out = dict(many.out_degree())
    rank = {node: 1 / len(many) for node in many}
    for _ in range(200):
        stuck = sum(rank[node] for node in many if out[node] == 0)
        rank = {node: (0.15 + 0.85 * stuck) / len(many)
                + 0.85 * sum(rank[before] / out[before] for before, _ in many.in_edges(node)) for node in many}
    for node, share in rank.items():
        if abs(reference.nodes[node]["pagerank"] - share) > 1e-6:
            raise SystemExit(f"PageRank of {node}: {reference.nodes[node]['pagerank']} instead of {share}")


viz = ("viz",)
for view in VIEWS:
    graph(view, networkx.read_gexf, "gexf", viz, ("interaction",))
    graph(view, networkx.read_gexf, "gexf12", viz, ("interaction",))
    graph(view, networkx.read_graphml, "graphml", (), ())
    table(view, "nodes", Reference(view).nodes, {"Id": "id", "Label": "label"})
    table(view, "edges", Reference(view).edges,
          {"Id": "id", "Label": "label", "Source": "source", "Target": "target", "Weight": "weight"})
    svg(view)
    if shutil.which("dot"):
        dot(view)
if not shutil.which("dot"):
    print("skipped: DOT, because Graphviz is not installed", file=sys.stderr)
quotes()
rdf()
measures()
print(f"exports read back: {checked} values compared")
