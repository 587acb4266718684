"""Reads what package export wrote with networkx, python-igraph and rdflib and prints what they saw, for TestReaders.

Usage: readers.py FORMAT FILE

Prints one JSON object a reader: its name, the nodes by id with their attributes, and the edges, sorted, with
source, target and attributes.
"""

import json
import sys

import igraph
import networkx as nx
import rdflib


def main(format, file):
    for reader in READERS[format]:
        name, nodes, edges = reader(file)
        edges.sort(key=lambda e: (e["source"], e["target"], e["edge_id"]))
        print(json.dumps({"reader": name, "nodes": nodes, "edges": edges}))


def seen(name, g):
    """What networkx holds."""
    assert g.is_directed() and g.is_multigraph(), type(g)
    nodes = {n: plain(d) for n, d in g.nodes(data=True)}
    edges = [{**plain(d), "source": s, "target": t} for s, t, d in g.edges(data=True)]
    return name, nodes, edges


def plain(attributes):
    return {k: v for k, v in attributes.items() if isinstance(v, (str, int, float, bool, list))}


def gexf(version):
    return lambda file: seen("networkx", nx.read_gexf(file, version=version))


def graphml(file):
    g = nx.read_graphml(file, force_multigraph=True)
    return seen("networkx", nx.relabel_nodes(g, dict(g.nodes(data="actor_id"))))


def graphml_igraph(file):
    g = igraph.Graph.Read_GraphML(file)
    assert g.is_directed()
    nodes = {v["actor_id"]: plain(v.attributes()) for v in g.vs}
    edges = [{**plain(e.attributes()), "source": g.vs[e.source]["actor_id"], "target": g.vs[e.target]["actor_id"]} for e in g.es]
    return "igraph", nodes, edges


def node_link(edges):
    def read(file):
        with open(file, encoding="utf-8") as f:
            data = json.load(f)
        del data[{"edges": "links", "links": "edges"}[edges]]
        return seen("networkx " + edges, nx.node_link_graph(data, edges=edges))

    return read


def cytoscape(file):
    with open(file, encoding="utf-8") as f:
        return seen("networkx", nx.cytoscape_graph(json.load(f)))


E = rdflib.Namespace("urn:x-entente:vocabulary:")
PLOVER = "https://github.com/openeventdata/PLOVER#"


def rdf(form):
    def read(file):
        g = rdflib.Dataset(default_union=True)
        g.parse(file, format=form)
        nodes = {text(g, a, rdflib.DCTERMS.identifier): actor(g, a) for a in g.subjects(rdflib.RDF.type, E.Actor)}
        return "rdflib", nodes, [edge(g, e) for e in g.subjects(rdflib.RDF.type, E.Edge)]

    return read


def text(g, subject, predicate):
    value = g.value(subject, predicate)
    return "" if value is None else str(value)


def actor(g, a):
    country = text(g, a, E.country).removeprefix("http://publications.europa.eu/resource/authority/country/")
    code = text(g, a, E.code)
    assert country == (code if code in ("IRN", "RUS", "SYR") else ""), country
    return {
        "name": text(g, a, rdflib.RDFS.label),
        "kind": text(g, a, E.kind),
        "code": code,
        "sector": text(g, a, E.sector),
        "aliases": "; ".join(sorted(g.objects(a, rdflib.SKOS.altLabel))),
    }


def edge(g, e):
    source, target = g.value(e, E.source), g.value(e, E.target)
    event, predicate = text(g, e, E.event).removeprefix(PLOVER), text(g, e, E.predicate)
    evidence = list(g.subjects(E.edge, e))
    relation = g.value(e, E.event) or rdflib.URIRef("urn:x-entente:predicate:" + predicate)
    negated = all(g.value(v, E.negated) is not None for v in evidence)
    assert ((source, relation, target) in g) != negated, (source, relation, target)
    ends = [text(g, x, rdflib.DCTERMS.identifier) for x in (source, target)]
    return {
        "source": ends[0],
        "target": ends[1],
        "edge_id": "|".join((ends[0], event or predicate, ends[1])),
        "event": event,
        "predicate": predicate,
        "reports": len(evidence),
        "first": text(g, e, E.first),
        "last": text(g, e, E.last),
        "mutual": all(g.value(v, E.mutual) is not None for v in evidence),
        "negated": negated,
        "sentences": sorted(text(g, v, E.text) for v in evidence),
    }


READERS = {
    "gexf": [gexf("1.3")],
    "gexf-1.2draft": [gexf("1.2draft")],
    "turtle": [rdf("turtle")],
    "nquads": [rdf("nquads")],
    "graphml": [graphml, graphml_igraph],
    "json": [node_link("edges"), node_link("links")],
    "cytoscape": [cytoscape],
}

if __name__ == "__main__":
    main(*sys.argv[1:])
