//! The controller: each config map has a label with the checksum of its data, by which whoever uses it sees that it has changed.

use std::collections::BTreeMap;
use std::future::ready;

use futures::stream::TryStreamExt;

use crate::{ApiError, Cluster, ClusterImpl, ConfigMap, Event, Informer, InformerImpl};

/// The label that the controller keeps.
pub const LABEL: &str = "example.com/checksum";

/// How many config maps are worked on at once.
const AT_ONCE: usize = 16;

/// Keeps the label of all that the informer tells of, as long as there are events. Calls `changed` with each that it was wrong in.
///
/// # Errors
///
/// The first one that is not mended by reading again.
pub async fn reconcile(
    cluster: &ClusterImpl,
    informer: &InformerImpl,
    mut changed: impl FnMut(ConfigMap),
) -> Result<(), ApiError> {
    let events = informer.events().try_filter_map(|event| {
        ready(Ok(match event {
            Event::Added(found) | Event::Updated(found) => Some(found),
            Event::Deleted(_) => None,
        }))
    });
    let work = events.map_ok(|found| in_order(cluster, found));
    let mut done = Box::pin(work.try_buffer_unordered(AT_ONCE));
    while let Some(made) = done.try_next().await? {
        made.into_iter().for_each(&mut changed);
    }
    Ok(())
}

/// Gives a config map the label that it should have. Where somebody else was faster, reads it again and sees what it needs then.
///
/// The result is the one that was made; `None` where there was nothing to do, or is no such config map any more.
///
/// # Errors
///
/// Whatever the API server refuses but conflicts.
pub async fn in_order(cluster: &ClusterImpl, found: ConfigMap) -> Result<Option<ConfigMap>, ApiError> {
    let mut object = found;
    loop {
        let wanted = checksum(&object.data);
        if object.labels.get(LABEL) == Some(&wanted) {
            return Ok(None);
        }
        let (namespace, name) = (object.namespace.clone(), object.name.clone());
        object.labels.insert(LABEL.into(), wanted);
        let again = match cluster.update(object).await {
            Err(ApiError::Conflict(_)) => cluster.get(namespace, name).await,
            updated => return there(updated),
        };
        match there(again)? {
            Some(newer) => object = newer,
            None => return Ok(None),
        }
    }
}

/// What is not there is no error here.
fn there(found: Result<ConfigMap, ApiError>) -> Result<Option<ConfigMap>, ApiError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(ApiError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The checksum of what a config map has: 64 bits by FNV-1a, in which no two texts run together.
pub fn checksum(data: &BTreeMap<String, String>) -> String {
    let texts = data.iter().flat_map(|(key, value)| [key, value]);
    let bytes = texts.flat_map(|text| text.bytes().chain([0xff]));
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("{sum:016x}")
}
