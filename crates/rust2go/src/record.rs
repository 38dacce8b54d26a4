//! Figures for the crate `metrics`.

use metrics::{counter, gauge};

/// Gives the figures of [`stats`](crate::stats) to the recorder of the crate `metrics` (feature `metrics`).
///
/// Call it as often as somebody looks: in a task that repeats each some seconds, or before each scrape. Calls themselves do not
/// touch the recorder. For each method, with the label `method`: the counters `rust2go_calls_started`, `.._completed`, `.._failed`,
/// `.._panicked`, `.._cancelled` and `.._late`, and the gauges `.._in_flight` and `.._waiting`. For the process: the counters
/// `rust2go_wake_ups` and `rust2go_inline`, and the gauge `rust2go_queued`.
///
/// ```
/// rust2go::record_metrics();
/// ```
#[allow(clippy::cast_precision_loss)] // gauges are floats
pub fn record_metrics() {
    let stats = crate::stats();
    counter!("rust2go_wake_ups").absolute(stats.wake_ups);
    counter!("rust2go_inline").absolute(stats.inline);
    gauge!("rust2go_queued").set(stats.queued as f64);
    for method in &stats.methods {
        let name = method.name;
        counter!("rust2go_calls_failed", "method" => name).absolute(method.failed);
        counter!("rust2go_calls_panicked", "method" => name).absolute(method.panicked);
        if method.is_async {
            counter!("rust2go_calls_started", "method" => name).absolute(method.started);
            counter!("rust2go_calls_completed", "method" => name).absolute(method.completed);
            counter!("rust2go_calls_cancelled", "method" => name).absolute(method.cancelled);
            counter!("rust2go_calls_late", "method" => name).absolute(method.late);
            gauge!("rust2go_calls_in_flight", "method" => name).set(method.in_flight() as f64);
            gauge!("rust2go_calls_waiting", "method" => name).set(method.waiting as f64);
        }
    }
}
