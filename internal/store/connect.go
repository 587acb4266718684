package store

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v230"
	"github.com/dgraph-io/dgo/v230/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"

	"entente/internal/store/embedded"
)

const (
	oldestServer = 23        // major version; dgo v230 speaks to these
	maxAnswer    = 256 << 20 // bytes; gRPC's own limit, 4 MB, is less than a page of evidence can be
	dialPatience = 10 * time.Second
)

// openEmbedded opens the engine on a folder of this machine.
func (s *Store) openEmbedded(dir string) error {
	if dir == "" {
		return errors.New("open store: no data folder named")
	}
	engine, err := embedded.Open(dir)
	if err != nil {
		return err // it says what was opened
	}
	s.closers = append(s.closers, engine)
	s.engine = engine
	s.dg = dgo.NewDgraphClient(engine)
	return nil
}

// connect dials every alpha, checks that one answers with a version that is spoken here, and logs in.
func (s *Store) connect(ctx context.Context, c Config) error {
	options, err := dialOptions(c)
	if err != nil {
		return err
	}
	var clients []api.DgraphClient
	for _, host := range c.Dgraph {
		conn, err := grpc.NewClient(host, options...)
		if err != nil {
			return fmt.Errorf("connect to %s: %w", host, err)
		}
		s.closers = append(s.closers, conn)
		clients = append(clients, api.NewDgraphClient(conn))
	}
	if err := checkVersion(ctx, c.Dgraph, clients); err != nil {
		return err
	}
	s.dg = dgo.NewDgraphClient(clients...)
	if c.User == "" {
		return nil
	}
	if err := s.dg.Login(ctx, c.User, c.Password); err != nil {
		return fmt.Errorf("log in as %s: %w", c.User, err)
	}
	return nil
}

func dialOptions(c Config) ([]grpc.DialOption, error) {
	secure := c.TLS || c.TLSCA != "" || c.TLSCert != "" || c.TLSKey != ""
	options := []grpc.DialOption{grpc.WithDefaultCallOptions(
		grpc.MaxCallRecvMsgSize(maxAnswer), grpc.MaxCallSendMsgSize(maxAnswer))}
	if secure {
		t, err := tlsConfig(c)
		if err != nil {
			return nil, err
		}
		options = append(options, grpc.WithTransportCredentials(credentials.NewTLS(t)))
	} else {
		options = append(options, grpc.WithTransportCredentials(insecure.NewCredentials()))
	}
	if c.APIKey != "" {
		for _, host := range c.Dgraph {
			if !secure && !onThisMachine(host) {
				return nil, fmt.Errorf("connect to %s: an API key is sent over TLS only", host)
			}
		}
		options = append(options, grpc.WithPerRPCCredentials(apiKey{key: c.APIKey, secure: secure}))
	}
	return options, nil
}

func tlsConfig(c Config) (*tls.Config, error) {
	t := &tls.Config{MinVersion: tls.VersionTLS12}
	if c.TLSCA != "" {
		pem, err := os.ReadFile(c.TLSCA)
		if err != nil {
			return nil, fmt.Errorf("TLS authority: %w", err)
		}
		t.RootCAs = x509.NewCertPool()
		if !t.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("TLS authority: %s holds no PEM certificate", c.TLSCA)
		}
	}
	if c.TLSCert != "" || c.TLSKey != "" {
		pair, err := tls.LoadX509KeyPair(c.TLSCert, c.TLSKey)
		if err != nil {
			return nil, fmt.Errorf("TLS client certificate: %w", err)
		}
		t.Certificates = []tls.Certificate{pair}
	}
	return t, nil
}

func onThisMachine(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// apiKey sends the key with every call.
type apiKey struct {
	key    string
	secure bool
}

func (k apiKey) GetRequestMetadata(context.Context, ...string) (map[string]string, error) {
	return map[string]string{"authorization": k.key, "auth-token": k.key}, nil
}

func (k apiKey) RequireTransportSecurity() bool { return k.secure }

// checkVersion asks all alphas at once; one that answers is enough, the others may come later.
func checkVersion(ctx context.Context, hosts []string, clients []api.DgraphClient) error {
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	type answer struct {
		host, tag string
		err       error
	}
	answers := make(chan answer, len(clients))
	for i, c := range clients {
		go func() {
			v, err := c.CheckVersion(ctx, &api.Check{}, grpc.WaitForReady(true))
			answers <- answer{hosts[i], v.GetTag(), err}
		}()
	}
	var errs []error
	for range clients {
		a := <-answers
		if a.err == nil {
			return acceptVersion(a.host, a.tag)
		}
		errs = append(errs, fmt.Errorf("connect to Dgraph at %s: %w", a.host, a.err))
	}
	return errors.Join(errs...)
}

// acceptVersion takes a release's tag, v25.0.0, and that of a server built from source, dev.
func acceptVersion(host, tag string) error {
	major, _, _ := strings.Cut(strings.TrimPrefix(tag, "v"), ".")
	n, err := strconv.Atoi(major)
	if err == nil && n < oldestServer {
		return fmt.Errorf("server %s is Dgraph of version %s; entente needs v%d or later", host, tag, oldestServer)
	}
	return nil
}
