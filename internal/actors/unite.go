package actors

import (
	"slices"
	"strings"

	"entente/graph"
)

// unite makes one actor of two that a text has by a full name and by a piece of it: "Barend du Plessis … Du Plessis said", "Walt Acme Inc
// … Acme". The shorter must be new and nothing in it may say that it is another body; the longer must be the only one that it fits.
func (t *text) unite() {
	actors := t.namedActors()
	meant := map[string]Mention{}
	for _, a := range actors {
		if !a.mention.New || a.words == nil {
			continue
		}
		if b := onlyLonger(a, actors); b != nil {
			meant[a.mention.Actor.ID] = b.mention
		}
	}
	t.rename(meant)
}

// rename gives the mentions of new actors, by id, to the actors that are meant. Pronouns stay behind where that is of another kind: "it" is no person.
func (t *text) rename(meant map[string]Mention) {
	for i := range t.mentions {
		t.mentions[i] = slices.DeleteFunc(t.mentions[i], func(m Mention) bool {
			right, ok := meant[m.Actor.ID]
			return ok && right.Actor.Kind != m.Actor.Kind && t.sentences[i].Tokens[m.Lo].UPOS == "PRON"
		})
		for k := range t.mentions[i] {
			m := &t.mentions[i][k]
			if right, ok := meant[m.Actor.ID]; ok && m.New {
				m.Actor, m.New = right.Actor, right.New
			}
		}
	}
}

// namedActor is an actor of a text by the name that it has there.
type namedActor struct {
	mention Mention
	words   []string // of the name, folded; nil if it cannot be a piece of another
	full    []string // of the name without the legal form
}

// namedActors lists the persons and organizations of the text that have names of their own, each once.
func (t *text) namedActors() []*namedActor {
	var out []*namedActor
	seen := map[string]bool{}
	for i := range t.mentions {
		for _, m := range t.named(i) {
			if seen[m.Actor.ID] || strings.Contains(m.Actor.ID, "/") || m.Actor.Kind != graph.Person && m.Actor.Kind != graph.Organization {
				continue
			}
			seen[m.Actor.ID] = true
			out = append(out, namedAs(m))
		}
	}
	return out
}

func namedAs(m Mention) *namedActor {
	a := &namedActor{mention: m}
	fields := strings.Fields(m.Actor.Name)
	legal := false
	for len(fields) > 1 && (endsCompany(fields[len(fields)-1]) || fields[len(fields)-1] == "and") {
		fields, legal = fields[:len(fields)-1], true
	}
	a.full = phrase(strings.Join(fields, " "))
	if m.Actor.Kind == graph.Person || !legal && m.Actor.Sector == "" {
		a.words = a.full
	}
	return a
}

// onlyLonger is the one actor whose name goes on where the other's is a piece of it; nil if there is none, or several.
func onlyLonger(a *namedActor, all []*namedActor) *namedActor {
	var found *namedActor
	for _, b := range all {
		if !pieceOf(a, b) {
			continue
		}
		if found != nil {
			return nil
		}
		found = b
	}
	return found
}

// pieceOf says whether a name is the last part of a person's, or a part of a firm's at either end. What the text took for an
// organization for want of a first name may be the person.
func pieceOf(a, b *namedActor) bool {
	n := len(a.words)
	if n == 0 || n >= len(b.full) {
		return false
	}
	tail := slices.Equal(a.words, b.full[len(b.full)-n:])
	if b.mention.Actor.Kind == graph.Person {
		return tail
	}
	if numbered(b.full[n:]) {
		return false
	}
	return a.mention.Actor.Kind == graph.Organization && (isFirm(b.mention.Actor) || b.mention.Actor.Sector == "") && (tail || slices.Equal(a.words, b.full[:n]))
}

// numbered says whether what a longer name has more is a number alone: "Hill Partners II" is another than "Hill Partners".
func numbered(more []string) bool {
	return len(more) == 1 && strings.Trim(more[0], "ivx0123456789") == ""
}
