package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func load(t *testing.T, yaml string, args ...string) (Config, error) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	if yaml != "" {
		if err := os.WriteFile(filepath.Join(dir, "entente.yaml"), []byte(yaml), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	AddStoreFlags(flags)
	AddIngestFlags(flags)
	AddQueryFlags(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	return Load(flags)
}

func TestPrecedence(t *testing.T) {
	yaml := "data: from-file\ndgraph: [a:1, b:2]\nworkers: 3\n"
	c, err := load(t, yaml)
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.Data != "from-file" || c.Ingest.Workers != 3 || !reflect.DeepEqual(c.Store.Dgraph, []string{"a:1", "b:2"}) {
		t.Errorf("file over defaults: got %+v", c)
	}

	t.Setenv("ENTENTE_DATA", "from-env")
	t.Setenv("ENTENTE_DGRAPH", "c:3,d:4")
	t.Setenv("ENTENTE_API_KEY", "key")
	t.Setenv("ENTENTE_NO_COPY", "true")
	t.Setenv("ENTENTE_TREATY_WEIGHT", "0.5")
	c, err = load(t, yaml)
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.Data != "from-env" || !c.Store.NoCopy || c.Query.TreatyWeight != 0.5 || c.Store.APIKey != "key" || !reflect.DeepEqual(c.Store.Dgraph, []string{"c:3", "d:4"}) {
		t.Errorf("environment over file: got %+v", c)
	}

	c, err = load(t, yaml, "--data", "from-flag", "--dgraph", "e:5")
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.Data != "from-flag" || !reflect.DeepEqual(c.Store.Dgraph, []string{"e:5"}) || c.Ingest.Workers != 3 {
		t.Errorf("flag over environment: got %+v", c)
	}
}

func TestDefaults(t *testing.T) {
	c, err := load(t, "")
	if err != nil {
		t.Fatal(err)
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	want := Config{Store: Store{Data: "entente-data", Copies: filepath.Join(caches, "entente")}, Ingest: Ingest{OwnActors: "entente-actors.tsv", LeastSure: 0.8}, Query: Query{TreatyWeight: 1}}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got %+v, want %+v", c, want)
	}
}

func TestSecretsComeFromFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pw")
	if err := os.WriteFile(file, []byte("s3cret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := load(t, "", "--user", "groot", "--password-file", file)
	if err != nil {
		t.Fatal(err)
	}
	if c.Store.User != "groot" || c.Store.Password != "s3cret" {
		t.Errorf("got %+v", c.Store)
	}
}

func TestAFolderAskedForGoesBeforeACluster(t *testing.T) {
	t.Setenv("ENTENTE_DGRAPH", "h:1")
	c, err := load(t, "", "--data", "mine")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Store.Dgraph) != 0 {
		t.Errorf("--data mine goes to the cluster %v", c.Store.Dgraph)
	}
}

func TestSecretOfTheEnvironmentGoesBeforeTheFilesFile(t *testing.T) {
	t.Setenv("ENTENTE_PASSWORD", "env")
	c, err := load(t, "password-file: missing\n")
	if err != nil || c.Store.Password != "env" {
		t.Errorf("got %q, error %v", c.Store.Password, err)
	}
}

func TestListsKeepWhiteSpace(t *testing.T) {
	t.Setenv("ENTENTE_ACTORS", "my actors.tsv, b.tsv")
	c, err := load(t, "verbs: my verbs.txt\n")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c.Ingest.Actors, []string{"my actors.tsv", "b.tsv"}) || !reflect.DeepEqual(c.Ingest.Verbs, []string{"my verbs.txt"}) {
		t.Errorf("got %q and %q", c.Ingest.Actors, c.Ingest.Verbs)
	}
}

func TestErrorsNameTheThing(t *testing.T) {
	for _, test := range []struct {
		yaml string
		args []string
		want string
	}{
		{yaml: "dtaa: x\n", want: `unknown key "dtaa"`},
		{yaml: "data: [\n", want: "read configuration"},
		{args: []string{"--config", "missing.yaml"}, want: "missing.yaml"},
		{args: []string{"--workers", "-1"}, want: "workers"},
		{args: []string{"--least-sure", "75"}, want: "from 0 to 1"},
		{yaml: "least-sure: NaN\n", want: "least-sure"},
		{yaml: "tls:\n  ca: x\n", want: "tls holds further keys"},
		{yaml: "workers: many\n", want: "many"},
		{yaml: "tls: perhaps\n", want: "perhaps"},
		{args: []string{"--tls-cert", "c.pem"}, want: "tls-key"},
		{args: []string{"--data", ""}, want: "data"},
		{args: []string{"--password-file", "missing"}, want: "read password"},
	} {
		_, err := load(t, test.yaml, test.args...)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q %v: got error %v, want one that says %q", test.yaml, test.args, err, test.want)
		}
	}
}

func TestNoSecretHasAFlag(t *testing.T) {
	flags := pflag.NewFlagSet("test", pflag.ContinueOnError)
	AddStoreFlags(flags)
	for _, key := range []string{"password", "api-key"} {
		if flags.Lookup(key) != nil {
			t.Errorf("--%s is a flag", key)
		}
	}
}
