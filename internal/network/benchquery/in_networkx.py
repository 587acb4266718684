"""What networkx takes for the questions of `make bench-query`, on the same ties, in memory.

The folder that internal/network/benchquery made holds the ties and whom to ask about.
"""

import itertools
import math
import pathlib
import statistics
import sys
import time

import networkx as nx


def main(folder):
    graph = nx.Graph()
    for a, b, weight, strength in rows(folder / "ties.tsv"):
        graph.add_edge(a, b, weight=float(weight), length=-math.log(float(strength)))
    pairs = list(rows(folder / "ends.tsv"))
    print(f"networkx {nx.__version__}: {graph.number_of_nodes()} actors, {graph.number_of_edges()} ties")
    time_each("strongest path", pairs, lambda a, b: nx.bidirectional_dijkstra(graph, a, b, weight="length"))
    time_each("3 strongest paths, the first 20 pairs", pairs[:20],
              lambda a, b: list(itertools.islice(nx.shortest_simple_paths(graph, a, b, weight="length"), 3)))
    time_each("walk to depth 2, 10 allies each", pairs, lambda a, _: walk(graph, a, 2, 10))
    friends = nx.Graph((a, b, {"weight": w}) for a, b, w in graph.edges(data="weight") if w > 0)
    time_once("communities by Louvain, of positive ties", lambda: nx.community.louvain_communities(friends, seed=1))
    time_once("triangles", lambda: nx.triangles(graph))


def rows(file):
    with open(file) as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def walk(graph, start, depth, breadth):
    seen, level = {start}, [start]
    for _ in range(depth):
        reached = []
        for a in level:
            allies = sorted(((d["weight"], b) for b, d in graph[a].items() if d["weight"] > 0), reverse=True)
            for _, b in allies[:breadth]:
                if b not in seen:
                    seen.add(b)
                    reached.append(b)
        level = reached
    return seen


def time_each(name, pairs, answer):
    took = []
    for a, b in pairs:
        start = time.process_time()
        answer(a, b)
        took.append(1000 * (time.process_time() - start))
    took.sort()
    print(f"{name}: median {statistics.median(took):.2f} ms, p95 {took[len(took) * 95 // 100]:.2f} ms of processor", flush=True)


def time_once(name, answer):
    start = time.process_time()
    answer()
    print(f"{name}: {time.process_time() - start:.2f} s of processor", flush=True)


main(pathlib.Path(sys.argv[1]))
