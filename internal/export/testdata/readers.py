"""Reads what package export wrote with networkx and python-igraph and prints what they saw, for TestReaders.

Usage: readers.py FORMAT FILE

Prints one JSON object a reader: its name, the nodes by id with their attributes, and the edges, sorted, with
source, target and attributes.
"""

import json
import sys

import igraph
import networkx as nx


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


def gexf(file):
    return seen("networkx", nx.read_gexf(file, version="1.3"))


def graphml(file):
    return seen("networkx", nx.read_graphml(file, force_multigraph=True))


def graphml_igraph(file):
    g = igraph.Graph.Read_GraphML(file)
    assert g.is_directed()
    nodes = {v["id"]: plain(v.attributes()) for v in g.vs}
    edges = [{**plain(e.attributes()), "source": g.vs[e.source]["id"], "target": g.vs[e.target]["id"]} for e in g.es]
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


READERS = {
    "gexf": [gexf],
    "graphml": [graphml, graphml_igraph],
    "json": [node_link("edges"), node_link("links")],
    "cytoscape": [cytoscape],
}

if __name__ == "__main__":
    main(*sys.argv[1:])
