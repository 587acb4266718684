package actors

import (
	"slices"
	"strings"

	"entente/graph"
)

// An institution named by its role alone, "the ministry" or "the central bank", is the one of that role which the text
// has named last, before it is the scene's.

// namedAgain returns what a role without a country stands for where the text has named it before.
func (t *text) namedAgain(i int, h *hit) (graph.Actor, bool) {
	a := h.agents[0]
	if !definite(&t.sentences[i], h) || a.role != "central-bank" && a.role != "ministry" || h.Len() > 2 {
		return graph.Actor{}, false
	}
	for k := i; k >= 0; k-- {
		if found, ok := t.lastOf(a.role, k, i, h.Lo); ok {
			return found, true
		}
	}
	return graph.Actor{}, false
}

// lastOf returns the last actor of a role that sentence k names, before token lo if it is sentence i.
func (t *text) lastOf(role string, k, i, lo int) (found graph.Actor, ok bool) {
	last := -1
	for _, m := range t.mentions[k] {
		if m.Lo > last && (k < i || m.Lo < lo) && t.hasRole(m.Actor, role) && (role != "ministry" || strings.Contains(lower(cut(&t.sentences[k], m.Span)), "minist")) {
			found, last, ok = m.Actor, m.Lo, true
		}
	}
	for _, h := range t.hits[k] {
		if v := h.sense(); v != nil && h.Lo > last && (k < i || h.Lo < lo) && t.hasRole(t.records[v.actor].Actor, role) {
			found, last, ok = t.at(v.actor, t.day), h.Lo, true
		}
	}
	return found, ok
}

// hasRole says whether an actor is an institution of a role: by its entry, by its id, or, of ministries, by its name.
func (t *text) hasRole(a graph.Actor, name string) bool {
	if a.Kind != graph.Organization || strings.HasPrefix(a.ID, unknown) {
		return false
	}
	if i, ok := t.byID[a.ID]; ok {
		if slices.ContainsFunc(t.records[i].roles, func(ro role) bool { return ro.office == name }) {
			return true
		}
	}
	return strings.HasSuffix(a.ID, "/GOV/"+name) || name == "ministry" && (strings.HasSuffix(a.ID, "-ministry") || strings.Contains(a.Name, "Ministry"))
}
