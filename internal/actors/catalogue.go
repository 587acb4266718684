package actors

import (
	"cmp"
	"slices"
	"strings"

	"entente/graph"
	"entente/internal/logistic"
)

// Catalogue is all that is known of actors before a text is read. It does not change once loaded
// and is safe for concurrent use.
type Catalogue struct {
	records     []record
	byID        map[string]int32
	names       *phrases[sense]
	agents      *phrases[*agent]
	surnames    *phrases[int32]      // persons by last name
	given       map[string]bool      // first names of persons
	holders     map[office][]holding // who held an office, in file order
	roles       map[string]*agent    // agents by sector/role, to read composed ids
	orgWords    map[string]string    // words of organizations' names, to their sector
	memberWords map[string]string    // words for an organization's members, to their sector
	lists       wordLists
	sure        logistic.Table
	leastSure   float64               // see SetLeastSure
	merged      map[string]string     // ids that a user joined to another
	formerly    map[string][]int32    // states that were governed from the same seat as their successor, by its code
	near        map[string][]nearName // names of countries by first letter, to forgive misspelling
}

// record is an actor with what is known of it at each time.
type record struct {
	graph.Actor
	roles     []role
	adjective string // of a country: what its forces are called by
	where     position
}

func (r *record) isOrganization() bool { return r.Kind == graph.Organization || r.Kind == graph.Group }

// role is a place that an actor has in the world during a time.
type role struct {
	whole  string // id of a country or an organization, "" for a class of its own (IGO, NGO, …)
	code   string
	sector string
	office string // as agents.tsv names it, "" if none
	period period
	years  string // the period as FROM..TO
}

type office struct{ whole, name string }

type holding struct {
	actor  int32
	period period
}

// use is the way in which a phrase names an actor.
type use uint8

const (
	byName    use = iota
	byDemonym     // "Syrian"; plural where the phrase is one
	byPlural      // "Syrians"
	bySeat        // "Damascus"
)

// sense is one thing that a phrase may mean.
type sense struct {
	actor  int32
	use    use
	upper  bool // the phrase starts with a capital
	caps   bool // a short abbreviation, in capitals throughout
	period period
}

func sameSense(a, b sense) bool { return a.actor == b.actor && a.use == b.use }

// Actor returns the actor of that id: one of the catalogue, or one composed of a country and a role.
// It is the actor as a whole; Link gives it the code and sector that it had at the text's date.
func (c *Catalogue) Actor(id string) (graph.Actor, bool) {
	if kept, ok := c.merged[id]; ok {
		id = kept
	}
	if i, ok := c.byID[id]; ok {
		return c.records[i].Actor, true
	}
	return c.composedByID(id)
}

// Named returns the ids of the actors that have exactly the name or alias, however it is written.
func (c *Catalogue) Named(name string) []string {
	var ids []string
	for _, v := range c.names.get(article(name)) {
		ids = appendNew(ids, c.records[v.actor].ID)
	}
	return ids
}

// NewID is the id that an actor of a name gets which the catalogue does not know.
func NewID(name string) string { return slug(name) }

// All returns the catalogue's own actors by id. Composed actors are made when a text names them.
func (c *Catalogue) All() []graph.Actor {
	all := make([]graph.Actor, 0, len(c.records))
	for i, r := range c.records {
		if c.byID[r.ID] == int32(i) { // not merged into another
			all = append(all, r.Actor)
		}
	}
	slices.SortFunc(all, func(a, b graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// at returns the actor as it was on a day: with the code and the sector of the role it had then. A day
// in no role's time takes the nearest. An unknown day takes the first role that is an office, for those
// who hold one are in the news for it, else the first.
func (c *Catalogue) at(i int32, day int) graph.Actor {
	r := &c.records[i]
	a := r.Actor
	if ro := r.roleAt(day); ro != nil {
		a.Code, a.Sector = ro.code, ro.sector
	}
	return a
}

func (r *record) roleAt(day int) *role {
	var best *role
	for i := range r.roles {
		ro := &r.roles[i]
		if day == 0 && ro.office != "" || day != 0 && ro.period.holds(day) {
			return ro
		}
		if day == 0 {
			continue
		}
		if best == nil || ro.period.distance(day) < best.period.distance(day) {
			best = ro
		}
	}
	if best == nil && len(r.roles) > 0 {
		best = &r.roles[0]
	}
	return best
}

// holder returns who held the office on the day, -1 if nobody is known to or the day is not.
func (c *Catalogue) holder(o office, day int) int32 {
	if day == 0 {
		return -1
	}
	for _, h := range c.holders[o] {
		if h.period.holds(day) {
			return h.actor
		}
	}
	return -1
}

// holdsOffice says whether the person ever held the office, of the country if one is given, and
// during the day if one is known.
func (c *Catalogue) holdsOffice(i int32, whole, name string, day int) bool {
	for _, ro := range c.records[i].roles {
		if whole != "" && ro.whole != whole && ro.code != whole || !ro.period.holds(day) {
			continue
		}
		if ro.office == name || name == "leader" && slices.Contains(c.lists.leaders, ro.office) {
			return true
		}
	}
	return false
}

// belongs says whether the person ever belonged to the country.
func (c *Catalogue) belongs(i int32, code string) bool {
	return slices.ContainsFunc(c.records[i].roles, func(ro role) bool { return ro.code == code || ro.whole == code })
}

// lastName is the folded name that a person goes by after the first mention.
func lastName(name string) string {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if isPlain(last) {
		return strings.ToLower(last)
	}
	if words := phrase(name); len(words) > 0 {
		return words[len(words)-1]
	}
	return ""
}

// article takes a leading "the" off.
func article(name string) string {
	if rest, ok := strings.CutPrefix(name, "the "); ok {
		return rest
	}
	return strings.TrimPrefix(name, "The ")
}
