package store

import (
	"time"

	"github.com/dgraph-io/dgo/v230/protos/api"

	"entente/graph"
)

// star, as the object of a deletion, is every value of the predicate; as its predicate, every
// predicate of the subject's type.
const star = "_STAR_ALL"

// The lists of an actor's briefs.
const (
	actsInBrief     = "Actor.actsInBrief"
	receivesInBrief = "Actor.receivesInBrief"
)

// quads collects the N-Quads of one mutation. Subjects are uids ("0x1f") or blank nodes ("_:a1").
// Dgraph applies the deletions before the rest.
type quads struct{ set, del []*api.NQuad }

func (q *quads) mutation() *api.Mutation { return &api.Mutation{Set: q.set, Del: q.del} }

func (q *quads) empty() bool { return len(q.set)+len(q.del) == 0 }

func (q *quads) value(subject, predicate string, v *api.Value) {
	q.set = append(q.set, &api.NQuad{Subject: subject, Predicate: predicate, ObjectValue: v})
}

// text, number and truth leave zero values out: an absent predicate reads as zero.
func (q *quads) text(subject, predicate, v string) {
	if v != "" {
		q.value(subject, predicate, &api.Value{Val: &api.Value_StrVal{StrVal: v}})
	}
}

func (q *quads) number(subject, predicate string, v int) {
	if v != 0 {
		q.value(subject, predicate, &api.Value{Val: &api.Value_IntVal{IntVal: int64(v)}})
	}
}

func (q *quads) truth(subject, predicate string, v bool) {
	if v {
		q.value(subject, predicate, &api.Value{Val: &api.Value_BoolVal{BoolVal: v}})
	}
}

func (q *quads) float(subject, predicate string, v float64) {
	q.value(subject, predicate, &api.Value{Val: &api.Value_DoubleVal{DoubleVal: v}})
}

// date takes YYYY-MM-DD, which Dgraph reads as midnight UTC.
func (q *quads) date(subject, predicate, v string) { q.text(subject, predicate, v) }

func (q *quads) link(subject, predicate, object string) {
	q.set = append(q.set, &api.NQuad{Subject: subject, Predicate: predicate, ObjectId: object})
}

func (q *quads) delete(subject, predicate string) {
	q.del = append(q.del, &api.NQuad{Subject: subject, Predicate: predicate,
		ObjectValue: &api.Value{Val: &api.Value_DefaultVal{DefaultVal: star}}})
}

// deleteValue takes one value out of a list.
func (q *quads) deleteValue(subject, predicate, v string) {
	q.del = append(q.del, &api.NQuad{Subject: subject, Predicate: predicate, ObjectValue: &api.Value{Val: &api.Value_StrVal{StrVal: v}}})
}

func (q *quads) newActor(node string, a graph.Actor) {
	q.text(node, "dgraph.type", "Actor")
	q.text(node, "Actor.id", a.ID)
	q.text(node, "Actor.name", a.Name)
	q.text(node, "Actor.kind", a.Kind)
	q.text(node, "Actor.code", a.Code)
	q.text(node, "Actor.sector", a.Sector)
	for _, alias := range a.Aliases {
		q.text(node, "Actor.aliases", alias)
	}
}

func (q *quads) newMembership(node, id, member, whole string, m graph.Membership) {
	q.text(node, "dgraph.type", "Membership")
	q.text(node, "Membership.id", id)
	q.link(node, "Membership.member", member)
	q.link(node, "Membership.whole", whole)
	q.text(node, "Membership.from", m.From)
	q.text(node, "Membership.to", m.To)
}

// newEdge writes what stays as long as the edge; aggregates says the rest.
func (q *quads) newEdge(node, source, target string, e graph.Edge) {
	q.text(node, "dgraph.type", "Edge")
	q.text(node, "Edge.id", e.Key())
	q.link(node, "Edge.source", source)
	q.link(node, "Edge.target", target)
	q.text(node, "Edge.event", e.Event)
	if e.Event == "" {
		q.text(node, "Edge.predicate", e.Predicate)
	}
	q.text(node, "Edge.quad", string(graph.QuadOf(e.Event)))
	q.float(node, "Edge.score", graph.ScoreOf(e.Event))
}

func (q *quads) newEvidence(node, id, edge, document, attributedTo string, v graph.Evidence) {
	q.text(node, "dgraph.type", "Evidence")
	q.text(node, "Evidence.id", id)
	q.link(node, "Evidence.edge", edge)
	q.link(node, "Evidence.document", document)
	q.text(node, "Evidence.in", v.In)
	q.number(node, "Evidence.sentence", v.Sentence)
	q.number(node, "Evidence.start", v.Start)
	q.number(node, "Evidence.end", v.End)
	q.text(node, "Evidence.text", v.Text)
	q.text(node, "Evidence.sourceText", v.Source.Text)
	q.number(node, "Evidence.sourceStart", v.Source.Start)
	q.number(node, "Evidence.sourceEnd", v.Source.End)
	q.text(node, "Evidence.targetText", v.Target.Text)
	q.number(node, "Evidence.targetStart", v.Target.Start)
	q.number(node, "Evidence.targetEnd", v.Target.End)
	q.text(node, "Evidence.predicate", v.Predicate)
	q.number(node, "Evidence.predicateStart", v.PredicateStart)
	q.text(node, "Evidence.mode", v.Mode)
	q.truth(node, "Evidence.mutual", v.Mutual)
	q.truth(node, "Evidence.negated", v.Negated)
	q.text(node, "Evidence.modality", string(v.Modality))
	q.date(node, "Evidence.date", v.Date)
	q.text(node, "Evidence.rule", v.Rule)
	q.float(node, "Evidence.confidence", v.Confidence)
	if attributedTo != "" {
		q.link(node, "Evidence.attributedTo", attributedTo)
	}
}

// briefs writes the lines of a piece of evidence that its actors keep, see brief.go.
func (q *quads) briefs(source, target string, f finding) {
	q.text(source, actsInBrief, writeBrief(f.edge.Target, f.edge, f.evidence))
	q.text(target, receivesInBrief, writeBrief(f.edge.Source, f.edge, f.evidence))
}

// dropBriefs takes out the lines of stored evidence, which has its edge and that edge's actors.
func (q *quads) dropBriefs(n evidenceNode) {
	e, v := n.Edge.edge(), n.evidence()
	q.deleteValue(n.Edge.Source.UID, actsInBrief, writeBrief(e.Target, &e, &v))
	q.deleteValue(n.Edge.Target.UID, receivesInBrief, writeBrief(e.Source, &e, &v))
}

// document writes the fields of a document; on a stored one (old.UID set) it takes out those that
// became empty.
func (q *quads) document(node string, d graph.Document, old documentNode) {
	if old.UID == "" {
		q.text(node, "dgraph.type", "Document")
		q.text(node, "Document.id", d.ID)
	}
	was := old.document()
	for _, f := range []struct{ predicate, old, new string }{
		{"Document.title", was.Title, d.Title},
		{"Document.url", was.URL, d.URL},
		{"Document.publisher", was.Publisher, d.Publisher},
		{"Document.published", was.Published, d.Published},
		{"Document.version", was.Version, d.Version},
	} {
		switch {
		case f.new == f.old:
		case f.new == "":
			q.delete(node, f.predicate)
		default:
			q.text(node, f.predicate, f.new)
		}
	}
}

func validDate(s string) bool {
	if s == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
