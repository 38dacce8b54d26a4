package main

import (
	"context"
	"runtime"
	"strings"
	"sync/atomic"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	core "k8s.io/client-go/kubernetes/typed/core/v1"

	"example.com/kubernetes/kube"
	"example.com/kubernetes/standin"
)

func init() { ClustersImpl = clusters{} }

type clusters struct{}

func (clusters) Connect(kubeconfig string) (Cluster, error) {
	client, err := kube.Connect(strings.Clone(kubeconfig)) // it is Rust's until Connect returns
	if err != nil {
		return nil, err
	}
	return cluster{client}, nil
}

func (clusters) StandIn() (StandIn, error) {
	server, err := standin.Start()
	if err != nil {
		return nil, err
	}
	return standIn{server}, nil
}

func (clusters) Informing() (count uint) {
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	for _, stack := range strings.Split(string(stacks), "\n\n") {
		if strings.Contains(stack, "k8s.io/client-go/tools/cache.") || strings.Contains(stack, "/kube.(*Informer)") {
			count++
		}
	}
	return count
}

// cluster is an object that Rust holds.
type cluster struct{ client core.CoreV1Interface }

func (c cluster) Get(ctx context.Context, namespace, name string) (ConfigMap, error) {
	return answer(c.client.ConfigMaps(namespace).Get(ctx, name, metav1.GetOptions{}))
}

func (c cluster) List(ctx context.Context, namespace, labels string) ([]ConfigMap, error) {
	found, err := c.client.ConfigMaps(namespace).List(ctx, metav1.ListOptions{LabelSelector: labels})
	if err != nil {
		return nil, apiError(err)
	}
	list := make([]ConfigMap, len(found.Items))
	for i := range found.Items {
		list[i] = toRust(&found.Items[i])
	}
	return list, nil
}

func (c cluster) Create(ctx context.Context, m ConfigMap) (ConfigMap, error) {
	object := &corev1.ConfigMap{ObjectMeta: metav1.ObjectMeta{Name: m.Name}}
	fill(object, m)
	return answer(c.client.ConfigMaps(m.Namespace).Create(ctx, object, metav1.CreateOptions{}))
}

// Update changes what Rust knows of the object, and leaves the rest: owners, annotations, binary data.
func (c cluster) Update(ctx context.Context, m ConfigMap) (ConfigMap, error) {
	client := c.client.ConfigMaps(m.Namespace)
	object, err := client.Get(ctx, m.Name, metav1.GetOptions{})
	if err != nil {
		return ConfigMap{}, apiError(err)
	}
	if m.Version != "" {
		object.ResourceVersion = m.Version // the server compares it
	}
	fill(object, m)
	return answer(client.Update(ctx, object, metav1.UpdateOptions{}))
}

func (c cluster) Delete(ctx context.Context, namespace, name string) error {
	return apiError(c.client.ConfigMaps(namespace).Delete(ctx, name, metav1.DeleteOptions{}))
}

func (c cluster) Informer(namespace string) Informer {
	return &informer{Informer: kube.NewInformer(c.client, strings.Clone(namespace))}
}

// informer is an object that Rust holds.
type informer struct {
	*kube.Informer
	handedOver atomic.Uint64
}

func (i *informer) Events(ctx context.Context, yield func(Event) bool) error {
	hand := func(event Event) {
		// Where it is refused, the stream is gone and ctx has ended.
		if yield(event) {
			i.handedOver.Add(1)
		}
	}
	return i.Watch(ctx,
		func(object *corev1.ConfigMap) { hand(EventAdded{toRust(object)}) },
		func(object *corev1.ConfigMap) { hand(EventUpdated{toRust(object)}) },
		func(object *corev1.ConfigMap) { hand(EventDeleted{toRust(object)}) },
	)
}

func (i *informer) Get(namespace, name string) *ConfigMap {
	object := i.Informer.Get(namespace, name)
	if object == nil {
		return nil
	}
	m := toRust(object)
	return &m
}

func (i *informer) HandedOver() uint64 { return i.handedOver.Load() }

// standIn is an object that Rust holds.
type standIn struct{ *standin.Server }

func (s standIn) Connect() (Cluster, error) {
	client, err := kube.Client(s.Config())
	if err != nil {
		return nil, err
	}
	return cluster{client}, nil
}

func (s standIn) Fill(namespace string, count uint) {
	s.Server.Fill(strings.Clone(namespace), int(count))
}

// toRust is what Rust wants to know of an object. It shares the object's maps, which nobody changes.
func toRust(object *corev1.ConfigMap) ConfigMap {
	return ConfigMap{
		Namespace: object.Namespace,
		Name:      object.Name,
		Labels:    object.Labels,
		Data:      object.Data,
		Version:   object.ResourceVersion,
	}
}

func fill(object *corev1.ConfigMap, m ConfigMap) {
	object.Labels, object.Data = m.Labels, m.Data
}

func answer(object *corev1.ConfigMap, err error) (ConfigMap, error) {
	if err != nil {
		return ConfigMap{}, apiError(err)
	}
	return toRust(object), nil
}

// apiError is an error as the one that Rust knows.
func apiError(err error) error {
	if err == nil {
		return nil
	}
	switch text := err.Error(); apierrors.ReasonForError(err) {
	case metav1.StatusReasonNotFound:
		return APIErrorNotFound{text}
	case metav1.StatusReasonAlreadyExists:
		return APIErrorAlreadyExists{text}
	case metav1.StatusReasonConflict:
		return APIErrorConflict{text}
	default:
		return err
	}
}
