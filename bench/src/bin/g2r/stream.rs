//! The streams that Go makes: Rust reads them to their end.

use std::future::poll_fn;
use std::hint::black_box;
use std::pin::Pin;

use bench_ours::rust2go::{BoxStream, Stream};
use rust2go_bench::Side;
use tokio::runtime::{Builder, Runtime};

/// A stream of as many items as there are to be calls.
struct Reader<T> {
    make: fn(u64) -> BoxStream<T>,
    items: u64,
    runtime: Runtime,
}

/// The reader of the streams that `make` gives.
pub(crate) fn side<T: 'static>(make: fn(u64) -> BoxStream<T>) -> Box<dyn Side> {
    let runtime = Builder::new_current_thread().build();
    Box::new(Reader {
        make,
        items: 0,
        runtime: runtime.expect("tokio starts"),
    })
}

impl<T> Side for Reader<T> {
    fn chunk(&self) -> u64 {
        1 << 20
    }

    fn prepare(&mut self, calls: u64) {
        self.items = calls;
    }

    fn run(&mut self) {
        let mut stream = (self.make)(self.items);
        let read = self.runtime.block_on(async {
            let mut read = 0;
            while let Some(item) = poll_fn(|context| Pin::new(&mut stream).poll_next(context)).await {
                black_box(item);
                read += 1;
            }
            read
        });
        assert_eq!(read, self.items, "items are lost");
    }
}
