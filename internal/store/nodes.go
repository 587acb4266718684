package store

import (
	"cmp"
	"slices"
	"strings"

	"entente/graph"
)

// The nodes as Dgraph's JSON gives them, and the fields to ask for. Absent predicates are zero.

const actorFields = `uid Actor.id Actor.name Actor.kind Actor.code Actor.sector Actor.aliases
	~Membership.member { Membership.id Membership.from Membership.to Membership.whole { Actor.id } }`

// partyFields are what a record says of an actor. Aliases and memberships stand elsewhere, and to look them
// up costs more than the rest.
const partyFields = `uid Actor.id Actor.name Actor.kind Actor.code Actor.sector`

type actorNode struct {
	UID     string           `json:"uid"`
	ID      string           `json:"Actor.id"`
	Name    string           `json:"Actor.name"`
	Kind    string           `json:"Actor.kind"`
	Code    string           `json:"Actor.code"`
	Sector  string           `json:"Actor.sector"`
	Aliases []string         `json:"Actor.aliases"`
	PartOf  []membershipNode `json:"~Membership.member"`
}

type membershipNode struct {
	UID   string    `json:"uid"`
	ID    string    `json:"Membership.id"`
	From  string    `json:"Membership.from"`
	To    string    `json:"Membership.to"`
	Whole actorNode `json:"Membership.whole"`
}

// actor gives the actor with aliases and memberships sorted: Dgraph keeps no order of its own.
func (n actorNode) actor() graph.Actor {
	a := graph.Actor{ID: n.ID, Name: n.Name, Kind: n.Kind, Code: n.Code, Sector: n.Sector, Aliases: n.Aliases}
	slices.Sort(a.Aliases)
	for _, m := range n.PartOf {
		a.PartOf = append(a.PartOf, graph.Membership{Actor: m.Whole.ID, From: m.From, To: m.To})
	}
	slices.SortFunc(a.PartOf, func(a, b graph.Membership) int {
		return cmp.Or(strings.Compare(a.Actor, b.Actor), strings.Compare(a.From, b.From), strings.Compare(a.To, b.To))
	})
	return a
}

func membershipID(member string, m graph.Membership) string {
	return strings.Join([]string{member, m.Actor, m.From, m.To}, "|")
}

const documentFields = `uid Document.id Document.title Document.url Document.publisher Document.published Document.version`

type documentNode struct {
	UID       string `json:"uid"`
	ID        string `json:"Document.id"`
	Title     string `json:"Document.title"`
	URL       string `json:"Document.url"`
	Publisher string `json:"Document.publisher"`
	Published string `json:"Document.published"`
	Version   string `json:"Document.version"`
}

func (n documentNode) document() graph.Document {
	return graph.Document{ID: n.ID, Title: n.Title, URL: n.URL, Publisher: n.Publisher,
		Published: day(n.Published), Version: n.Version}
}

const edgeFields = `uid Edge.id Edge.count Edge.first Edge.last Edge.score`

type edgeNode struct {
	UID       string         `json:"uid"`
	ID        string         `json:"Edge.id"`
	Event     string         `json:"Edge.event"`
	Predicate string         `json:"Edge.predicate"`
	Count     int            `json:"Edge.count"`
	First     string         `json:"Edge.first"`
	Last      string         `json:"Edge.last"`
	Score     float64        `json:"Edge.score"`
	Source    actorNode      `json:"Edge.source"`
	Target    actorNode      `json:"Edge.target"`
	Evidence  []evidenceNode `json:"~Evidence.edge"`
}

// edge gives the edge without its evidence.
func (n edgeNode) edge() graph.Edge {
	return graph.Edge{Source: n.Source.ID, Target: n.Target.ID, Event: n.Event, Predicate: n.Predicate}
}

const evidenceFields = `uid Evidence.id Evidence.in Evidence.sentence Evidence.start Evidence.end Evidence.text
	Evidence.sourceText Evidence.sourceStart Evidence.sourceEnd
	Evidence.targetText Evidence.targetStart Evidence.targetEnd
	Evidence.predicate Evidence.predicateStart Evidence.mode Evidence.mutual Evidence.negated
	Evidence.modality Evidence.date Evidence.rule Evidence.confidence
	Evidence.attributedTo { uid Actor.id } Evidence.document { Document.id Document.publisher }`

type evidenceNode struct {
	UID            string       `json:"uid"`
	ID             string       `json:"Evidence.id"`
	In             string       `json:"Evidence.in"`
	Sentence       int          `json:"Evidence.sentence"`
	Start          int          `json:"Evidence.start"`
	End            int          `json:"Evidence.end"`
	Text           string       `json:"Evidence.text"`
	SourceText     string       `json:"Evidence.sourceText"`
	SourceStart    int          `json:"Evidence.sourceStart"`
	SourceEnd      int          `json:"Evidence.sourceEnd"`
	TargetText     string       `json:"Evidence.targetText"`
	TargetStart    int          `json:"Evidence.targetStart"`
	TargetEnd      int          `json:"Evidence.targetEnd"`
	Predicate      string       `json:"Evidence.predicate"`
	PredicateStart int          `json:"Evidence.predicateStart"`
	Mode           string       `json:"Evidence.mode"`
	Mutual         bool         `json:"Evidence.mutual"`
	Negated        bool         `json:"Evidence.negated"`
	Modality       string       `json:"Evidence.modality"`
	Date           string       `json:"Evidence.date"`
	Rule           string       `json:"Evidence.rule"`
	Confidence     float64      `json:"Evidence.confidence"`
	AttributedTo   actorNode    `json:"Evidence.attributedTo"`
	Document       documentNode `json:"Evidence.document"`
	Edge           edgeNode     `json:"Evidence.edge"`
}

func (n evidenceNode) evidence() graph.Evidence {
	return graph.Evidence{
		Document: n.Document.ID, In: n.In, Sentence: n.Sentence, Start: n.Start, End: n.End, Text: n.Text,
		Source:    graph.Mentioned{Text: n.SourceText, Start: n.SourceStart, End: n.SourceEnd},
		Target:    graph.Mentioned{Text: n.TargetText, Start: n.TargetStart, End: n.TargetEnd},
		Predicate: n.Predicate, PredicateStart: n.PredicateStart, Mode: n.Mode, Mutual: n.Mutual, Negated: n.Negated,
		Modality: graph.Modality(n.Modality), AttributedTo: n.AttributedTo.ID, Date: day(n.Date), Rule: n.Rule,
		Confidence: n.Confidence,
	}
}

// day cuts Dgraph's 2017-04-11T00:00:00Z to the date that went in.
func day(t string) string {
	if len(t) > len("2006-01-02") {
		return t[:len("2006-01-02")]
	}
	return t
}
