package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/internal/store"
)

type node struct {
	UID, ID string
}

type graphNodes struct {
	Documents []struct {
		node
		Evidence []node
	}
	Actors []struct {
		node
		Name                           string
		Acts, Gets, Said, Parts, Wider []node
	}
	Memberships []struct {
		node
		Member, Whole node
	}
	Edges []struct {
		node
		Count       int
		First, Last string
		Source      node
		Target      node
		Evidence    []struct {
			node
			Date string
		}
	}
	Evidence []struct {
		node
		Edge, Document node
		By             node
	}
	Changes []node
	Strays  []node
}

const allNodes = `{
	documents(func: type(Document)) { uid id: Document.id evidence: ~Evidence.document { uid } }
	actors(func: type(Actor)) { uid id: Actor.id name: Actor.name acts: ~Edge.source { uid } gets: ~Edge.target { uid }
		said: ~Evidence.attributedTo { uid } parts: ~Membership.whole { uid } wider: ~Membership.member { uid } }
	memberships(func: type(Membership)) { uid id: Membership.id member: Membership.member { uid id: Actor.id } whole: Membership.whole { uid id: Actor.id } }
	edges(func: type(Edge)) { uid id: Edge.id count: Edge.count first: Edge.first last: Edge.last
		source: Edge.source { uid id: Actor.id } target: Edge.target { uid id: Actor.id } evidence: ~Evidence.edge { uid date: Evidence.date } }
	evidence(func: type(Evidence)) { uid id: Evidence.id edge: Evidence.edge { uid id: Edge.id } document: Evidence.document { uid id: Document.id }
		by: Evidence.attributedTo { uid id: Actor.id } }
	changes(func: type(Change)) { uid id: Change.mark }
	strays(func: has(Edge.score)) @filter(NOT type(Edge)) { uid }
}`

// CheckInvariants reads every node and holds what must be true of any graph: ids are unique, edges'
// counts and dates are those of their evidence, nothing points to what is not there, and there is no
// edge without evidence and no actor that nothing names.
func CheckInvariants(t *testing.T, s *store.Store) {
	t.Helper()
	b, err := s.DQL(context.Background(), allNodes, nil)
	if err != nil {
		t.Fatal(err)
	}
	var g graphNodes
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	broken := func(format string, args ...any) { t.Helper(); t.Errorf("invariant: "+format, args...) }
	unique := map[string]bool{}
	once := func(kind string, n node) {
		t.Helper()
		if n.ID == "" || unique[kind+n.ID] {
			broken("%s %q (%s) is there twice or has no id", kind, n.ID, n.UID)
		}
		unique[kind+n.ID] = true
	}
	for _, d := range g.Documents {
		once("document", d.node)
	}
	for _, a := range g.Actors {
		once("actor", a.node)
		if len(a.Acts)+len(a.Gets)+len(a.Said)+len(a.Parts) == 0 {
			broken("nothing names actor %s", a.ID)
		}
		if a.Name == "" {
			broken("actor %s has no name", a.ID)
		}
	}
	for _, m := range g.Memberships {
		once("membership", m.node)
		if m.Member.ID == "" || m.Whole.ID == "" {
			broken("membership %s is of %q in %q", m.ID, m.Member.ID, m.Whole.ID)
		}
	}
	for _, e := range g.Edges {
		once("edge", e.node)
		first, last := "", ""
		for _, v := range e.Evidence {
			if v.Date != "" && (first == "" || v.Date < first) {
				first = v.Date
			}
			last = max(last, v.Date)
		}
		got := fmt.Sprint(e.Count, " ", e.First, " ", e.Last)
		if want := fmt.Sprint(len(e.Evidence), " ", first, " ", last); got != want || e.Count == 0 {
			broken("edge %s counts %s, its evidence %s", e.ID, got, want)
		}
		if e.Source.ID == "" || e.Target.ID == "" {
			broken("edge %s is from %q to %q", e.ID, e.Source.ID, e.Target.ID)
		}
	}
	for _, v := range g.Evidence {
		once("evidence", v.node)
		if v.Edge.ID == "" || v.Document.ID == "" || v.By.UID != "" && v.By.ID == "" {
			broken("evidence %s is for edge %q in document %q by %v", v.ID, v.Edge.ID, v.Document.ID, v.By)
		}
	}
	for _, c := range g.Changes {
		once("change", c)
	}
	checkBriefs(t, s)
	if len(g.Strays) > 0 {
		broken("%d edges are written to but not there", len(g.Strays))
	}
}

// checkBriefs holds what actors keep of their evidence in brief against the evidence.
func checkBriefs(t *testing.T, s *store.Store) {
	t.Helper()
	all := store.Filter{Negated: true}
	want := collect(t, s.Edges(context.Background(), all))
	actors := map[string]bool{}
	for _, e := range want {
		actors[e.Source], actors[e.Target] = true, true
	}
	checkBrief(t, s, all, want)
	// Through the lists of both ends.
	all.Actors = slices.Sorted(maps.Keys(actors))
	checkBrief(t, s, all, want)
	for _, actor := range all.Actors[:min(5, len(all.Actors))] {
		f := store.Filter{Negated: true, Actors: []string{actor}}
		checkBrief(t, s, f, collect(t, s.Edges(context.Background(), f)))
	}
}

// checkBrief holds Brief against the edges that Edges gives.
func checkBrief(t *testing.T, s *store.Store, f store.Filter, edges []graph.Edge) {
	t.Helper()
	write := func(edges []graph.Edge) string {
		slices.SortFunc(edges, func(a, b graph.Edge) int { return strings.Compare(a.Key(), b.Key()) })
		var b strings.Builder
		for _, e := range edges {
			for i, v := range e.Evidence {
				e.Evidence[i] = inBrief(v)
			}
			fmt.Fprintf(&b, "%s %q %+v\n", e.Key(), strings.ToLower(e.Predicate), e.Evidence)
		}
		return b.String()
	}
	if got, want := write(collect(t, s.Brief(context.Background(), f))), write(slices.Clone(edges)); got != want {
		equal(t, fmt.Sprintf("in brief, %+v", f), got, want)
	}
}

// inBrief is what Brief gives of evidence.
func inBrief(v graph.Evidence) graph.Evidence {
	return graph.Evidence{Document: v.Document, In: v.In, Source: graph.Mentioned{Start: v.Source.Start}, PredicateStart: v.PredicateStart,
		Target: graph.Mentioned{Start: v.Target.Start}, Mutual: v.Mutual, Negated: v.Negated, Modality: v.Modality, Date: v.Date, Confidence: v.Confidence}
}
