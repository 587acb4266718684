package relations

import "entente/graph"

// Where a tree has lost an argument, the order of words often still tells it: English puts an owner
// right before its noun and a preposition right before its object.

// leftNeighbour finds the actor in the words before noun p that belong to its phrase: "Turkish aid",
// "Syria's main backer".
func (a *analysis) leftNeighbour(p int) []filler {
	for i := p - 1; i >= 0 && i > p-6; i-- {
		if m := a.at[i]; m >= 0 && m != a.at[p] {
			if a.saying[m] {
				return nil
			}
			return []filler{{m, modifier}}
		}
		switch a.Tokens[i].UPOS {
		case "ADJ", "NOUN", "NUM":
		case "PART":
			if a.low[i] != "'s" && a.low[i] != "'" {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// afterPreposition finds the actor that follows the preposition within reach of predicate p, with no
// verb and no comma on the way, and the one joined to it by "and".
func (a *analysis) afterPreposition(p int, prep string) []filler {
	for i := p + 1; i < len(a.low) && i < p+7; i++ {
		if a.Tokens[i].UPOS == "VERB" || a.Tokens[i].UPOS == "PUNCT" && a.low[i] != "-" {
			return nil
		}
		if a.low[i] == prep && a.at[i] < 0 { // not the "of" in a name
			return a.nextActors(i)
		}
	}
	return nil
}

// nextActors takes the first actor after token i and those coordinated with it.
func (a *analysis) nextActors(i int) []filler {
	var found []filler
	for j := i + 1; j < len(a.low) && j < i+9; j++ {
		m := a.at[j]
		if m >= 0 {
			if a.saying[m] {
				return found
			}
			found = append(found, filler{m, modifier})
			j = a.ms[m].Hi - 1
			if j+1 < len(a.low) && (a.low[j+1] == "and" || a.low[j+1] == "," && a.joined(j+1)) {
				continue
			}
			return unique(found)
		}
		if a.Tokens[j].UPOS == "VERB" || a.Tokens[j].UPOS == "ADP" && a.low[j] != "of" || a.Tokens[j].UPOS == "PUNCT" && a.low[j] != "," {
			return unique(found)
		}
		if len(found) > 0 && a.Tokens[j].UPOS != "DET" && a.Tokens[j].UPOS != "ADJ" && a.low[j] != "and" && a.low[j] != "," && a.low[j] != "both" {
			return unique(found)
		}
	}
	return unique(found)
}

// joined says whether the comma at i stands in a list that an "and" closes.
func (a *analysis) joined(i int) bool {
	for j := i + 1; j < len(a.low) && j < i+8; j++ {
		if a.low[j] == "and" {
			return true
		}
		if a.Tokens[j].UPOS == "VERB" {
			return false
		}
	}
	return false
}

// betweenPair reads "between X and Y" after predicate p.
func (a *analysis) betweenPair(p int) []filler {
	for i := p + 1; i < len(a.low) && i < p+12; i++ {
		if a.low[i] == "between" || a.low[i] == "among" {
			return a.nextActors(i)
		}
	}
	return nil
}

// alongside finds actors that share the head of mention m as adjectives: the Turks of "Turkish and
// Syrian troops".
func (a *analysis) alongside(m int) []filler {
	lo := a.ms[m].Lo
	for i := lo - 1; i >= 0 && i > lo-3; i-- {
		if o := a.at[i]; o >= 0 && o != m && a.low[lo-1] == "and" {
			return []filler{{o, modifier}}
		}
	}
	return a.alsoOf(m)
}

// alsoOf finds the further countries of a role in the plural: the Mali of "the presidents of Chad and Mali".
func (a *analysis) alsoOf(m int) []filler {
	mention := a.ms[m]
	if mention.Hi-1 <= mention.Head || a.Tokens[mention.Head].XPOS != "NNS" {
		return nil
	}
	var also []filler
	for _, c := range a.children(mention.Hi-1, "conj") {
		if o := a.at[c]; o >= 0 && o != m && a.ms[o].Actor.Kind == graph.Country {
			also = append(also, filler{o, modifier})
		}
	}
	return also
}

// leftSubject finds the subject of a finite verb that the tree left without one: the word before it and its
// auxiliaries, if that belongs to an actor's phrase.
func (a *analysis) leftSubject(p int) []int {
	switch a.Tokens[p].XPOS {
	case "VBD", "VBZ", "VBP":
	case "VBN", "VB":
		if a.child(p, "aux") < 0 {
			return nil
		}
	default:
		return nil
	}
	i := p - 1
	for i >= 0 && (a.Tokens[i].UPOS == "AUX" || a.Tokens[i].UPOS == "ADV") {
		i--
	}
	for j := i; j >= 0 && j > i-3; j-- {
		if m := a.at[j]; m >= 0 {
			h := a.ms[m].Head
			if a.rel(h) == "conj" && a.Tokens[h].Head >= 0 && a.at[a.Tokens[h].Head] >= 0 {
				return a.conjuncts(a.Tokens[h].Head)
			}
			return []int{h}
		}
		if u := a.Tokens[j].UPOS; u != "NOUN" && u != "ADJ" {
			return nil
		}
	}
	return nil
}
