package embedded

import (
	"os"
	"path/filepath"
	"testing"
)

// A lease that is never closed is what a killed process leaves.
func TestLeaseAfterKill(t *testing.T) {
	dir := t.TempDir()
	var uid, timestamp uint64
	for opening := range 5 {
		l, err := openLease(dir, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // the second and third call go beyond the block leased at opening
			first, err := l.uids(uidBlock)
			if err != nil {
				t.Fatal(err)
			}
			ts, err := l.next()
			if err != nil {
				t.Fatal(err)
			}
			if first <= uid || ts <= timestamp {
				t.Fatalf("opening %d gives uid %d after %d and timestamp %d after %d", opening, first, uid, ts, timestamp)
			}
			if uid, timestamp = first+uidBlock-1, ts; !l.given(uid) || l.given(uid+1) {
				t.Errorf("uid %d was given out and %d was not; the lease says %v and %v", uid, uid+1, l.given(uid), l.given(uid+1))
			}
		}
	}
}

func TestLeaseClosed(t *testing.T) {
	dir := t.TempDir()
	l, err := openLease(dir, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.uids(7); err != nil {
		t.Fatal(err)
	}
	if err := l.close(); err != nil {
		t.Fatal(err)
	}
	if l, err = openLease(dir, 40, 30); err != nil {
		t.Fatal(err)
	}
	if uid, _ := l.uids(1); uid != 8 {
		t.Errorf("the first uid after seven and a close is %d, want 8", uid)
	}
	if ts, _ := l.next(); ts != 41 {
		t.Errorf("the first timestamp over a database with 40 is %d, want 41", ts)
	}
}

func TestLeaseBroken(t *testing.T) {
	dir := t.TempDir()
	_, err := openLease(dir, 40, 0)
	wantError(t, err, filepath.Join(dir, "lease"), "is missing")
	if err := os.WriteFile(filepath.Join(dir, "lease"), []byte("uid x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = openLease(dir, 40, 0)
	wantError(t, err, "lease:1:", "uid x")
}
