// Reads what package export wrote with graphology and prints what it saw, for TestReaders, as readers.py does.
//
// Usage: node readers.js FORMAT FILE

'use strict';
const fs = require('fs');
const {MultiDirectedGraph, MultiGraph} = require('graphology');
const gexf = require('graphology-gexf');

const [format, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');

const read = {
  graphology: () => MultiDirectedGraph.from(JSON.parse(text)),
  gexf: () => gexf.parse(MultiGraph, text),
};

const graph = read[format]();
const nodes = {}, edges = [];
graph.forEachNode((id, attributes) => { nodes[id] = attributes; });
graph.forEachEdge((id, attributes, source, target) => {
  edges.push({...attributes, source, target});
  if (!graph.isDirected(id)) edges.push({...attributes, source: target, target: source}); // GEXF's mutual
});
for (const {x, y, size} of format === 'graphology' ? Object.values(nodes) : [])
  if (![x, y, size].every(Number.isFinite)) throw new Error('sigma.js needs x, y and size');
console.log(JSON.stringify({reader: 'graphology', nodes, edges}));
