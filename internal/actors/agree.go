package actors

import (
	"cmp"
	"slices"

	"entente/graph"
)

// agree makes the mentions of a new actor agree on who that is, wherever in the text it was told: "Hill said … Rosa Hill, Chad's
// envoy, …" speaks of an envoy from the start. The kind is the one that most of its mentions have, country and sector are
// those of the first of that kind that tells both, or as much as any tells.
func (t *text) agree() {
	tellings := map[string][]*Mention{}
	for i := range t.mentions {
		for k := range t.mentions[i] {
			if m := &t.mentions[i][k]; m.New {
				tellings[m.Actor.ID] = append(tellings[m.Actor.ID], m)
			}
		}
	}
	for _, ms := range tellings {
		slices.SortFunc(ms, func(a, b *Mention) int { return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Lo, b.Lo)) })
		best := fullest(ms, t.mostly(ms))
		for _, m := range ms {
			m.Actor = best
		}
	}
}

// mostly is the kind that most mentions give their actor, of two alike the one that comes first. A pronoun tells
// nothing but what its antecedent told.
func (t *text) mostly(ms []*Mention) string {
	count, best := map[string]int{}, ""
	for _, m := range ms {
		if t.sentences[m.Sentence].Tokens[m.Lo].UPOS != "PRON" {
			count[m.Actor.Kind]++
		}
	}
	if t.firmNames[ms[0].Actor.ID] && count[graph.Organization] > 0 {
		return graph.Organization
	}
	for _, m := range ms {
		if k := m.Actor.Kind; best == "" || count[k] > count[best] {
			best = k
		}
	}
	return best
}

// fullest is the actor as the mention that tells most of it, of those of a kind, has it.
func fullest(ms []*Mention, kind string) graph.Actor {
	best, most := graph.Actor{}, -1
	for _, m := range ms {
		told := 0
		if m.Actor.Code != "" {
			told += 2
		}
		if m.Actor.Sector != "" {
			told++
		}
		if m.Actor.Kind == kind && told > most {
			best, most = m.Actor, told
		}
	}
	return best
}
