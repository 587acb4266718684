package actors

import (
	"slices"
	"strings"

	"entente/graph"
)

// A user's file may also hold, after the entries that they speak of, lines that join two nodes or take one apart:
//
//	merge	KEPT	ID|ID…      what these ids named is the actor KEPT; their names, roles and memberships go over to it
//	split	ID	NAME|NAME…  these names do not name the actor any more; an entry of their own may follow

// readCorrection reads a line that merges or splits, and says whether it is one.
func (l *loader) readCorrection(n line) bool {
	kind := n.field(0)
	if kind != "merge" && kind != "split" {
		return false
	}
	id, others := n.field(1), n.list(2, "|")
	i, known := l.byID[id]
	_, composed := l.composedByID(id)
	switch {
	case len(n.fields) != 3 || len(others) == 0:
		l.problems = append(l.problems, n.problem("want %s, an id, and what it is about, apart by tabs", kind))
	case !known && (kind == "split" || !composed):
		l.problems = append(l.problems, n.problem("%s: no actor %q", kind, id))
	case kind == "merge":
		for _, other := range others {
			if other == id {
				l.problems = append(l.problems, n.problem("merge: %s is itself", id))
				continue
			}
			l.merge(id, other)
		}
	default:
		for _, name := range others {
			if !l.split(i, name) {
				l.problems = append(l.problems, n.problem("split: %q does not name %s", name, id))
			}
		}
	}
	return true
}

// merge makes another id, of the catalogue or not, lead to the actor kept.
func (l *loader) merge(kept, other string) {
	for from, to := range l.merged {
		if to == other {
			l.merged[from] = kept
		}
	}
	l.merged[other] = kept
	delete(l.merged, kept) // a later line turns an earlier one round
	to, ok := l.byID[kept]
	from, known := l.byID[other]
	if !ok || !known || to == from {
		return
	}
	a, b := &l.records[to], &l.records[from]
	a.Aliases = appendNew(a.Aliases, append([]string{b.Name}, b.Aliases...)...)
	a.PartOf = appendNew(a.PartOf, b.PartOf...)
	a.roles = append(a.roles, b.roles...)
	for k := range l.names.values {
		if v := &l.names.values[k]; v.actor == from {
			v.actor = to
		}
	}
	for k, p := range l.surnames.values {
		if p == from {
			l.surnames.values[k] = to
		}
	}
	for _, hs := range l.holders {
		for k := range hs {
			if hs[k].actor == from {
				hs[k].actor = to
			}
		}
	}
	for _, ns := range l.near {
		for k := range ns {
			if ns[k].actor == from {
				ns[k].actor = to
			}
		}
	}
	l.byID[other] = to
}

func appendNew[T comparable](all []T, more ...T) []T {
	for _, v := range more {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// split takes a name from an actor, and says whether the actor had it.
func (l *loader) split(i int32, name string) bool {
	of := func(v sense) bool { return v.actor == i }
	if !l.names.remove(article(name), of) {
		return false
	}
	folded := fold(article(name))
	r := &l.records[i]
	r.Aliases = slices.DeleteFunc(slices.Clone(r.Aliases), func(a string) bool { return fold(article(a)) == folded })
	if r.Kind == graph.Person && !l.hasLastName(r, lastName(name)) {
		l.surnames.remove(lastName(name), func(p int32) bool { return p == i })
	}
	return true
}

// hasLastName says whether a name that is left has the last name.
func (l *loader) hasLastName(r *record, last string) bool {
	for _, name := range append([]string{r.Name}, r.Aliases...) {
		if lastName(name) == last && len(l.names.get(name)) > 0 {
			return true
		}
	}
	return false
}

// followMerges writes what was kept in the place of what was merged into it, where other actors are part of that.
func (l *loader) followMerges() {
	if len(l.merged) == 0 {
		return
	}
	for i := range l.records {
		for k := range l.records[i].PartOf {
			m := &l.records[i].PartOf[k]
			if kept, ok := l.merged[m.Actor]; ok {
				m.Actor = kept
			}
		}
	}
}

// Merged returns a file of actors, given as text, with a line for joining the others to the actor kept.
func Merged(text, kept string, others []string) string {
	return withLine(withoutMerges(text, others), "merge\t"+kept+"\t"+strings.Join(others, "|"))
}

// SplitOff returns a file of actors, given as text, with what takes names from an actor: the id of one that was merged
// into it loses that line; other names get a line, and an entry of their own with the first as its name and with
// the actor's kind and roles.
func (c *Catalogue) SplitOff(text, id string, names []string) (string, error) {
	var own []string
	for _, name := range names {
		if c.merged[name] == id {
			text = withoutMerges(text, []string{name})
		} else {
			own = append(own, name)
		}
	}
	if len(own) == 0 {
		return text, nil
	}
	i, ok := c.byID[id]
	if !ok {
		return "", Problem{Text: "no actor " + id + " in the catalogue"}
	}
	r := &c.records[i]
	text = withLine(text, "split\t"+id+"\t"+strings.Join(own, "|"))
	return withLine(text, strings.Join([]string{r.Kind, own[0], strings.Join(own[1:], "|"), r.rolesText(), c.freeID(own[0])}, "\t")), nil
}

// freeID is an id for a name that no actor has.
func (c *Catalogue) freeID(name string) string {
	id := slug(name)
	for _, taken := c.byID[id]; taken; _, taken = c.byID[id] {
		id += "-2"
	}
	return id
}

// rolesText writes the roles as a file of actors has them.
func (r *record) rolesText() string {
	var out []string
	for _, ro := range r.roles {
		whole, sector := ro.whole, ro.sector
		if whole == "" {
			whole = ro.code
		}
		if whole == "" {
			whole = "-"
		}
		if sector == "" {
			sector = "-"
		}
		words := []string{whole, sector}
		if ro.office != "" {
			words = append(words, ro.office)
		}
		if ro.years != "" && ro.years != ".." {
			words = append(words, ro.years)
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "; ")
}

func withLine(text, l string) string {
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text + l + "\n"
}

// withoutMerges takes ids out of the lines that merge them into another; a line that has none left goes.
func withoutMerges(text string, ids []string) string {
	var b strings.Builder
	for l := range strings.Lines(text) {
		kind, rest, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "\t")
		kept, others, ok := strings.Cut(rest, "\t")
		if kind != "merge" || !ok {
			b.WriteString(l)
			continue
		}
		left := slices.DeleteFunc(strings.Split(others, "|"), func(id string) bool { return slices.Contains(ids, strings.TrimSpace(id)) })
		if len(left) > 0 {
			b.WriteString("merge\t" + kept + "\t" + strings.Join(left, "|") + "\n")
		}
	}
	return b.String()
}
