package relations

import "entente/graph"

// reverse ends the event: aid cut is a sanction, a siege lifted a retreat.
func (g governor) reverse() []proposition {
	var out []proposition
	for _, in := range g.inner {
		if len(g.source) > 0 && len(in.source) > 0 && !sameActors(g.source, in.source) && !in.mutual {
			continue // somebody else's act was stopped
		}
		event, ok := reversed[in.event]
		if !ok {
			continue
		}
		if in.event == "CONSULT" && !in.mutual {
			out = append(out, in) // a visit that ends has been made
			continue
		}
		in.event, in.mode, in.predicate, in.rule = event, g.entry.Mode, g.p, "reversal "+in.rule
		if in.mutual && len(g.source) > 0 && len(in.target) > 0 {
			in.mutual = false
		}
		out = append(out, in)
	}
	if len(out) == 0 {
		return g.unlessTheyYield()
	}
	return out
}

// unlessTheyYield reads an end of conflict that hangs on what others do: "will not end the strike until the
// government meets their demands" is toward the government.
func (g governor) unlessTheyYield() []proposition {
	ended := g.complementEvent()
	if len(g.source) == 0 || graph.QuadOf(ended).Sign() >= 0 {
		return nil
	}
	for _, k := range g.children(g.p, "advcl") {
		switch g.mark(k) {
		case "until", "unless", "before", "if":
		default:
			continue
		}
		target := g.who(g.clause(k).Subject)
		if len(target) == 0 {
			target = g.below(k)
		}
		if target = without(target, g.source); len(target) > 0 {
			return []proposition{g.proposition(reversed[ended], target, "reversal on condition")}
		}
	}
	return nil
}

var reversed = map[string]string{
	"AGREE": "REJECT", "CONSULT": "SANCTION", "SUPPORT": "SANCTION", "COOPERATE": "SANCTION", "AID": "SANCTION",
	"CONCEDE": "SANCTION", "RETREAT": "SANCTION", "REQUEST": "CONCEDE", "THREATEN": "CONCEDE", "ACCUSE": "CONCEDE",
	"REJECT": "CONCEDE", "SANCTION": "RETREAT", "PROTEST": "CONCEDE", "MOBILIZE": "RETREAT", "COERCE": "RETREAT", "ASSAULT": "RETREAT",
}

func negate(props []proposition) []proposition {
	for i := range props {
		props[i].negated = !props[i].negated
	}
	return props
}

// fall negates what fails; the agreement that parties fail to reach is a REJECT between them.
func fall(props []proposition) []proposition {
	for i, pr := range props {
		if pr.mutual && pr.event == "SUPPORT" && !pr.negated {
			props[i].event = "REJECT"
		} else {
			props[i].negated = !pr.negated
		}
	}
	return props
}

// deny takes the event back; where the charge has an author, it is turned against him.
func (g governor) deny() []proposition {
	out := negate(g.inner)
	if len(g.source) == 0 || g.entry.Event == "" {
		return out
	}
	if len(g.addressee) > 0 {
		return append(out, g.proposition(g.entry.Event, g.addressee, "denial"))
	}
	for _, k := range g.comps {
		if k.kind == "obj" {
			for _, n := range g.lex.nouns[g.lemma[k.token]] {
				if f := without(g.nounSlots(k.token, n.Source), g.source); len(f) > 0 {
					return append(out, g.proposition(g.entry.Event, f, "denial"))
				}
			}
		}
	}
	return out
}

// intend keeps what the subject means to do itself; what it wants others to do is a request.
func (g governor) intend() []proposition {
	var out []proposition
	for _, in := range g.inner {
		if len(g.source) > 0 && len(in.source) > 0 && !sameActors(in.source, g.source) {
			continue
		}
		if in.modality == "" {
			in.modality = graph.Planned
		}
		in.event = plannedEvent(in.event)
		in.rule = "intent " + in.rule
		out = append(out, in)
	}
	if g.entry.Effect == Want && len(g.addressee) > 0 && len(g.source) > 0 {
		for _, k := range g.comps {
			if k.kind == "inf" && g.child(k.token, "cop") < 0 {
				out = append(out, g.proposition("REQUEST", g.addressee, "wish"))
				break
			}
		}
	}
	return out
}

// plannedEvent is what PLOVER makes of an event that is yet to come: cooperation is agreed to,
// conflict threatened.
func plannedEvent(event string) string {
	switch graph.QuadOf(event) {
	case graph.MaterialCooperation:
		return "AGREE"
	case graph.MaterialConflict:
		return "THREATEN"
	}
	switch event {
	case "CONSULT", "SUPPORT", "CONCEDE":
		return "AGREE"
	}
	return event
}
