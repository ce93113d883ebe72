"""Validate a graph written by Dixit against shapes.ttl with pySHACL, and prove that the shapes bite.

Needs `pip install pyshacl`; `.ci/test` runs it so. Give any RDF 1.1 file; named graphs are merged:

    dixit extract examples --format jsonld --output graph.jsonld
    python ontology/validate.py graph.jsonld

Exits 0 when the graph conforms and every broken copy of it does not; 1 otherwise.
"""

import sys
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, Dataset, Graph, Literal, Namespace

DX = Namespace("https://w3id.org/dixit/ns#")

# What each broken copy lacks (None) or has in its place.
FAULTS = [
    (DX.Claim, DX.quote, None),
    (DX.Claim, DX.polarity, None),
    (DX.Claim, DX.polarity, DX.Certain),
    (DX.Claim, DX.confidence, Literal("1.5")),
    (DX.Claim, DX.start, Literal(10**9)),
    (DX.Claim, DX.speaker, None),
    (DX.Turn, DX.number, None),
    (DX.Document, DX.sha256, Literal("0")),
    (DX.Quantity, DX.approximate, None),
    (DX.Entity, None, None),
]


def broken(graph, kind, predicate, value):
    """A copy of the graph with one node of a class spoilt."""
    copy = Graph() + graph
    nodes = sorted(copy.subjects(RDF.type, kind))
    if predicate is None:
        for triple in list(copy.triples((nodes[0], None, None))):
            if triple[1] != RDF.type:
                copy.remove(triple)
        return copy
    copy.remove((nodes[0], predicate, None))
    if value is not None:
        copy.add((nodes[0], predicate, value))
    return copy


def merged(path):
    """All graphs of a file in one."""
    dataset = Dataset(default_union=True).parse(path)
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def main(path):
    """Report on the graph in a file; the exit code."""
    shapes = Graph().parse(Path(__file__).with_name("shapes.ttl"))
    graph = merged(path)
    conforms, _, report = validate(graph, shacl_graph=shapes)
    if not conforms:
        print(report)
        return 1
    missed = []
    for kind, predicate, value in FAULTS:
        if (None, RDF.type, kind) not in graph:
            missed.append(f"the graph has no {kind} to break")
        elif validate(broken(graph, kind, predicate, value), shacl_graph=shapes)[0]:
            missed.append(f"{kind} with {predicate} = {value} passes")
    print("\n".join(missed) or f"{len(graph)} triples conform to the shapes, and {len(FAULTS)} broken copies do not")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
