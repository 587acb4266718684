package network

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func TestSimilar(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"the same friends and enemies",
			[]string{"A SUPPORT C", "B SUPPORT C", "A ASSAULT D", "B ASSAULT D"}, "B +1.00 friends C enemies D opposed "},
		{"a friend of one is the other's enemy",
			[]string{"A SUPPORT C", "B ASSAULT C"}, "B -0.53 friends  enemies  opposed C"},
		{"half of what there is in common",
			[]string{"A SUPPORT C", "B SUPPORT C", "B SUPPORT D"}, "B +0.50 friends C enemies  opposed "},
		{"the tie between the two does not matter",
			[]string{"A SUPPORT C", "B SUPPORT C", "A ASSAULT B"}, "B +1.00 friends C enemies  opposed , C -0.53 friends  enemies  opposed B"},
		{"none", []string{"A SUPPORT C"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n := Network{Neighbours: serve(read(t, test.lines...)).neighbours, Params: Default()}
			all, err := n.Similar(context.Background(), "A", 0)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range all {
				got = append(got, fmt.Sprintf("%s %+.2f friends %s enemies %s opposed %s", s.Actor, s.Score,
					strings.Join(s.Friends, " "), strings.Join(s.Enemies, " "), strings.Join(s.Opposed, " ")))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), test.want)
			}
		})
	}
}
