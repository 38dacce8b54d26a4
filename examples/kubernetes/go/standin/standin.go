// Package standin is an API server as far as config maps go, on this machine: what client-go sends it is what it sends a cluster.
package standin

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

var (
	resource = corev1.Resource("configmaps")
	kind     = metav1.TypeMeta{APIVersion: "v1", Kind: "ConfigMap"}
)

// A Server has config maps. All that happens to them has a number, the version of what it leaves.
type Server struct {
	http *http.Server
	url  string

	mu   sync.Mutex
	maps map[types.NamespacedName]*corev1.ConfigMap
	log  []event // the one with version v is log[v-1]
	// changed is closed when the log has become longer, or hangUp has changed.
	changed chan struct{}
	hangUps int

	delay, waiting, abandoned, watches atomic.Int64
}

// An event is what has happened, and the config map after it; nobody changes that.
type event struct {
	kind string
	of   *corev1.ConfigMap
}

// Start starts a server without any config map.
func Start() (*Server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &Server{
		url:     "http://" + listener.Addr().String(),
		maps:    map[types.NamespacedName]*corev1.ConfigMap{},
		changed: make(chan struct{}),
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /api/v1/configmaps", s.all)
	const some = "/api/v1/namespaces/{namespace}/configmaps"
	routes.HandleFunc("GET "+some, s.all)
	routes.HandleFunc("POST "+some, s.one(s.create))
	routes.HandleFunc("GET "+some+"/{name}", s.one(s.get))
	routes.HandleFunc("PUT "+some+"/{name}", s.one(s.update))
	routes.HandleFunc("DELETE "+some+"/{name}", s.one(s.delete))
	s.http = &http.Server{Handler: routes}
	go s.http.Serve(listener)
	return s, nil
}

// Close ends the server, and all requests.
func (s *Server) Close() { s.http.Close() }

// Config is how client-go gets here.
func (s *Server) Config() *rest.Config { return &rest.Config{Host: s.url} }

// Kubeconfig is the text of a file that says the same.
func (s *Server) Kubeconfig() (string, error) {
	config := api.NewConfig()
	config.Clusters["stand-in"] = &api.Cluster{Server: s.url}
	config.Contexts["stand-in"] = &api.Context{Cluster: "stand-in"}
	config.CurrentContext = "stand-in"
	text, err := clientcmd.Write(*config)
	return string(text), err
}

// Fill makes so many config maps in a namespace.
func (s *Server) Fill(namespace string, count int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := 0; i < count; i++ {
		m := &corev1.ConfigMap{TypeMeta: kind}
		m.Namespace, m.Name = namespace, fmt.Sprintf("config-%d", i)
		m.Labels = map[string]string{"app": fmt.Sprintf("app-%d", i%10), "number": strconv.Itoa(i)}
		m.Data = map[string]string{
			"listen": fmt.Sprintf("0.0.0.0:%d", 1024+i%50_000),
			"motd":   "All that a program wants to know of where it runs is here, and a little more.",
		}
		s.put("ADDED", m)
	}
}

// Delay lets each request for a single config map wait before it is answered.
func (s *Server) Delay(millis uint64) { s.delay.Store(int64(millis)) }

// Waiting is how many wait now.
func (s *Server) Waiting() int64 { return s.waiting.Load() }

// Abandoned is how many requests the client has given up meanwhile.
func (s *Server) Abandoned() int64 { return s.abandoned.Load() }

// Watches is how many watches there are.
func (s *Server) Watches() int64 { return s.watches.Load() }

// HangUp ends all watches.
func (s *Server) HangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hangUps++
	s.wake()
}

func (s *Server) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// put writes down what happens to a config map. The caller has the lock, and does not change m any more.
func (s *Server) put(what string, m *corev1.ConfigMap) {
	m.ResourceVersion = strconv.Itoa(len(s.log) + 1)
	s.log = append(s.log, event{what, m})
	name := types.NamespacedName{Namespace: m.Namespace, Name: m.Name}
	if what == "DELETED" {
		delete(s.maps, name)
	} else {
		s.maps[name] = m
	}
	s.wake()
}

// one answers a request for a single config map.
func (s *Server) one(do func(types.NamespacedName, *corev1.ConfigMap) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m := &corev1.ConfigMap{}
		if r.Method == "POST" || r.Method == "PUT" {
			if err := read(r, m); err != nil {
				refuse(w, apierrors.NewBadRequest(err.Error()))
				return
			}
		}
		if !s.wait(r) {
			return
		}
		m.TypeMeta, m.Namespace = kind, r.PathValue("namespace")
		s.mu.Lock()
		object, err := do(types.NamespacedName{Namespace: m.Namespace, Name: r.PathValue("name")}, m)
		s.mu.Unlock()
		if err != nil {
			refuse(w, err)
			return
		}
		say(w, http.StatusOK, object)
	}
}

// read reads a config map, as JSON or as protobuf, which client-go prefers.
func read(r *http.Request, m *corev1.ConfigMap) error {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	unless := corev1.SchemeGroupVersion.WithKind(kind.Kind)
	_, _, err = scheme.Codecs.UniversalDeserializer().Decode(body, &unless, m)
	return err
}

// wait takes the delay; it is false where the client has given up.
func (s *Server) wait(r *http.Request) bool {
	delay := s.delay.Load()
	if delay == 0 {
		return true
	}
	s.waiting.Add(1)
	defer s.waiting.Add(-1)
	select {
	case <-time.After(time.Duration(delay) * time.Millisecond):
		return true
	case <-r.Context().Done():
		s.abandoned.Add(1)
		return false
	}
}

func (s *Server) get(name types.NamespacedName, _ *corev1.ConfigMap) (any, error) {
	if m := s.maps[name]; m != nil {
		return m, nil
	}
	return nil, apierrors.NewNotFound(resource, name.Name)
}

func (s *Server) create(name types.NamespacedName, m *corev1.ConfigMap) (any, error) {
	name.Name = m.Name
	if s.maps[name] != nil {
		return nil, apierrors.NewAlreadyExists(resource, name.Name)
	}
	s.put("ADDED", m)
	return m, nil
}

func (s *Server) update(name types.NamespacedName, m *corev1.ConfigMap) (any, error) {
	old := s.maps[name]
	if old == nil {
		return nil, apierrors.NewNotFound(resource, name.Name)
	}
	if m.ResourceVersion != "" && m.ResourceVersion != old.ResourceVersion {
		return nil, apierrors.NewConflict(resource, name.Name, fmt.Errorf("its version is %s and not %s", old.ResourceVersion, m.ResourceVersion))
	}
	s.put("MODIFIED", m)
	return m, nil
}

func (s *Server) delete(name types.NamespacedName, _ *corev1.ConfigMap) (any, error) {
	old := s.maps[name]
	if old == nil {
		return nil, apierrors.NewNotFound(resource, name.Name)
	}
	last := *old // the old one is in the log, and may be on its way to somebody
	s.put("DELETED", &last)
	return metav1.Status{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "Status"},
		Status:   metav1.StatusSuccess,
	}, nil
}

// all lists or watches.
func (s *Server) all(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	selector, err := labels.Parse(query.Get("labelSelector"))
	if err != nil {
		refuse(w, apierrors.NewBadRequest(err.Error()))
		return
	}
	wanted := func(m *corev1.ConfigMap) bool {
		namespace := r.PathValue("namespace")
		return (namespace == "" || namespace == m.Namespace) && selector.Matches(labels.Set(m.Labels))
	}
	if query.Get("watch") != "" {
		s.watch(w, r, wanted)
		return
	}
	found, version := s.found(wanted)
	list := corev1.ConfigMapList{
		TypeMeta: metav1.TypeMeta{APIVersion: "v1", Kind: "ConfigMapList"},
		ListMeta: metav1.ListMeta{ResourceVersion: strconv.Itoa(version)},
	}
	for _, m := range found {
		list.Items = append(list.Items, *m)
	}
	say(w, http.StatusOK, list)
}

// found gives the config maps that are wanted, and the version of all of them.
func (s *Server) found(wanted func(*corev1.ConfigMap) bool) (found []*corev1.ConfigMap, version int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.maps {
		if wanted(m) {
			found = append(found, m)
		}
	}
	return found, len(s.log)
}
