//! One message, two upstreams, a crash: what a gateway stores and when. `cargo run -p septet --example failover`; the guide is
//! docs/dispatch.md.

use septet::{
    Action, Dispatch, Error, Facts, Policy, Route, SendRequest, Status, UpstreamOutcome, classify_http,
    plan_send,
};

fn main() -> Result<(), Error> {
    let request = SendRequest::new("+447700900100", "Conerix", "Doors open at seven.");
    let facts = Facts::default();
    let plan = plan_send(&request, &facts);
    let routes = [Route::new(1)?, Route::new(2)?.priority(1)];
    let mut dispatch = Dispatch::of_plan(&plan, &request, &facts, &routes, Policy::new());
    let mut store = String::new();

    // Route 1 comes first. Its upstream answers 503: surely not taken, so route 2 may have the message.
    dispatch.start(0);
    let (token, route) = drain(&mut dispatch, &mut store)[0];
    assert_eq!(route, 1);
    let answer = classify_http(503, false, None, None);
    assert_eq!(answer.outcome, UpstreamOutcome::Retryable);
    dispatch.result(token, answer.outcome, None, answer.retry_after_ms, 80);
    let (token, route) = drain(&mut dispatch, &mut store)[0];
    assert_eq!(route, 2);

    // The process dies while route 2 has it. Nobody can tell what became of it, so nothing is sent.
    drop(dispatch);
    let mut dispatch = Dispatch::restore(&store, 5_000)?;
    assert!(drain(&mut dispatch, &mut store).is_empty());
    assert_eq!(dispatch.state().status, Status::Unknown);

    // A receipt for the token proves the sending after all.
    dispatch.result(token, UpstreamOutcome::Accepted, Some("a1"), None, 9_000);
    assert!(drain(&mut dispatch, &mut store).is_empty());
    assert_eq!((dispatch.state().status, dispatch.state().transmits), (Status::Sent, 2));
    println!("{} over route {:?}", dispatch.state().status.as_str(), dispatch.state().route_id);
    Ok(())
}

/// Takes all that is asked for now and stores the snapshot; only then may the caller hand anything over.
fn drain(dispatch: &mut Dispatch, store: &mut String) -> Vec<(u64, u64)> {
    let mut transmits = Vec::new();
    while let Some(action) = dispatch.poll() {
        match action {
            Action::Transmit { token, route_id, .. } => transmits.push((token, route_id)),
            Action::Timeout(at) => println!("a timer at {at}"),
            _ => println!("done"),
        }
    }
    *store = dispatch.snapshot();
    transmits
}
