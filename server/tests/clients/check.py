"""Asks a running `dixit serve --writable` as programs in Python do: SPARQLWrapper and RDFLib's SPARQL stores.

    check.py http://127.0.0.1:7878 TOKEN

Every way of asking that the clients offer is tried, with every form of answer that they can read. Fails at the end if
one of them did.
"""

import sys

import rdflib
import SPARQLWrapper as sw
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

BASE, TOKEN = sys.argv[1], sys.argv[2]
DX = "https://w3id.org/dixit/ns#"
PREFIX = f"PREFIX dx: <{DX}> "
SELECT = PREFIX + "SELECT ?claim ?quote { ?claim dx:quote ?quote } LIMIT 5"
ASK = PREFIX + "ASK { ?claim dx:quote ?quote }"
CONSTRUCT = PREFIX + "CONSTRUCT WHERE { ?claim dx:quote ?quote }"
DESCRIBE = PREFIX + "DESCRIBE ?claim { ?claim dx:polarity dx:Denied }"
tried, failed = 0, []


def check(name, ask, fits):
    """Try something, and remember it if it fails or gives what it should not."""
    global tried
    tried += 1
    try:
        found = ask()
        if not fits(found):
            failed.append(f"{name}: {str(found)[:200]!r}")
    except Exception as error:  # any failure of a client is a finding
        failed.append(f"{name}: {type(error).__name__}: {str(error)[:300]}")


def wrapped(query, form, method, direct, path="/sparql"):
    """What SPARQLWrapper makes of an answer."""
    client = sw.SPARQLWrapper(BASE + path)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    if direct:
        client.setRequestMethod(sw.POSTDIRECTLY)
    if path == "/update":
        client.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
        return client.query().response.status
    return client.query().convert()


def sparql_wrapper():
    for method, direct in (("GET", False), ("POST", False), ("POST", True)):
        way = f"SPARQLWrapper {method}{' direct' if direct else ''}"
        ask = lambda query, form: wrapped(query, form, method, direct)
        check(f"{way} select json", lambda: ask(SELECT, sw.JSON)["results"]["bindings"], lambda rows: len(rows) == 5)
        check(f"{way} select xml", lambda: ask(SELECT, sw.XML).toxml(), lambda text: text.count("<result>") == 5)
        for form in (sw.CSV, sw.TSV):
            check(f"{way} select {form}", lambda: ask(SELECT, form), lambda text: text.count(b"/claim/") == 5)
        check(f"{way} ask json", lambda: ask(ASK, sw.JSON)["boolean"], bool)
        check(f"{way} ask xml", lambda: ask(ASK, sw.XML).toxml(), lambda text: "true" in text)
        check(f"{way} construct turtle", lambda: ask(CONSTRUCT, sw.TURTLE), lambda text: b"quote" in text)
        check(f"{way} construct n3", lambda: ask(CONSTRUCT, sw.N3), lambda text: b"quote" in text)
        for form in (sw.RDFXML, sw.JSONLD):
            check(f"{way} construct {form}", lambda: ask(CONSTRUCT, form), lambda graph: len(graph) > 5)
            check(f"{way} describe {form}", lambda: ask(DESCRIBE, form), lambda graph: len(graph) > 5)
    for direct in (False, True):
        change = lambda update: wrapped(update, sw.JSON, "POST", direct, "/update")
        done = lambda status: status == 204
        check("SPARQLWrapper insert", lambda: change("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 'é' } }"), done)
        there = "ASK { GRAPH <urn:g> { ?s ?p 'é' } }"
        check("SPARQLWrapper inserted", lambda: wrapped(there, sw.JSON, "GET", False)["boolean"], bool)
        check("SPARQLWrapper delete", lambda: change("DELETE WHERE { GRAPH <urn:g> { ?s ?p ?o } }"), done)
        check("SPARQLWrapper deleted", lambda: wrapped(there, sw.JSON, "GET", False)["boolean"], lambda yes: not yes)
    try:
        wrapped("SELECT {", sw.JSON, "GET", False)
        failed.append("SPARQLWrapper: a query that is none is answered")
    except sw.SPARQLExceptions.QueryBadFormed:
        pass


def rdflib_stores():
    for method in ("GET", "POST", "POST_FORM"):
        for form in ("xml", "json", "csv", "tsv"):
            graph = rdflib.Graph(SPARQLStore(f"{BASE}/sparql", method=method, returnFormat=form))
            check(f"RDFLib {method} select {form}", lambda: list(graph.query(SELECT)), lambda rows: len(rows) == 5)
            # CSV and TSV have no form for booleans in the standard.
            if form in ("xml", "json"):
                check(f"RDFLib {method} ask {form}", lambda: graph.query(ASK).askAnswer, bool)
        graph = rdflib.Graph(SPARQLStore(f"{BASE}/sparql", method=method))
        check(f"RDFLib {method} construct", lambda: graph.query(CONSTRUCT).graph, lambda made: len(made) > 5)
        check(f"RDFLib {method} describe", lambda: graph.query(DESCRIBE).graph, lambda made: len(made) > 5)
        polarity = (None, rdflib.URIRef(DX + "polarity"), None)
        check(f"RDFLib {method} triples", lambda: list(graph.triples(polarity)), lambda found: len(found) > 5)
        check(f"RDFLib {method} count", lambda: len(graph), lambda count: count > 100)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    store = SPARQLUpdateStore(f"{BASE}/sparql", f"{BASE}/update", context_aware=True, headers=headers)
    graph = rdflib.Dataset(store).graph(rdflib.BNode().skolemize("http://example.org/"))
    triple = (rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal('é "q" \\ \n', lang="fr"))
    check("RDFLib add", lambda: list(graph.add(triple)), lambda found: triple in found)
    check("RDFLib remove", lambda: len(graph.remove((None, None, None))), lambda count: count == 0)


def documents():
    for path in ("/documents", "/claims", "/entities", "/turns", "/search?q=a"):
        address = f"{BASE}{path}{'&' if '?' in path else '?'}limit=3"
        for form in ("turtle", "xml", "nt", "json-ld"):
            check(f"RDFLib {path} {form}", lambda: rdflib.Graph().parse(address, format=form), lambda made: len(made) > 0)


sparql_wrapper()
rdflib_stores()
documents()
print(f"{tried} requests of SPARQLWrapper and RDFLib, {len(failed)} failed")
print("\n".join(failed))
sys.exit(1 if failed else 0)
