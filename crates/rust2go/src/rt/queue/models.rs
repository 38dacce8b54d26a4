//! Every interleaving of producers and the dispatcher, whose part is written here as Go has it.

mod turns;

use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::sync::Arc;
use loom::thread;

use super::{Link, Pushed, Queue, ASLEEP};

/// A task whose memory loom watches: an access that is not ordered after the push is reported.
#[repr(C)]
struct Task {
    link: Link,
    block: UnsafeCell<usize>,
}

#[derive(Clone, Copy)]
struct Shared(*mut Task);
// SAFETY: the models touch the task by the rules that they are there to check.
unsafe impl Send for Shared {}

/// What the producers and the dispatchers of a model share.
struct Model {
    queue: Queue,
    /// What only a dispatcher may touch: how many calls were started.
    dispatcher: UnsafeCell<usize>,
    /// Each bit is a call that was started.
    started: AtomicUsize,
}

impl Model {
    fn new() -> Arc<Model> {
        Arc::new(Model {
            queue: Queue::new(),
            dispatcher: UnsafeCell::new(0),
            started: AtomicUsize::new(0),
        })
    }

    /// A producer's thread: makes a task and pushes it; runs the dispatcher if it owes the wake-up.
    fn submit(&self, number: usize) {
        let task = Box::into_raw(Box::new(Task {
            link: Link::new(),
            block: UnsafeCell::new(0),
        }));
        // SAFETY: nobody else has the task yet; the dispatcher frees it.
        unsafe {
            (*task).block.with_mut(|block| *block = number);
            if self.queue.push(task.cast()) == Pushed::Asleep {
                self.dispatch();
            }
        }
    }

    /// Go's `take`: everything, the oldest first.
    fn take(&self) -> Vec<Shared> {
        let mut all = Vec::new();
        let mut at = self.queue.head.swap(std::ptr::null_mut(), Ordering::Acquire);
        assert_ne!(
            at, ASLEEP,
            "a dispatcher runs, and yet the queue says that none does"
        );
        while !at.is_null() {
            all.push(Shared(at.cast()));
            // SAFETY: the link was pushed, and is the dispatcher's now.
            at = unsafe { (*at).next.with_mut(|next| *next) };
        }
        all.reverse();
        all
    }

    /// Go's `sleep`.
    fn sleep(&self) -> bool {
        self.queue
            .head
            .compare_exchange(std::ptr::null_mut(), ASLEEP, Ordering::Release, Ordering::Relaxed)
            .is_ok()
    }

    /// Go's `dispatch`.
    fn dispatch(&self) {
        // It looks at what the last one has left before it takes.
        // SAFETY: there is one dispatcher at most.
        self.dispatcher.with_mut(|count| unsafe { *count += 0 });
        let mut first = true;
        loop {
            let tasks = self.take();
            assert!(!first || !tasks.is_empty(), "woken for nothing");
            first = false;
            for task in tasks {
                // SAFETY: Go frees the task here, as the last one who has it.
                let task = unsafe { Box::from_raw(task.0) };
                let number = task.block.with_mut(|block| {
                    // SAFETY: the task is the dispatcher's.
                    unsafe { *block }
                });
                // SAFETY: there is one dispatcher at most.
                self.dispatcher.with_mut(|count| unsafe { *count += 1 });
                let before = self.started.fetch_or(1 << number, Ordering::Relaxed);
                assert_eq!(before & (1 << number), 0, "started twice");
            }
            if self.sleep() {
                return;
            }
        }
    }
}

/// So many producers with so many calls each, one of them on the model's own thread.
fn run(threads: usize, each: usize) {
    let model = Model::new();
    let submit = move |model: &Model, thread: usize| {
        for call in 0..each {
            model.submit(thread * each + call);
        }
    };
    let others: Vec<_> = (1..threads)
        .map(|thread| {
            let model = Arc::clone(&model);
            thread::spawn(move || submit(&model, thread))
        })
        .collect();
    submit(&model, 0);
    for other in others {
        other.join().unwrap();
    }
    // Whoever pushed last has either run the dispatcher or left the call to one that ran.
    let all = (1 << (threads * each)) - 1;
    assert_eq!(model.started.load(Ordering::Relaxed), all, "lost");
    assert_eq!(model.queue.head.load(Ordering::Relaxed), ASLEEP);
    drop(model);
}

#[test]
fn two_producers() {
    loom::model(|| run(2, 2));
}

#[test]
fn three_producers() {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(|| run(3, 1));
}

#[test]
fn a_list_is_in_the_order_of_its_pushes() {
    loom::model(|| {
        let model = Model::new();
        // A dispatcher runs.
        model.queue.head.store(std::ptr::null_mut(), Ordering::Relaxed);
        let producer = {
            let model = Arc::clone(&model);
            thread::spawn(move || (0..3).for_each(|number| model.submit(number)))
        };
        let mut seen = Vec::new();
        let mut read = |tasks: Vec<Shared>| {
            for task in tasks {
                // SAFETY: as in `dispatch`.
                let task = unsafe { Box::from_raw(task.0) };
                // SAFETY: as in `dispatch`.
                seen.push(task.block.with_mut(|block| unsafe { *block }));
            }
        };
        read(model.take());
        producer.join().unwrap();
        read(model.take());
        assert_eq!(seen, [0, 1, 2]);
    });
}
