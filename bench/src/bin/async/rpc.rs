//! The calls as gRPC over a Unix socket: tonic here, grpc-go in the same process (`go/rpc`), messages as prost has them.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use hyper_util::rt::TokioIo;
use prost::Message;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::transport::{Channel, Endpoint};
use tonic::Request;
use tonic_prost::ProstCodec;

use crate::ways::{Job, Way};

/// By gRPC.
pub(crate) struct Rpc;

#[derive(Clone, PartialEq, Message)]
struct Pair {
    #[prost(uint64, tag = "1")]
    a: u64,
    #[prost(uint64, tag = "2")]
    b: u64,
}

#[derive(Clone, PartialEq, Message)]
struct Number {
    #[prost(uint64, tag = "1")]
    value: u64,
}

/// The connection of the run time that is there.
static CHANNEL: Mutex<Option<Channel>> = Mutex::new(None);

impl Way for Rpc {
    const TASK: bool = true;

    async fn begin() {
        let path = socket();
        let endpoint = Endpoint::from_static("http://localhost");
        let connector = tower::service_fn(move |_| {
            let path = path.clone();
            async move { tokio::net::UnixStream::connect(path).await.map(TokioIo::new) }
        });
        let channel = endpoint.connect_with_connector(connector).await;
        *CHANNEL.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel.expect("a connection"));
    }

    async fn call(job: Job) -> u64 {
        match job {
            Job::Add => unary("/bench.rpc.Calls/Add", Pair { a: 3, b: 4 }).await,
            Job::Work(value) => unary("/bench.rpc.Calls/Work", Number { value }).await,
            Job::Nap(value) => unary("/bench.rpc.Calls/Nap", Number { value }).await,
            Job::Hold => unary("/bench.rpc.Calls/Hold", Number { value: 0 }).await,
        }
    }
}

async fn unary(path: &'static str, question: impl Message + Default + 'static) -> u64 {
    let channel = CHANNEL.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let mut client = Grpc::new(channel.expect("a connection"));
    client.ready().await.expect("a connection");
    let codec = ProstCodec::<_, Number>::default();
    let answer = client
        .unary(Request::new(question), PathAndQuery::from_static(path), codec)
        .await;
    answer.expect("an answer").into_inner().value
}

/// The socket that Go listens on from the first time on.
fn socket() -> PathBuf {
    static SOCKET: Mutex<Option<PathBuf>> = Mutex::new(None);
    let mut socket = SOCKET.lock().unwrap_or_else(PoisonError::into_inner);
    let path = socket.get_or_insert_with(|| {
        let path = std::env::temp_dir().join(format!("rust2go-bench-{}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        let text = path.to_str().expect("a path that is a text");
        // SAFETY: Go copies the text.
        let listens = unsafe { rpc_serve(text.as_ptr(), text.len()) };
        assert_eq!(listens, 1, "Go listens on {text}");
        path
    });
    path.clone()
}

extern "C" {
    fn rpc_serve(path: *const u8, length: usize) -> u32;
}
