// The sidecar is the usual way to have client-go beside a program in another language: a process, a Unix socket, lines of JSON, and a protocol.
//
//	sidecar SOCKET KUBECONFIG
//
// Each connection sends requests, one a line. `{"watch":""}` is answered by an event a line, for good; `{"get":["namespace","name"]}` by a line with what
// the cache has.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"

	corev1 "k8s.io/api/core/v1"

	"example.com/kubernetes/kube"
)

// A request is what comes in; one of these is set.
type request struct {
	Watch *string    `json:"watch"`
	Get   *[2]string `json:"get"`
}

type configMap struct {
	Namespace string            `json:"namespace"`
	Name      string            `json:"name"`
	Labels    map[string]string `json:"labels"`
	Data      map[string]string `json:"data"`
	Version   string            `json:"version"`
}

// An event is what goes out; one of these is set.
type event struct {
	Added   *configMap `json:"added,omitempty"`
	Updated *configMap `json:"updated,omitempty"`
	Deleted *configMap `json:"deleted,omitempty"`
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(socket, kubeconfig string) error {
	client, err := kube.Connect(kubeconfig)
	if err != nil {
		return err
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	informer := kube.NewInformer(client, "")
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer connection.Close()
			if err := serve(connection, informer); err != nil {
				fmt.Fprintln(os.Stderr, "error:", err)
			}
		}()
	}
}

// serve answers until the client leaves, or watches.
func serve(connection net.Conn, informer *kube.Informer) error {
	in := bufio.NewScanner(connection)
	out := bufio.NewWriter(connection)
	write := json.NewEncoder(out)
	for in.Scan() {
		var r request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return err
		}
		if r.Watch != nil {
			return watch(connection, informer)
		}
		var found *configMap
		if r.Get != nil {
			if object := informer.Get(r.Get[0], r.Get[1]); object != nil {
				found = view(object)
			}
		}
		if err := write.Encode(found); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return in.Err()
}

// watch sends events until the client has left. What there is at once goes out together.
func watch(connection net.Conn, informer *kube.Informer) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		defer cancel()
		connection.Read(make([]byte, 1)) // it says no more: this is its end
	}()
	events := make(chan event, 256)
	put := func(e event) {
		select {
		case events <- e:
		case <-ctx.Done():
		}
	}
	go func() {
		defer cancel()
		out := bufio.NewWriter(connection)
		write := json.NewEncoder(out)
		for {
			var e event
			select {
			case e = <-events:
			default:
				if out.Flush() != nil {
					return
				}
				select {
				case e = <-events:
				case <-ctx.Done():
					return
				}
			}
			if write.Encode(e) != nil {
				return
			}
		}
	}()
	return informer.Watch(ctx,
		func(object *corev1.ConfigMap) { put(event{Added: view(object)}) },
		func(object *corev1.ConfigMap) { put(event{Updated: view(object)}) },
		func(object *corev1.ConfigMap) { put(event{Deleted: view(object)}) },
	)
}

func view(object *corev1.ConfigMap) *configMap {
	return &configMap{object.Namespace, object.Name, object.Labels, object.Data, object.ResourceVersion}
}
