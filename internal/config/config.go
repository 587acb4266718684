// Package config reads Entente's settings: flags come before environment (ENTENTE_*), environment
// before the configuration file (entente.yaml), the file before defaults. It gives plain structs and
// is the only package that knows viper.
//
// Passwords and keys have no flag, because flags show in process lists: they come from the
// environment, from the configuration file, or from a file that a flag names.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Config is what both commands are told.
type Config struct {
	Store  Store
	Ingest Ingest
	Query  Query
}

// Store says where the graph is: in a folder, or in a Dgraph cluster where Dgraph is not empty.
// Its fields are store.Config's.
type Store struct {
	Data   string   // folder of the embedded store
	Dgraph []string // host:port of a cluster's alphas
	TLS    bool
	TLSCA, TLSCert, TLSKey,
	User, Password, APIKey string
	NoCopy bool
	Copies string // folder of this machine for copies of clusters, in the user's caches; empty if there is none
}

// Ingest says how documents are read.
type Ingest struct {
	Workers int      // documents read at once; at least 1
	Actors  []string // files of actors besides the catalogue, OwnActors last if it is there
	Verbs   []string // files of predicates besides the lexicon
	// OwnActors is the file that the user's corrections go into.
	OwnActors string
	LeastSure float64 // how likely a mention must be right to count, in [0,1]
}

// Query says how evidence is weighed.
type Query struct {
	TreatyWeight float64 // what a treaty counts beside a report of the news; at least 0
}

// setting is a key of the configuration with its default; the zero flag help says that it has no flag.
type setting struct {
	key   string
	value any
	help  string
}

var storeSettings = []setting{
	{"data", "entente-data", "`folder` of the embedded graph"},
	{"dgraph", []string{}, "`host:port,…` of a Dgraph cluster, used in place of the folder"},
	{"no-copy", false, "keep no copy of the evidence in brief, which makes paths and the whole network fast, beside the embedded graph or of a cluster in the user's caches"},
	{"tls", false, "connect to the cluster by TLS (implied by the --tls-… flags)"},
	{"tls-ca", "", "`file` with the certificates that sign the cluster's (PEM); default: the system's"},
	{"tls-cert", "", "`file` with this client's certificate (PEM)"},
	{"tls-key", "", "`file` with this client's key (PEM)"},
	{"user", "", "`name` of the cluster's user (ACL); password in ENTENTE_PASSWORD or --password-file"},
	{"password-file", "", "`file` with the user's password"},
	{"api-key-file", "", "`file` with the cluster's API key; or set ENTENTE_API_KEY"},
	{"password", "", ""},
	{"api-key", "", ""},
}

var ingestSettings = []setting{
	{"workers", 0, "documents read at once (0: one a processor)"},
	{"actors", []string{}, "`file,…` of actors to know besides the catalogue"},
	{"own-actors", "entente-actors.tsv", "`file` of your own actors, merges and splits, read after --actors if it is there"},
	{"least-sure", 0.8, "how `likely` a mention must be right to count, from 0 to 1, in texts of more than three sentences; lower finds more, and more that is wrong"},
	{"verbs", []string{}, "`file,…` of predicates to know besides the lexicon, in our format or PETRARCH's"},
}

var querySettings = []setting{
	{"treaty-weight", 1.0, "`factor` for what a treaty counts beside a report of the news (query import; 0: nothing)"},
}

var settings = slices.Concat(storeSettings, ingestSettings, querySettings)

// AddStoreFlags defines the flags that say where the graph is, and --config.
func AddStoreFlags(flags *pflag.FlagSet) {
	flags.String("config", "", "configuration `file` (default entente.yaml in this folder, if it is there)")
	addFlags(flags, storeSettings)
}

// AddIngestFlags defines the flags that say how documents are read.
func AddIngestFlags(flags *pflag.FlagSet) { addFlags(flags, ingestSettings) }

// AddQueryFlags defines the flags that say how evidence is weighed.
func AddQueryFlags(flags *pflag.FlagSet) { addFlags(flags, querySettings) }

func addFlags(flags *pflag.FlagSet, settings []setting) {
	for _, s := range settings {
		if s.help == "" {
			continue
		}
		switch v := s.value.(type) {
		case string:
			flags.String(s.key, v, s.help)
		case bool:
			flags.Bool(s.key, v, s.help)
		case int:
			flags.Int(s.key, v, s.help)
		case float64:
			flags.Float64(s.key, v, s.help)
		case []string:
			flags.StringSlice(s.key, v, s.help)
		}
	}
}

// Load reads the settings. Flags may hold none, some or all of those that AddStoreFlags,
// AddIngestFlags and AddQueryFlags define. It is an error if the configuration file that --config names is missing, if
// one cannot be read, or if it holds a key that Entente does not have.
func Load(flags *pflag.FlagSet) (Config, error) {
	v := viper.New()
	v.SetEnvPrefix("ENTENTE")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	for _, s := range settings {
		v.SetDefault(s.key, s.value)
		if err := v.BindEnv(s.key); err != nil {
			return Config{}, fmt.Errorf("bind %s to the environment: %w", s.key, err)
		}
		if f := flags.Lookup(s.key); f != nil {
			if err := v.BindPFlag(s.key, f); err != nil {
				return Config{}, fmt.Errorf("bind flag --%s: %w", s.key, err)
			}
		}
	}
	if err := readFile(v, flags); err != nil {
		return Config{}, err
	}
	return reader{v, flags}.fill()
}

// reader takes values out of what viper gathered.
type reader struct {
	*viper.Viper
	flags *pflag.FlagSet
}

// rank says where a setting comes from: 3 a flag, 2 the environment, 1 the file, 0 the default.
func (v reader) rank(key string) int {
	if f := v.flags.Lookup(key); f != nil && f.Changed {
		return 3
	}
	if os.Getenv("ENTENTE_"+strings.ToUpper(strings.ReplaceAll(key, "-", "_"))) != "" {
		return 2
	}
	if v.InConfig(key) {
		return 1
	}
	return 0
}

// readFile merges the configuration file into v, if there is one.
func readFile(v *viper.Viper, flags *pflag.FlagSet) error {
	file, named := "entente.yaml", false
	if f := flags.Lookup("config"); f != nil && f.Value.String() != "" {
		file, named = f.Value.String(), true
	} else if env := os.Getenv("ENTENTE_CONFIG"); env != "" {
		file, named = env, true
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && !named {
		return nil
	}
	v.SetConfigFile(file)
	v.SetConfigType("yaml")
	if err := v.ReadInConfig(); err != nil {
		return fmt.Errorf("read configuration: %w", err)
	}
	for _, s := range settings {
		if _, nested := v.Get(s.key).(map[string]any); nested {
			return fmt.Errorf("configuration %s: %s holds further keys; write %s-… at the left margin", file, s.key, s.key)
		}
	}
	for _, key := range v.AllKeys() {
		if !slices.ContainsFunc(settings, func(s setting) bool { return s.key == key }) {
			return fmt.Errorf("configuration %s: unknown key %q", file, key)
		}
	}
	return nil
}

func (v reader) fill() (Config, error) {
	tls, err := strconv.ParseBool(v.GetString("tls"))
	if err != nil {
		return Config{}, fmt.Errorf("setting tls: %q is neither true nor false", v.GetString("tls"))
	}
	noCopy, err := strconv.ParseBool(v.GetString("no-copy"))
	if err != nil {
		return Config{}, fmt.Errorf("setting no-copy: %q is neither true nor false", v.GetString("no-copy"))
	}
	workers, err := strconv.Atoi(v.GetString("workers"))
	if err != nil || workers < 0 {
		return Config{}, fmt.Errorf("setting workers: %q is no number from 0 up", v.GetString("workers"))
	}
	treaties, err := strconv.ParseFloat(v.GetString("treaty-weight"), 64)
	if err != nil || !(treaties >= 0) || math.IsInf(treaties, 0) {
		return Config{}, fmt.Errorf("setting treaty-weight: %q is no number from 0 up", v.GetString("treaty-weight"))
	}
	sure, err := strconv.ParseFloat(v.GetString("least-sure"), 64)
	if err != nil || !(sure >= 0 && sure <= 1) {
		return Config{}, fmt.Errorf("setting least-sure: %q is no number from 0 to 1", v.GetString("least-sure"))
	}
	c := Config{
		Query: Query{TreatyWeight: treaties},
		Store: Store{
			Data: v.GetString("data"), Dgraph: v.list("dgraph"), TLS: tls,
			TLSCA: v.GetString("tls-ca"), TLSCert: v.GetString("tls-cert"), TLSKey: v.GetString("tls-key"),
			User: v.GetString("user"), NoCopy: noCopy,
		},
		Ingest: Ingest{Workers: workers, Actors: v.list("actors"), Verbs: v.list("verbs"), OwnActors: v.GetString("own-actors"), LeastSure: sure},
	}
	if _, err := os.Stat(c.Ingest.OwnActors); err == nil && !slices.Contains(c.Ingest.Actors, c.Ingest.OwnActors) {
		c.Ingest.Actors = append(c.Ingest.Actors, c.Ingest.OwnActors)
	}
	if v.rank("data") > v.rank("dgraph") { // a folder that is asked for goes before a cluster that stands in the environment
		c.Store.Dgraph = nil
	}
	if c.Store.Data == "" {
		return c, errors.New("setting data: the folder's name is empty")
	}
	if (c.Store.TLSCert == "") != (c.Store.TLSKey == "") {
		return c, errors.New("settings tls-cert and tls-key: one is given without the other")
	}
	c.Store.TLS = c.Store.TLS || c.Store.TLSCA != "" || c.Store.TLSCert != ""
	if caches, err := os.UserCacheDir(); err == nil {
		c.Store.Copies = filepath.Join(caches, "entente")
	}
	if c.Store.Password, err = v.secret("password"); err != nil {
		return c, err
	}
	c.Store.APIKey, err = v.secret("api-key")
	return c, err
}

// list takes a list as YAML gives it, or a string with commas as the environment does.
func (v reader) list(key string) []string {
	given := v.GetStringSlice(key)
	if s, ok := v.Get(key).(string); ok { // GetStringSlice would cut it at white space
		given = []string{s}
	}
	var all []string
	for _, s := range given {
		for _, part := range strings.Split(s, ",") {
			if part = strings.TrimSpace(part); part != "" {
				all = append(all, part)
			}
		}
	}
	return all
}

// secret is the content of the file that KEY-file names, or the value of KEY where that comes from
// a place that goes before.
func (v reader) secret(key string) (string, error) {
	file := v.GetString(key + "-file")
	if file == "" || v.rank(key) > v.rank(key+"-file") {
		return v.GetString(key), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", key, err)
	}
	return strings.TrimSpace(string(b)), nil
}
