package standin

import (
	"bufio"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// A change is a line of a watch.
type change struct {
	Type   string            `json:"type"`
	Object *corev1.ConfigMap `json:"object"`
}

// watch tells what happens after the version that the client has, until one of the two leaves. One that has none is told first what there is, and
// that this is all of it.
func (s *Server) watch(w http.ResponseWriter, r *http.Request, wanted func(*corev1.ConfigMap) bool) {
	s.watches.Add(1)
	defer s.watches.Add(-1)
	query := r.URL.Query()
	version := 0
	if text := query.Get("resourceVersion"); text != "" {
		var err error
		if version, err = strconv.Atoi(text); err != nil {
			refuse(w, apierrors.NewBadRequest(err.Error()))
			return
		}
	}
	s.mu.Lock()
	hangUps := s.hangUps
	s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	lines := bufio.NewWriterSize(w, 1<<16)
	write := json.NewEncoder(lines)
	if query.Get("sendInitialEvents") == "true" {
		var found []*corev1.ConfigMap
		found, version = s.found(wanted)
		for _, m := range found {
			write.Encode(change{"ADDED", m})
		}
		mark := &corev1.ConfigMap{TypeMeta: kind}
		mark.ResourceVersion = strconv.Itoa(version)
		mark.Annotations = map[string]string{metav1.InitialEventsAnnotationKey: "true"}
		write.Encode(change{"BOOKMARK", mark})
	}
	for {
		// What cannot be written ends with the request's context.
		lines.Flush()
		w.(http.Flusher).Flush()
		s.mu.Lock()
		events, changed, hungUp := s.log[version:], s.changed, s.hangUps > hangUps
		s.mu.Unlock()
		if hungUp {
			return
		}
		if len(events) == 0 {
			select {
			case <-changed:
			case <-r.Context().Done():
				return
			}
		}
		version += len(events)
		for _, event := range events {
			if wanted(event.of) {
				write.Encode(change{event.kind, event.of})
			}
		}
	}
}

func refuse(w http.ResponseWriter, err error) {
	var status apierrors.APIStatus
	if !errors.As(err, &status) {
		status = apierrors.NewInternalError(err)
	}
	text := status.Status()
	text.TypeMeta = metav1.TypeMeta{APIVersion: "v1", Kind: "Status"}
	say(w, int(text.Code), text)
}

func say(w http.ResponseWriter, code int, object any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(object)
}
