package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// edgeState is an edge that the transaction adds evidence to or takes it from.
type edgeState struct {
	node           edgeNode // as stored; no UID if it is not
	subject        string   // uid or blank node
	source, target string   // actor ids
	added, dropped int
	first, last    string // with what is added
	redate         bool   // evidence of its first or last date was dropped
}

func (e *edgeState) count() int { return e.node.Count + e.added - e.dropped }

// actorState is an actor that the transaction's edges name.
type actorState struct {
	node    actorNode // as stored; no UID if it is not
	subject string    // uid or blank node
	given   []graph.Actor
	known   bool // the store is known to hold what is given, see knownActors
	held    bool // by an edge that this transaction writes
	gains   bool // a reference that was not there before
}

// readEdgesAndActors looks up every edge with evidence to add, and every actor named.
func (t *transaction) readEdgesAndActors(ctx context.Context) error {
	t.nameActors()
	for _, w := range t.works {
		for _, f := range w.adds {
			if t.edges[f.key] == nil {
				t.edges[f.key] = &edgeState{source: f.edge.Source, target: f.edge.Target}
			}
		}
	}
	query := ""
	if len(t.edges) > 0 {
		query += fmt.Sprintf("edges(func: eq(Edge.id, %s)) { %s }\n", literals(slices.Sorted(maps.Keys(t.edges))), edgeFields)
	}
	known, unknown := t.store.known.split(t.actors)
	if len(unknown) > 0 {
		query += fmt.Sprintf("actors(func: eq(Actor.id, %s)) { %s }\n", literals(unknown), actorFields)
	}
	if len(known) > 0 {
		query += fmt.Sprintf("known(func: eq(Actor.id, %s)) { uid Actor.id }\n", literals(known))
	}
	if query == "" {
		return nil
	}
	var answer struct {
		Edges         []edgeNode
		Actors, Known []actorNode
	}
	if err := ask(ctx, t.txn, "{ "+query+" }", &answer); err != nil {
		return err
	}
	for _, n := range answer.Edges {
		e := t.edges[n.ID]
		if e == nil {
			continue // of a later commit, see ask
		}
		e.node, e.subject, e.first, e.last = n, n.UID, day(n.First), day(n.Last)
	}
	for _, n := range append(answer.Actors, answer.Known...) {
		if a := t.actors[n.ID]; a != nil {
			a.node, a.subject = n, n.UID
		}
	}
	return nil
}

// nameActors collects the actors that the works' edges name, and those that they are part of.
func (t *transaction) nameActors() {
	for _, w := range t.works {
		given := map[string][]graph.Actor{}
		for _, a := range w.Actors {
			given[a.ID] = append(given[a.ID], a)
		}
		seen := map[string]bool{}
		var name func(id string)
		name = func(id string) {
			if id == "" || seen[id] {
				return
			}
			seen[id] = true
			a := t.actor(id)
			a.given = append(a.given, given[id]...)
			for _, g := range given[id] {
				for _, m := range g.PartOf {
					name(m.Actor)
				}
			}
		}
		for _, f := range w.named() {
			name(f.edge.Source)
			name(f.edge.Target)
			name(f.evidence.AttributedTo)
		}
	}
}

// named is the evidence whose actors this transaction stores: all of the reading in the last one,
// so that an actor's new record is taken over where the evidence stayed.
func (w *work) named() []finding {
	if w.partial {
		return w.adds
	}
	return w.findings()
}

func (t *transaction) actor(id string) *actorState {
	a := t.actors[id]
	if a == nil {
		a = &actorState{}
		t.actors[id] = a
	}
	return a
}

func (t *transaction) blank() string {
	t.blanks++
	return "_:n" + strconv.Itoa(t.blanks)
}

// plan works out the transaction's N-Quads.
func (t *transaction) plan() error {
	for _, w := range t.works {
		if err := t.checkActors(w); err != nil {
			return err
		}
	}
	t.planActors()
	for _, w := range t.works {
		t.planDrops(w)
	}
	for _, w := range t.works {
		t.planDocument(w)
	}
	t.planEdges()
	return nil
}

// checkActors holds that every actor that evidence names is given or stored.
func (t *transaction) checkActors(w *work) error {
	for _, f := range w.named() {
		for _, id := range []string{f.edge.Source, f.edge.Target, f.evidence.AttributedTo} {
			if id == "" {
				continue
			}
			if a := t.actors[id]; a.node.UID == "" && len(a.given) == 0 {
				return &InvalidError{w.Document.ID, fmt.Sprintf("actor %q of edge %s is neither given nor stored", id, f.key)}
			}
		}
	}
	return nil
}

// planActors writes actors that are new and what is new of those stored.
func (t *transaction) planActors() {
	ids := slices.Sorted(maps.Keys(t.actors))
	for _, id := range ids {
		a := t.actors[id]
		record := unite(id, a.given)
		if a.known && a.node.UID != "" {
			continue
		}
		if a.node.UID == "" {
			record.Name = cmp.Or(record.Name, id)
			a.subject = t.blank()
			t.quads.newActor(a.subject, record)
			continue
		}
		t.updateActor(a, record)
	}
	for _, id := range ids {
		t.planMemberships(id, t.actors[id])
	}
}

// unite makes one record of the given ones: the last that says something, and all aliases and memberships.
func unite(id string, given []graph.Actor) graph.Actor {
	u := graph.Actor{ID: id}
	for _, g := range given {
		u.Name, u.Kind = cmp.Or(g.Name, u.Name), cmp.Or(g.Kind, u.Kind)
		u.Code, u.Sector = cmp.Or(g.Code, u.Code), cmp.Or(g.Sector, u.Sector)
		for _, alias := range g.Aliases {
			if !slices.Contains(u.Aliases, alias) {
				u.Aliases = append(u.Aliases, alias)
			}
		}
	}
	return u
}

func (t *transaction) updateActor(a *actorState, record graph.Actor) {
	for _, f := range []struct{ predicate, old, new string }{
		{"Actor.name", a.node.Name, record.Name},
		{"Actor.kind", a.node.Kind, record.Kind},
		{"Actor.code", a.node.Code, record.Code},
		{"Actor.sector", a.node.Sector, record.Sector},
	} {
		if f.new != f.old {
			t.quads.text(a.subject, f.predicate, f.new)
		}
	}
	for _, alias := range record.Aliases {
		if !slices.Contains(a.node.Aliases, alias) {
			t.quads.text(a.subject, "Actor.aliases", alias)
		}
	}
}

func (t *transaction) planMemberships(id string, a *actorState) {
	if a.known && a.node.UID != "" {
		return
	}
	held := map[string]bool{}
	for _, m := range a.node.PartOf {
		held[m.ID] = true
	}
	for _, g := range a.given {
		for _, m := range g.PartOf {
			mid := membershipID(id, m)
			if held[mid] {
				continue
			}
			held[mid] = true
			whole := t.actors[m.Actor]
			whole.gains = true
			t.quads.newMembership(t.blank(), mid, a.subject, whole.subject, m)
		}
	}
}

// planDrops takes a document's evidence out and notes what that leaves without support.
func (t *transaction) planDrops(w *work) {
	for _, v := range w.drops {
		t.quads.delete(v.UID, star)
		t.quads.dropBriefs(v)
		if uid := v.AttributedTo.UID; uid != "" {
			t.loose[uid] = true
		}
		e := t.edges[v.Edge.ID]
		if e == nil {
			n := v.Edge
			e = &edgeState{node: n, subject: n.UID, source: n.Source.ID, target: n.Target.ID, first: day(n.First), last: day(n.Last)}
			t.edges[n.ID] = e
		}
		e.node.Source, e.node.Target = v.Edge.Source, v.Edge.Target
		e.dropped++
		if v.Date != "" && (day(v.Date) == day(e.node.First) || day(v.Date) == day(e.node.Last)) {
			e.redate = true
		}
	}
}

// planDocument writes the document and its new evidence, or takes the document out.
func (t *transaction) planDocument(w *work) {
	subject := w.node.UID
	if w.remove && !w.partial {
		t.quads.delete(subject, star)
		return
	}
	if subject == "" {
		subject = t.blank()
	}
	d := w.Document
	if w.remove {
		d = w.node.document()
	}
	if w.partial {
		d.Version = ""
		if w.node.UID != "" {
			t.quads.delete(subject, "Document.version")
			w.node.Version = ""
		}
	}
	t.quads.document(subject, d, w.node)
	for _, f := range w.adds {
		e := t.edges[f.key]
		if e.subject == "" {
			e.subject = t.blank()
			t.newEdge(e, f.edge)
		}
		e.add(f.evidence.Date)
		attributed := ""
		if id := f.evidence.AttributedTo; id != "" {
			t.actors[id].gains = true
			attributed = t.actors[id].subject
		}
		t.quads.newEvidence(t.blank(), f.id, e.subject, subject, attributed, *f.evidence)
		t.quads.briefs(t.actors[e.source].subject, t.actors[e.target].subject, f)
	}
}

func (t *transaction) newEdge(e *edgeState, edge *graph.Edge) {
	source, target := t.actors[e.source], t.actors[e.target]
	source.gains, target.gains = true, true
	t.quads.newEdge(e.subject, source.subject, target.subject, *edge)
}

func (e *edgeState) add(date string) {
	e.added++
	if date == "" {
		return
	}
	if e.first == "" || date < e.first {
		e.first = date
	}
	e.last = max(e.last, date)
}

// planEdges writes the counts and dates of edges, and takes out those without evidence.
func (t *transaction) planEdges() {
	for _, key := range slices.Sorted(maps.Keys(t.edges)) {
		e := t.edges[key]
		if e.node.UID != "" && e.count() == 0 {
			t.quads.delete(e.subject, star)
			t.loose[e.node.Source.UID], t.loose[e.node.Target.UID] = true, true
			continue
		}
		t.quads.number(e.subject, "Edge.count", e.count())
		if e.first != day(e.node.First) {
			t.quads.date(e.subject, "Edge.first", e.first)
		}
		if e.last != day(e.node.Last) {
			t.quads.date(e.subject, "Edge.last", e.last)
		}
		if e.node.UID == "" {
			continue
		}
		for _, id := range []string{e.source, e.target} {
			if a := t.actors[id]; a != nil {
				a.held = true
			}
		}
	}
}

// guard keeps a stored actor that gains a reference from being deleted by a transaction that runs
// at the same time and takes out all its other references. That one must delete every stored edge
// of the actor, so to write to one of them is enough to be aborted together with it. An edge whose evidence
// changes is one. Otherwise it is a random one, as all writers that add edges to the same busy
// actor would abort each other if they took the same. The score is written because it has no index
// and never changes.
func (t *transaction) guard(ctx context.Context) error {
	needy := map[string]*actorState{}
	for _, a := range t.actors {
		if a.gains && !a.held && a.node.UID != "" {
			needy[a.node.UID] = a
		}
	}
	if len(needy) == 0 {
		return nil
	}
	var answer struct {
		Actors []struct {
			UID      string
			Acts     []edgeNode `json:"~Edge.source"`
			Receives []edgeNode `json:"~Edge.target"`
		}
	}
	err := ask(ctx, t.txn, fmt.Sprintf(`{ actors(func: uid(%s)) { uid
		~Edge.source (first: 8) { uid Edge.score } ~Edge.target (first: 8) { uid Edge.score } } }`,
		strings.Join(slices.Sorted(maps.Keys(needy)), ", ")), &answer)
	if err != nil {
		return err
	}
	dying := map[string]bool{}
	for _, e := range t.edges {
		dying[e.node.UID] = e.count() == 0
	}
	for _, n := range answer.Actors {
		a := needy[n.UID]
		alive := slices.DeleteFunc(append(n.Acts, n.Receives...), func(e edgeNode) bool { return dying[e.UID] })
		if len(alive) == 0 {
			t.quads.text(n.UID, "Actor.id", a.node.ID)
			continue
		}
		e := alive[rand.IntN(len(alive))]
		t.quads.float(e.UID, "Edge.score", e.Score)
	}
	return nil
}
