package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"entente/graph"
)

// Actors whose briefs are fetched at once. Those of a busy one are megabytes, and a page is read while the next is
// fetched.
const pageBriefs = 8

// Brief streams the edges that Edges does, with the evidence that Edges gives them, but of the evidence
// only what weighs and names it: Document, In, Date, Confidence, Modality, Mutual, Negated and the Start of
// source, target and predicate. Evidence fetches the rest. Predicates of edges are in lower case. An edge's evidence stands in the order of its id; the
// edges come in no order that means anything, but always in the same. Of an actor asked about one list of
// values is read, however many edges it has. What is held in memory is the briefs of 2 pageBriefs actors.
func (s *Store) Brief(ctx context.Context, f Filter) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		if err := s.brief(ctx, f, func(e graph.Edge) bool { return yield(e, nil) }); err != nil {
			yield(graph.Edge{}, fmt.Errorf("read edges: %w", err))
		}
	}
}

func (s *Store) brief(ctx context.Context, f Filter, yield func(graph.Edge) bool) error {
	if err := f.check(); err != nil {
		return err
	}
	r := s.snapshot(ctx)
	actors := f.Actors
	if len(actors) == 0 {
		actors = f.Others
		f.Actors, f.Others = actors, nil
	}
	lists := actsInBrief + " " + receivesInBrief
	if len(actors) == 0 {
		keys, err := r.keys("Actor", nil, "") // to ask which have briefs would be to read them all twice
		if err != nil {
			return err
		}
		for _, k := range keys {
			actors = append(actors, k.id)
		}
		lists = actsInBrief
	}
	reader := newBriefReader(f)
	for page, err := range briefPages(actors, s.briefSource(r, f.Others, lists)) {
		var edges []graph.Edge
		for _, n := range page {
			if err == nil {
				edges, err = reader.edges(edges, n)
			}
		}
		if err == nil && f.Publisher != "" {
			// Not in r, which fetches the next page.
			edges, err = s.snapshot(ctx).published(edges, f.Publisher)
		}
		if err == nil && len(f.Modes) > 0 {
			edges, err = s.snapshot(ctx).ofModes(edges, f.Modes)
		}
		if err != nil {
			return err
		}
		for _, e := range edges {
			if !yield(e) {
				return nil
			}
		}
	}
	return nil
}

// briefSource gives the briefs of some actors from the copy, and where there is none or it is damaged from r. Of others,
// if there are any, the copy gives those alone.
func (s *Store) briefSource(r *snapshot, others []string, lists string) func(ids []string) ([]briefNode, error) {
	c := s.briefCopy(r.ctx)
	return func(ids []string) ([]briefNode, error) {
		if c != nil {
			nodes, err := c.page(ids, others, lists)
			if err == nil {
				return nodes, nil
			}
			s.dropCopy(c)
		}
		return r.briefPage("eq(Actor.id, "+literals(ids)+")", lists)
	}
}

// briefPages fetches the briefs of actors page by page, each while the one before is read.
func briefPages(actors []string, page func(ids []string) ([]briefNode, error)) iter.Seq2[[]briefNode, error] {
	type fetched struct {
		nodes []briefNode
		err   error
	}
	pages := slices.Collect(slices.Chunk(actors, pageBriefs))
	fetch := func(i int) chan fetched {
		c := make(chan fetched, 1)
		if i == len(pages) {
			c <- fetched{}
			return c
		}
		go func() {
			nodes, err := page(pages[i])
			c <- fetched{nodes, err}
		}()
		return c
	}
	return func(yield func([]briefNode, error) bool) {
		next := fetch(0)
		defer func() { <-next }() // for the store may be closed then
		for i := range pages {
			page := <-next
			next = fetch(i + 1)
			if !yield(page.nodes, page.err) {
				return
			}
		}
	}
}

// briefPage reads the briefs of the actors that a root function finds.
func (r *snapshot) briefPage(root, lists string) ([]briefNode, error) {
	var answer struct{ Actors []briefNode }
	err := r.ask(fmt.Sprintf(`{ actors(func: %s) { Actor.id %s } }`, root, lists), &answer)
	slices.SortFunc(answer.Actors, func(a, b briefNode) int { return strings.Compare(a.ID, b.ID) })
	return answer.Actors, err
}

// published keeps the evidence of one publisher. Briefs do not say it, for it is the document's to change.
func (r *snapshot) published(edges []graph.Edge, publisher string) ([]graph.Edge, error) {
	var ids []string
	for _, e := range edges {
		for _, v := range e.Evidence {
			ids = append(ids, v.Document)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return edges, nil
	}
	keys, err := r.keys("Document", ids, fmt.Sprintf("@filter(eq(Document.publisher, %s))", literal(publisher)))
	held := make(map[string]bool, len(keys))
	for _, k := range keys {
		held[k.id] = true
	}
	return keepEvidence(edges, func(_ *graph.Edge, v *graph.Evidence) bool { return held[v.Document] }), err
}

// ofModes keeps the evidence of some modes. Briefs do not say it: those of stored graphs are older than the question.
func (r *snapshot) ofModes(edges []graph.Edge, modes []string) ([]graph.Edge, error) {
	var ids []string
	for _, e := range edges {
		for _, v := range e.Evidence {
			ids = append(ids, e.EvidenceID(v))
		}
	}
	modeOf, err := r.modes(ids)
	if err != nil {
		return nil, err
	}
	return keepEvidence(edges, func(e *graph.Edge, v *graph.Evidence) bool {
		v.Mode = modeOf[e.EvidenceID(*v)]
		return slices.Contains(modes, v.Mode)
	}), nil
}

// keepEvidence leaves out the other evidence, and the edges that have none then.
func keepEvidence(edges []graph.Edge, keep func(*graph.Edge, *graph.Evidence) bool) []graph.Edge {
	for i := range edges {
		e := &edges[i]
		kept := e.Evidence[:0]
		for _, v := range e.Evidence {
			if keep(e, &v) {
				kept = append(kept, v)
			}
		}
		e.Evidence = kept
	}
	return slices.DeleteFunc(edges, func(e graph.Edge) bool { return len(e.Evidence) == 0 })
}

// briefNode is an actor with its briefs.
type briefNode struct {
	ID       string     `json:"Actor.id"`
	Acts     briefLines `json:"Actor.actsInBrief"`
	Receives briefLines `json:"Actor.receivesInBrief"`
}

// briefLines are a list of briefs. Nothing in a brief is escaped in JSON, so that the lines are parts of one
// string, and not one copy each: a busy actor has a hundred thousand.
type briefLines []string

func (l *briefLines) UnmarshalJSON(list []byte) error {
	text := string(list)
	inside, isList := strings.CutPrefix(text, `["`)
	inside, ends := strings.CutSuffix(inside, `"]`)
	lines := strings.Split(inside, `","`)
	if !isList || !ends || strings.Contains(inside, `\`) || strings.Count(text, `"`) != 2*len(lines) {
		return json.Unmarshal(list, (*[]string)(l)) // not as the engine writes it
	}
	*l = lines
	return nil
}

// briefReader makes edges of briefs.
type briefReader struct {
	f              Filter
	actors, others map[string]bool
}

func newBriefReader(f Filter) *briefReader {
	return &briefReader{f, setOf(f.Actors), setOf(f.Others)}
}

// edges adds the edges of an actor's briefs that pass. One between two actors asked about is the source's.
func (r *briefReader) edges(edges []graph.Edge, n briefNode) ([]graph.Edge, error) {
	edges, err := r.read(edges, n.Acts, r.wanted, func(b *brief) graph.Edge {
		return graph.Edge{Source: n.ID, Target: b.other, Event: b.event, Predicate: b.predicate}
	})
	if err != nil {
		return nil, err
	}
	return r.read(edges, n.Receives, func(other string) bool {
		return r.wanted(other) && !(r.actors[other] && r.wanted(n.ID))
	}, func(b *brief) graph.Edge {
		return graph.Edge{Source: b.other, Target: n.ID, Event: b.event, Predicate: b.predicate}
	})
}

func (r *briefReader) wanted(other string) bool { return len(r.others) == 0 || r.others[other] }

// read adds an edge of each run of briefs that are of the same and pass.
func (r *briefReader) read(edges []graph.Edge, lines []string, wanted func(other string) bool, edge func(*brief) graph.Edge) ([]graph.Edge, error) {
	slices.Sort(lines) // by other, event and predicate first
	evidence := make([]graph.Evidence, 0, len(lines))
	var b, last brief
	before, start := len(edges), 0
	for _, line := range lines {
		if err := readBrief(line, &b); err != nil {
			return nil, err
		}
		if !wanted(b.other) || !r.f.passesEdge(&b) || !r.f.weighs(b.evidence.Date, b.evidence.Confidence, b.evidence.Negated) {
			continue
		}
		if len(evidence) == 0 || !b.sameEdge(&last) {
			edges, start = append(edges, edge(&b)), len(evidence)
			last.other, last.event, last.predicate = b.other, b.event, b.predicate
		}
		evidence = append(evidence, b.evidence)
		edges[len(edges)-1].Evidence = evidence[start:len(evidence):len(evidence)]
	}
	for i := range edges[before:] {
		if e := &edges[before+i]; len(e.Evidence) > 1 {
			slices.SortFunc(e.Evidence, func(a, b graph.Evidence) int { return cmp.Compare(e.EvidenceID(a), e.EvidenceID(b)) })
		}
	}
	return edges, nil
}

func (b *brief) sameEdge(c *brief) bool {
	return b.other == c.other && b.event == c.event && b.predicate == c.predicate
}

// Sentences fetches the text of the evidence of these ids (graph.Edge.EvidenceID), by id: of all that evidence
// has, what most answers show.
func (s *Store) Sentences(ctx context.Context, ids []string) (map[string]string, error) {
	texts := make(map[string]string, len(ids))
	err := s.snapshot(ctx).evidenceOf(ids, "Evidence.id Evidence.text", func(n evidenceNode) { texts[n.ID] = n.Text })
	return texts, err
}

// Statements fetches, of the evidence of these ids, by id, what briefs lack and a line about it says: Text, Mode and AttributedTo.
func (s *Store) Statements(ctx context.Context, ids []string) (map[string]graph.Evidence, error) {
	all := make(map[string]graph.Evidence, len(ids))
	err := s.snapshot(ctx).evidenceOf(ids, "Evidence.id Evidence.text Evidence.mode Evidence.attributedTo { Actor.id }", func(n evidenceNode) {
		all[n.ID] = graph.Evidence{Text: n.Text, Mode: n.Mode, AttributedTo: n.AttributedTo.ID}
	})
	return all, err
}

// Modes fetches PLOVER's modes of the evidence of these ids, by id; what has none is left out.
func (s *Store) Modes(ctx context.Context, ids []string) (map[string]string, error) {
	return s.snapshot(ctx).modes(ids)
}

func (r *snapshot) modes(ids []string) (map[string]string, error) {
	modes := make(map[string]string, len(ids))
	err := r.evidenceOf(ids, "Evidence.id Evidence.mode", func(n evidenceNode) {
		if n.Mode != "" {
			modes[n.ID] = n.Mode
		}
	})
	return modes, err
}

// Evidence fetches the evidence of these ids (graph.Edge.EvidenceID), by id. One that is not stored is left out.
func (s *Store) Evidence(ctx context.Context, ids []string) (map[string]graph.Evidence, error) {
	all := make(map[string]graph.Evidence, len(ids))
	err := s.snapshot(ctx).evidenceOf(ids, evidenceFields, func(n evidenceNode) { all[n.ID] = n.evidence() })
	return all, err
}

func (r *snapshot) evidenceOf(ids []string, fields string, each func(evidenceNode)) error {
	for page := range slices.Chunk(ids, pageEvidence) {
		var answer struct{ Evidence []evidenceNode }
		if err := r.ask(fmt.Sprintf(`{ evidence(func: eq(Evidence.id, %s)) { %s } }`, literals(page), fields), &answer); err != nil {
			return fmt.Errorf("read evidence: %w", err)
		}
		for _, n := range answer.Evidence {
			if n.ID != "" {
				each(n)
			}
		}
	}
	return nil
}
