//! Spans.

/// Says how the current span is written as the W3C's `traceparent`, so that traces go on in Go (feature `tracing`).
///
/// With this feature each async call has a span `go_call` of the target `rust2go`, of level `DEBUG`, with the method's name and, if it
/// fails, the error. It lasts from the first poll until the result has been read. When a call begins, `give` is called within
/// its span; what it gives is the value `traceparent` of the handler's context, as if by
/// [`context_value`](crate::context_value). A handler gives it to the tracing library of its choice:
/// `rust2go.Value(ctx, "traceparent")`. What the handler itself writes to `slog` does not come back to Rust.
///
/// `tracing` knows no W3C identifiers. The layer that makes them does, such as that of `tracing-opentelemetry`: let its propagator
/// write into a map, and give what it wrote. Returns false if this has been called before: the first one counts.
///
/// ```
/// rust2go::set_traceparent(|| {
///     let span = tracing::Span::current();
///     let _id = span.id()?; // ask the layer for its identifiers of this span
///     Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned())
/// });
/// ```
pub fn set_traceparent(give: fn() -> Option<String>) -> bool {
    crate::rt::set_traceparent(give)
}
