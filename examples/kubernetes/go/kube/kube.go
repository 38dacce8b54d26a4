// Package kube is what this example wants of client-go: a client, and an informer that runs as long as somebody watches. Both the handlers and the
// sidecar use it.
package kube

import (
	"context"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/watch"
	core "k8s.io/client-go/kubernetes/typed/core/v1"
	listers "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
)

// Connect makes the client of the cluster that a kubeconfig file names.
func Connect(kubeconfig string) (core.CoreV1Interface, error) {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	return Client(config)
}

// Client makes a client. It leaves it to the server to say when there are too many requests.
func Client(config *rest.Config) (core.CoreV1Interface, error) {
	config.QPS = -1
	return core.NewForConfig(config)
}

// An Informer is one watch of the API server for all who want its events, and a cache.
type Informer struct {
	client core.ConfigMapInterface

	mu sync.Mutex
	// watching is how many want events; the others are set while any does.
	watching int
	shared   cache.SharedIndexInformer
	lister   listers.ConfigMapLister
	stop     context.CancelFunc
}

// NewInformer makes one for a namespace, or for all of them where that is empty.
func NewInformer(client core.CoreV1Interface, namespace string) *Informer {
	return &Informer{client: client.ConfigMaps(namespace)}
}

// Watch tells of what there is and of what changes, in this order, until the context ends. What it tells of is not to be changed. The first one who watches
// starts the informer, and the last one stops it.
func (i *Informer) Watch(ctx context.Context, added, updated, deleted func(*corev1.ConfigMap)) error {
	shared := i.begin()
	defer i.end()
	registration, err := shared.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(object any) { added(object.(*corev1.ConfigMap)) },
		UpdateFunc: func(old, object any) {
			// After a lost connection it tells of all that is still there.
			if now := object.(*corev1.ConfigMap); now.ResourceVersion != old.(*corev1.ConfigMap).ResourceVersion {
				updated(now)
			}
		},
		DeleteFunc: func(object any) {
			// What was deleted while there was no connection.
			if missed, ok := object.(cache.DeletedFinalStateUnknown); ok {
				object = missed.Obj
			}
			deleted(object.(*corev1.ConfigMap))
		},
	})
	if err != nil {
		return err
	}
	<-ctx.Done()
	return shared.RemoveEventHandler(registration)
}

// Get looks into the cache. What it gives is not to be changed; nil where there is none.
func (i *Informer) Get(namespace, name string) *corev1.ConfigMap {
	i.mu.Lock()
	lister := i.lister
	i.mu.Unlock()
	if lister == nil {
		return nil
	}
	found, err := lister.ConfigMaps(namespace).Get(name)
	if err != nil {
		return nil // the only error that a lister has: there is none
	}
	return found
}

func (i *Informer) begin() cache.SharedIndexInformer {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.watching++
	if i.watching == 1 {
		i.shared = i.newShared()
		i.lister = listers.NewConfigMapLister(i.shared.GetIndexer())
		var ctx context.Context
		ctx, i.stop = context.WithCancel(context.Background())
		go i.shared.RunWithContext(ctx)
	}
	return i.shared
}

func (i *Informer) end() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.watching--
	if i.watching == 0 {
		i.stop()
		i.shared, i.lister, i.stop = nil, nil, nil
	}
}

func (i *Informer) newShared() cache.SharedIndexInformer {
	source := &cache.ListWatch{
		ListWithContextFunc: func(ctx context.Context, options metav1.ListOptions) (runtime.Object, error) {
			return i.client.List(ctx, options)
		},
		WatchFuncWithContext: func(ctx context.Context, options metav1.ListOptions) (watch.Interface, error) {
			return i.client.Watch(ctx, options)
		},
	}
	byNamespace := cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc}
	return cache.NewSharedIndexInformer(source, &corev1.ConfigMap{}, 0, byNamespace)
}
