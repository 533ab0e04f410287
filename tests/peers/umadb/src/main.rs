//! Appends to a UmaDB server by its own client, on one thread: so many callers share so many
//! connections; each sends a batch, waits for its answer and sends the next.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use umadb_client::{AsyncUmaDbClient, UmaDbClient};
use umadb_dcb::{DcbAppendCondition, DcbEvent, DcbEventStoreAsync, DcbQuery, DcbQueryItem};
use uuid::Uuid;

const STREAMS: u64 = 200_000;
const PAYLOAD_SIZE_BYTES: usize = 200;

#[derive(Clone, Copy)]
struct Load {
    batch: usize,
    conditional: bool,
    end: Instant,
}

fn noise(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn event(tag: String, random: &mut u64) -> DcbEvent {
    let data = (0..PAYLOAD_SIZE_BYTES / 8).flat_map(|_| noise(random).to_le_bytes()).collect();
    DcbEvent {
        event_type: "claim.filed".into(),
        tags: vec![tag],
        data,
        uuid: Some(Uuid::from_u64_pair(noise(random), noise(random))),
        metadata: vec![],
    }
}

/// An expected version of nothing, in UmaDB's words: no event has the tag yet.
fn nothing_has(tag: &str) -> DcbAppendCondition {
    let item = DcbQueryItem { types: vec![], tags: vec![tag.into()] };
    DcbAppendCondition { fail_if_events_match: DcbQuery { items: vec![item] }, after: None }
}

async fn call(client: Arc<AsyncUmaDbClient>, caller: u64, load: Load, events: Arc<AtomicUsize>) {
    let mut random = (caller + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut sent = 0u64;
    while Instant::now() < load.end {
        // A condition must hold, so a conditional append has a tag of its own.
        let mut tag = || match load.conditional {
            true => format!("claim-0190a1b2-7000-8000-{:016x}", caller << 40 | sent),
            false => format!("claim-0190a1b2-7000-8000-{:016x}", noise(&mut random) % STREAMS),
        };
        let tags: Vec<String> = (0..load.batch).map(|_| tag()).collect();
        let condition = load.conditional.then(|| nothing_has(&tags[0]));
        let batch = tags.into_iter().map(|tag| event(tag, &mut random)).collect();
        client.append(batch, condition, None).await.expect("the server appends");
        events.fetch_add(load.batch, Ordering::Relaxed);
        sent += 1;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let usage = "umadb_load URL CALLERS CONNECTIONS BATCH SECONDS any|conditional";
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [url, callers, connections, batch, seconds, mode] = &args[..] else { panic!("{usage}") };
    let callers: u64 = callers.parse().expect(usage);
    let connections: usize = connections.parse().expect(usage);
    let mut clients = vec![];
    for _ in 0..connections {
        let client = UmaDbClient::new(url.clone()).connect_async().await;
        clients.push(Arc::new(client.expect("the server takes a connection")));
    }
    let start = Instant::now();
    let load = Load {
        batch: batch.parse().expect(usage),
        conditional: mode == "conditional",
        end: start + Duration::from_secs_f64(seconds.parse().expect(usage)),
    };
    let events = Arc::new(AtomicUsize::new(0));
    let calls: Vec<_> = (0..callers)
        .map(|caller| {
            let client = clients[caller as usize % connections].clone();
            tokio::spawn(call(client, caller, load, events.clone()))
        })
        .collect();
    for call in calls {
        call.await.expect("a caller ends");
    }
    let rate = events.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64();
    println!("{{\"value\":{rate:.1},\"unit\":\"events/s\"}}");
}
