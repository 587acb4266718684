package relations

import "entente/internal/syntax"

// repaired returns the sentence with a verb put back where the parser took it for the modifier of its own
// object: in "The US rejected calls", a noun as root that has a subject before a participle. A sentence
// without that fault is returned as it is.
func repaired(s *syntax.Sentence) *syntax.Sentence {
	for v := range s.Tokens {
		n := s.Tokens[v].Head
		if s.Tokens[v].Deprel != "amod" || s.Tokens[v].XPOS != "VBN" && s.Tokens[v].XPOS != "VBD" || n < v {
			continue
		}
		subject := -1
		for i := range v {
			if s.Tokens[i].Head == n && s.Tokens[i].Deprel == "nsubj" {
				subject = i
			}
		}
		if subject < 0 || s.Child(n, "cop") >= 0 {
			continue
		}
		fixed := *s
		fixed.Tokens = append([]syntax.Token(nil), s.Tokens...)
		fixed.Tokens[v].Head, fixed.Tokens[v].Deprel, fixed.Tokens[v].UPOS, fixed.Tokens[v].XPOS = s.Tokens[n].Head, s.Tokens[n].Deprel, "VERB", "VBD"
		fixed.Tokens[n].Head, fixed.Tokens[n].Deprel = v, "obj"
		for i := range fixed.Tokens {
			switch d := fixed.Tokens[i].Deprel; {
			case fixed.Tokens[i].Head != n || i == v:
			case i < v, d == "advcl", d == "parataxis", d == "obl", d == "punct", d == "ccomp":
				fixed.Tokens[i].Head = v
			}
		}
		return &fixed
	}
	return s
}
