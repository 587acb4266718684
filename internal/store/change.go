package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// Every commit to a cluster writes a change, a node that names the actors whose records or evidence it may have changed.
// Who keeps a copy of the briefs knows what changes it has seen (copycluster.go); when there are others, it reads
// the actors of these again, and no more.
//
// A change is a new node each time and nothing in it is indexed but its type, so that two writers never meet in one. Now and
// then one of the writers folds all that there are into one, so that a reader has few to ask for. That one
// names the actors of all, and what it was made of: who has seen all of that has missed nothing. What was folded before
// is then forgotten but for the name of the change that it became; who has not seen that must read everything.
type change struct {
	UID        string `json:"uid"`
	Mark       string `json:"Change.mark"`
	Actors     string `json:"Change.actors"`
	Everything bool   `json:"Change.everything"`
	Folded     string `json:"Change.folded"`
	Before     string `json:"Change.before"`
}

const changeFields = `uid Change.mark Change.actors Change.everything Change.folded Change.before`

const (
	// mostChanges is how many changes there may be before they are folded. A reader asks for all of them with every question,
	// which takes some ten microseconds each.
	mostChanges = 100
	// foldEvery is after how many commits of its own a writer looks how many there are.
	foldEvery = 50
	// mostFolded is of how many actors a folded change says which: who must read more may as well read all.
	mostFolded = 5000
)

// Separates actors and names of changes in a list. No id of an actor has it (checkID).
const listSeparator = "|"

// name tells a change from all others: uids alone would be the same in another cluster, and marks where N-Quads are loaded twice.
func (c change) name() string { return c.UID + " " + c.Mark }

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, listSeparator)
}

func randomMark() string { return strconv.FormatUint(rand.Uint64(), 36) }

func (q *quads) newChange(node string, c change) {
	q.text(node, "dgraph.type", "Change")
	q.text(node, "Change.mark", c.Mark)
	q.text(node, "Change.actors", c.Actors)
	q.truth(node, "Change.everything", c.Everything)
	q.text(node, "Change.folded", c.Folded)
	q.text(node, "Change.before", c.Before)
}

// tell adds to the transaction what change it is. Beside the embedded store nobody asks: its engine knows its commits.
func (t *transaction) tell(touched []string) {
	if t.store.engine != nil {
		return
	}
	touched = slices.Compact(slices.Sorted(slices.Values(touched)))
	t.quads.newChange(t.blank(), change{Mark: randomMark(), Actors: strings.Join(touched, listSeparator)})
}

// tellAll writes that anything may have changed.
func (s *Store) tellAll(ctx context.Context) error {
	var q quads
	q.newChange("_:change", change{Mark: randomMark(), Everything: true})
	m := q.mutation()
	m.CommitNow = true
	_, err := s.dg.NewTxn().Mutate(ctx, m)
	return err
}

// committed counts the commits to a cluster and now and then folds the changes. That this fails is no reason to
// fail: if another folded them at the same time it is done, otherwise the next one does it.
func (s *Store) committed(ctx context.Context) {
	if s.engine == nil && s.commits.Add(1)%foldEvery == 1 {
		_ = s.fold(ctx, mostChanges)
	}
}

// fold makes one of all changes if there are more than most.
func (s *Store) fold(ctx context.Context, most int) error {
	txn := s.dg.NewTxn()
	defer txn.Discard(context.WithoutCancel(ctx))
	var count struct{ Changes []struct{ Count int } }
	if err := ask(ctx, txn, `{ changes(func: type(Change)) { count(uid) } }`, &count); err != nil {
		return err
	}
	if len(count.Changes) == 0 || count.Changes[0].Count <= most {
		return nil
	}
	var answer struct{ Changes []change }
	if err := ask(ctx, txn, fmt.Sprintf(`{ changes(func: type(Change)) { %s } }`, changeFields), &answer); err != nil {
		return err
	}
	var q quads
	for _, c := range answer.Changes {
		if c.Mark != "" { // of a later commit, see ask
			q.delete(c.UID, star)
		}
	}
	q.newChange("_:change", folded(answer.Changes))
	m := q.mutation()
	m.CommitNow = true
	_, err := txn.Mutate(ctx, m)
	return err
}

// folded is one change for many.
func folded(changes []change) change {
	f := change{Mark: randomMark()}
	var names, actors []string
	for _, c := range changes {
		if c.Mark == "" {
			continue
		}
		names = append(names, c.name())
		if c.Folded != "" {
			f.Before = c.name() // who has not seen it reads everything, so what was folded into it need not be said
			continue
		}
		actors = append(actors, split(c.Actors)...)
		f.Everything = f.Everything || c.Everything
	}
	slices.Sort(names)
	slices.Sort(actors)
	if actors = slices.Compact(actors); len(actors) > mostFolded {
		actors, f.Everything = nil, true
	}
	f.Folded, f.Actors = strings.Join(names, listSeparator), strings.Join(actors, listSeparator)
	return f
}

// changeNames asks for all changes there are, in the order of their names.
func (r *snapshot) changeNames() ([]string, error) {
	for range 4 {
		var answer struct{ Changes []change }
		if err := r.ask(`{ changes(func: type(Change)) { uid Change.mark } }`, &answer); err != nil {
			return nil, err
		}
		var names []string
		later := false
		for _, c := range answer.Changes {
			later = later || c.Mark == ""
			names = append(names, c.name())
		}
		if !later {
			slices.Sort(names)
			return names, nil
		}
		// Among them is one of a later commit (see ask), which may have folded some that now are not to be seen.
		r.txn = r.dg.NewReadOnlyTxn()
	}
	return nil, errOvertaken
}

// errOvertaken says that commits that came between have taken away what was to be read.
var errOvertaken = errors.New("the graph changes at the same time")

// since works out whose briefs may be others than they were when there were the changes before, from those that
// there are now; ok is false if that may be anybody's.
func (r *snapshot) since(before, now []string) (touched map[string]bool, ok bool, err error) {
	seen, there := setOf(before), setOf(now)
	var fresh []string
	for _, name := range now {
		if uid, _, _ := strings.Cut(name, " "); !seen[name] {
			fresh = append(fresh, uid)
		}
	}
	touched = make(map[string]bool)
	var answer struct{ Changes []change }
	if len(fresh) > 0 {
		query := fmt.Sprintf(`{ changes(func: uid(%s)) { %s } }`, strings.Join(fresh, ","), changeFields)
		if err := r.ask(query, &answer); err != nil {
			return nil, false, err
		}
	}
	for _, c := range answer.Changes {
		of, news := c.news(seen)
		if news && (c.Everything || c.Before != "" && !seen[c.Before]) {
			return nil, false, nil
		}
		if news {
			for _, id := range split(c.Actors) {
				touched[id] = true
			}
		}
		for _, name := range of {
			there[name] = true
		}
	}
	for _, name := range before {
		if !there[name] {
			return nil, false, nil // another cluster, or emptied and filled again
		}
	}
	return touched, true, nil
}

// news says whether there is anything in a change that who has seen those has not, and what it was folded from.
func (c change) news(seen map[string]bool) (of []string, news bool) {
	if c.Folded == "" {
		return nil, true
	}
	of = split(c.Folded)
	return of, slices.ContainsFunc(of, func(name string) bool { return !seen[name] })
}

func setOf(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, n := range names {
		set[n] = true
	}
	return set
}
