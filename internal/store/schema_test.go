package store

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// Where a Go field is not a schema field of the same name: what it is kept as.
var keptAs = map[string][]string{
	"Evidence.Source":  {"sourceText", "sourceStart", "sourceEnd"},
	"Evidence.Target":  {"targetText", "targetStart", "targetEnd"},
	"Membership.Actor": {"whole"},
}

// Schema fields that no Go field holds: ids made from other fields, what is worked out from an
// edge's evidence or its event, and the links that hold the nodes together.
var derived = map[string][]string{
	"Actor":      {"actsInBrief", "receivesInBrief"},
	"Membership": {"id", "member"},
	"Edge":       {"id", "quad", "score", "first", "last", "count"},
	"Evidence":   {"id", "edge"},
	"Document":   nil,
}

// TestSchemaHoldsTypes holds package graph's types against its schema: every field of the one is in the
// other.
func TestSchemaHoldsTypes(t *testing.T) {
	inSchema := schemaFields(t)
	for _, v := range []any{graph.Actor{}, graph.Membership{}, graph.Edge{}, graph.Evidence{}, graph.Document{}} {
		typ := reflect.TypeOf(v)
		name := typ.Name()
		want := slices.Clone(derived[name])
		for i := range typ.NumField() {
			f := typ.Field(i).Name
			if kept, ok := keptAs[name+"."+f]; ok {
				want = append(want, kept...)
			} else {
				want = append(want, lowerFirst(f))
			}
		}
		slices.Sort(want)
		got := inSchema[name]
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: the schema has\n%v\nthe Go type is kept as\n%v", name, got, want)
		}
		delete(inSchema, name)
	}
	delete(inSchema, "Change") // the store's own, see TestSchemaHoldsNodes
	for name := range inSchema {
		t.Errorf("no Go type for the schema's %s", name)
	}
}

// lowerFirst is a Go name as the schema spells it: ID id, URL url, PartOf partOf.
func lowerFirst(name string) string {
	if strings.ToUpper(name) == name {
		return strings.ToLower(name)
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// schemaFields lists each type's fields, except for reverse links other than those that hold what a
// Go type has as a slice.
func schemaFields(t *testing.T) map[string][]string {
	t.Helper()
	fields := map[string][]string{}
	name := ""
	field := regexp.MustCompile(`^  (\w+): (.*)$`)
	for line := range strings.Lines(graph.Schema) {
		line = strings.TrimRight(line, "\n")
		if rest, ok := strings.CutPrefix(line, "type "); ok {
			name = strings.TrimSuffix(rest, " {")
			continue
		}
		m := field.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		reverse := strings.Contains(m[2], `"~`)
		if !reverse || name == "Actor" && m[1] == "partOf" || name == "Edge" && m[1] == "evidence" {
			fields[name] = append(fields[name], m[1])
		}
	}
	return fields
}

// TestSchemaHoldsNodes holds the predicates that are written and read against the schema.
func TestSchemaHoldsNodes(t *testing.T) {
	dql, err := dqlSchema()
	if err != nil {
		t.Fatal(err)
	}
	inSchema, err := parseSchema(dql)
	if err != nil {
		t.Fatal(err)
	}
	predicate := regexp.MustCompile(`[A-Z]\w+\.\w+`)
	for _, asked := range []string{actorFields, documentFields, edgeFields, evidenceFields, actsInBrief, receivesInBrief, changeFields} {
		for _, p := range predicate.FindAllString(asked, -1) {
			if _, ok := inSchema[p]; !ok {
				t.Errorf("%s is asked for, but not in the schema", p)
			}
		}
	}
	for _, id := range []string{"Actor.id", "Membership.id", "Edge.id", "Evidence.id", "Document.id"} {
		if !slices.Contains(inSchema[id], "upsert") {
			t.Errorf("%s lacks @upsert", id)
		}
	}
	for p, traits := range inSchema {
		if slices.Contains(traits, "uid") && p != "Evidence.document" && !slices.Contains(traits, "reverse") {
			t.Errorf("%s has no reverse: what it leads to could not tell whether it is needed", p)
		}
	}
	for p, traits := range inSchema {
		if strings.HasPrefix(p, "Change.") && slices.ContainsFunc(traits, func(trait string) bool { return trait == "upsert" || strings.HasPrefix(trait, "index") }) {
			t.Errorf("%s is %v; what is indexed can have two writers meet", p, traits)
		}
	}
	if slices.ContainsFunc(inSchema["Edge.score"], func(trait string) bool { return strings.HasPrefix(trait, "index") }) {
		t.Error("Edge.score has an index; guard counts on writing it being cheap")
	}
}
