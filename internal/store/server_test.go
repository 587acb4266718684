package store_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/internal/store"
	"entente/internal/store/storetest"
)

func TestServer(t *testing.T) {
	server := storetest.StartServer(t)
	fresh := func(t *testing.T) store.Config {
		server.Empty(t)
		return store.Config{Dgraph: []string{server.Addr()}}
	}
	storetest.Run(t, fresh)
	t.Run("TwoIngesters", func(t *testing.T) { storetest.TwoIngesters(t, fresh(t)) })
	t.Run("LostConnection", func(t *testing.T) { storetest.LostConnection(t, fresh(t), server) })
	t.Run("RDF", func(t *testing.T) { storetest.RDF(t, fresh(t), server) })
	t.Run("AnotherSchema", func(t *testing.T) { testAnotherSchema(t, fresh(t)) })
	t.Run("WithoutBriefs", func(t *testing.T) { testWithoutBriefs(t, fresh(t)) })
	copied := func(t *testing.T) store.Config {
		c := fresh(t)
		c.Copies = t.TempDir()
		return c
	}
	t.Run("CopyFollowsTheStore", func(t *testing.T) { testCopyFollowsTheStore(t, copied(t)) })
	t.Run("DamagedCopy", func(t *testing.T) { testDamagedCopy(t, copied(t)) })
	t.Run("CopyFromTheOneBefore", func(t *testing.T) { testCopyFromTheOneBefore(t, copied(t)) })
	t.Run("CopyOfAnotherFormula", func(t *testing.T) { testCopyOfAnotherFormula(t, copied(t)) })
	t.Run("CopyAfterFolding", func(t *testing.T) { testCopyAfterFolding(t, copied(t)) })
	t.Run("CopyOfAnotherCluster", func(t *testing.T) { testCopyOfAnotherCluster(t, copied(t), server) })
	t.Run("CopyWhileOthersWrite", func(t *testing.T) { testCopyWhileOthersWrite(t, copied(t)) })
	t.Run("CopyOfNoChanges", func(t *testing.T) { testCopyOfNoChanges(t, copied(t)) })
	t.Run("DeadHost", func(t *testing.T) {
		// The first alpha of the list is not there: the other one does.
		c := fresh(t)
		c.Dgraph = append([]string{"localhost:1"}, c.Dgraph...)
		small(t, storetest.Open(t, c))
	})
}

func TestServerWithAPIKey(t *testing.T) {
	const key = "an-api-key"
	server := storetest.StartServer(t, "--security", "whitelist=127.0.0.1;token="+key)
	c := store.Config{Dgraph: []string{server.Addr()}}
	if s, err := store.Open(context.Background(), c); err == nil {
		s.Close()
		t.Error("opened without the key")
	} else if !strings.Contains(err.Error(), "load schema") {
		t.Errorf("without the key: %v", err)
	}
	c.APIKey = key
	small(t, storetest.Open(t, c))
}

func TestServerWithTLSAndPassword(t *testing.T) {
	storetest.Binary(t)
	dir := t.TempDir()
	secret := filepath.Join(dir, "hmac")
	if err := os.WriteFile(secret, []byte("0123456789abcdef0123456789abcdef"), 0o600); err != nil {
		t.Fatal(err)
	}
	ca := newAuthority(t, dir)
	serverCert, serverKey := ca.issue(t, dir, "node")
	clientCert, clientKey := ca.issue(t, dir, "client")
	server := storetest.StartServer(t, "--acl", "secret-file="+secret,
		"--tls", "ca-cert="+ca.file+"; server-cert="+serverCert+"; server-key="+serverKey+"; client-auth-type=REQUIREANDVERIFY; internal-port=false")
	good := store.Config{Dgraph: []string{server.Addr()}, TLSCA: ca.file, TLSCert: clientCert, TLSKey: clientKey, User: "groot", Password: "password"}
	for what, spoil := range map[string]func(c *store.Config){
		"log in as groot":   func(c *store.Config) { c.Password = "passwort" },
		"connect to Dgraph": func(c *store.Config) { c.TLSCA, c.TLSCert, c.TLSKey = "", "", "" },
		"unknown authority": func(c *store.Config) { c.TLSCA = ""; c.TLS = true },
		"no such file":      func(c *store.Config) { c.TLSCert = filepath.Join(dir, "nowhere") },
		"holds no PEM":      func(c *store.Config) { c.TLSCA = secret },
	} {
		c := good
		spoil(&c)
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		s, err := store.Open(ctx, c)
		cancel()
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", what)
		} else if !strings.Contains(err.Error(), what) {
			t.Errorf("error is %v, want one with %q", err, what)
		}
	}
	small(t, storetest.Open(t, good))
}

// testAnotherSchema opens a store whose schema is another one's.
func testAnotherSchema(t *testing.T, c store.Config) {
	s, err := store.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	small(t, s)
	if err := store.Alter(s, "Actor.name: string @index(hash) ."); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, c)
	if m, err := s.FindActors(context.Background(), "NORWAY", 1); err != nil || len(m) != 1 {
		t.Errorf("after opening with our schema: %v, %v", m, err)
	}
}

// small puts one edge into a store and reads it.
func small(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := context.Background()
	_, err := s.Put(ctx, graph.Document{ID: "d", Version: "1"}, []graph.Actor{{ID: "A", Name: "Norway"}, {ID: "B", Name: "Chile"}},
		[]graph.Edge{{Source: "A", Target: "B", Event: "AID", Evidence: []graph.Evidence{{Document: "d", Text: "Norway aids Chile."}}}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range s.Edges(ctx, store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e.Key())
	}
	if strings.Join(got, " ") != "A|AID|B" {
		t.Errorf("edges %v", got)
	}
}

// authority signs certificates for localhost.
type authority struct {
	file string
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t *testing.T, dir string) *authority {
	t.Helper()
	a := &authority{file: filepath.Join(dir, "ca.crt")}
	a.key = newKey(t)
	a.cert = &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, a.cert, a.cert, &a.key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	writePEM(t, a.file, "CERTIFICATE", der)
	return a
}

func (a *authority) issue(t *testing.T, dir, name string) (certFile, keyFile string) {
	t.Helper()
	certFile, keyFile = filepath.Join(dir, name+".crt"), filepath.Join(dir, name+".key")
	key := newKey(t)
	cert := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, NotAfter: time.Now().Add(time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}}
	der, err := x509.CreateCertificate(rand.Reader, cert, a.cert, &key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	writePEM(t, certFile, "CERTIFICATE", der)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	writePEM(t, keyFile, "PRIVATE KEY", private)
	return certFile, keyFile
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func writePEM(t *testing.T, file, kind string, der []byte) {
	t.Helper()
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
}
