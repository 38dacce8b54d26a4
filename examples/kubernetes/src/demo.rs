//! The controller at work on an API server in this process, and somebody who changes what it looks after.

use std::thread;
use std::time::{Duration, Instant};

use example_kubernetes::{
    checksum, reconcile, ApiError, Cluster, ClusterImpl, Clusters, ClustersImpl, StandIn, LABEL,
};
use futures::executor::block_on;
use futures::future::abortable;

use crate::said;

const COUNT: usize = 5;

/// Runs until all is in order.
pub(crate) fn run() -> Result<(), ApiError> {
    let server = ClustersImpl::stand_in()?;
    server.fill("default", COUNT);
    let cluster = server.connect()?;
    let informer = cluster.informer("default");
    let report = |made| println!("{}", said(&made));
    // Dropping the stream in it stops the informer.
    let (controller, stop) = abortable(reconcile(&cluster, &informer, report));
    let somebody = thread::spawn({
        let cluster = cluster.clone();
        move || {
            let done = change(&cluster).and_then(|()| wait(&cluster));
            stop.abort();
            done
        }
    });
    if let Ok(ended) = block_on(controller) {
        ended?;
    }
    let time = somebody.join().expect("somebody has panicked")?;
    println!(
        "all in order {:.1} ms after the last change",
        time.as_secs_f64() * 1e3
    );
    server.close();
    Ok(())
}

/// Changes each config map, in the middle of the controller's work.
fn change(cluster: &ClusterImpl) -> Result<(), ApiError> {
    let mut number = 0;
    while number < COUNT {
        let mut found = block_on(cluster.get("default".into(), format!("config-{number}")))?;
        found.data.insert("log".into(), "debug".into());
        match block_on(cluster.update(found)) {
            Ok(_) => number += 1,
            Err(ApiError::Conflict(text)) => println!("somebody was refused: {text}"),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Waits until all labels are right, and says how long that took.
fn wait(cluster: &ClusterImpl) -> Result<Duration, ApiError> {
    let began = Instant::now();
    loop {
        let all = block_on(cluster.list("default".into(), String::new()))?;
        let mut labels = all
            .iter()
            .map(|found| (found.labels.get(LABEL), checksum(&found.data)));
        if labels.all(|(label, wanted)| label == Some(&wanted)) {
            return Ok(began.elapsed());
        }
        thread::sleep(Duration::from_millis(1));
    }
}
