package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"example.com/kv/server"
)

// do asks the server, and gives the status and the body.
func do(t *testing.T, method, url, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestBothEnginesServeTheSame(t *testing.T) {
	for _, engine := range []string{"redb", "bolt"} {
		t.Run(engine, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "kv")
			store, err := open(engine, path)
			if err != nil {
				t.Fatal(err)
			}
			s := httptest.NewServer(server.New(store))
			defer s.Close()

			if status, _ := do(t, "GET", s.URL+"/kv/a", ""); status != 404 {
				t.Errorf("a key that is not there: %d", status)
			}
			var group sync.WaitGroup
			for i := 0; i < 200; i++ {
				group.Add(1)
				go func() {
					defer group.Done()
					if status, _ := do(t, "PUT", fmt.Sprintf("%s/kv/item/%03d", s.URL, i), fmt.Sprint("value ", i)); status != 204 {
						t.Errorf("put: %d", status)
					}
				}()
			}
			group.Wait()
			if status, text := do(t, "PUT", s.URL+"/kv/other?sync", "x"); status != 204 {
				t.Errorf("synced: %d %s", status, text)
			}
			if _, text := do(t, "GET", s.URL+"/kv/item/042", ""); text != "value 42" {
				t.Errorf("got %q", text)
			}
			if status, _ := do(t, "DELETE", s.URL+"/kv/item/042", ""); status != 204 {
				t.Errorf("deleted: %d", status)
			}
			_, text := do(t, "GET", s.URL+"/scan?prefix=item/", "")
			lines := strings.Split(strings.TrimSpace(text), "\n")
			if len(lines) != 199 || lines[0] != `{"key":"item/000","value":"value 0"}` {
				t.Errorf("%d lines, the first %q", len(lines), lines[0])
			}
			if status, _ := do(t, "PUT", s.URL+"/kv/large", strings.Repeat("x", 2<<20)); status != 413 {
				t.Errorf("too long: %d", status)
			}
		})
	}
}

func TestWhatTheEngineSaysIsAnError(t *testing.T) {
	_, err := open("redb", t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "open: ") {
		t.Errorf("opened a folder: %v", err)
	}
}
