//! What gateways read: signatures, snapshots, routes, policies, classifiers, fingerprints.

use septet::http::Operation;
use septet::{
    BulkDispatch, Classifier, Dispatch, Policy, Provider, Route, classify_http, classify_provider,
    classify_smpp, fingerprint, verify_signature,
};

/// Runs the target.
pub fn run(octets: &[u8]) {
    for operation in [Operation::Send, Operation::Bulk] {
        if let Ok(print) = fingerprint(operation, octets) {
            assert_eq!(print.to_string().parse(), Ok(print));
        }
    }
    let _ = Policy::from_json(octets).is_ok();
    let route = Route::from_json(octets).map(|route| route.classifier().clone());
    for rules in [route, Classifier::from_json(octets)].into_iter().flatten() {
        assert_eq!(Classifier::from_json(rules.to_json()), Ok(rules));
    }
    if let Ok(mut dispatch) = Dispatch::restore(octets, 0) {
        while dispatch.poll().is_some() {}
        dispatch.timeout(u64::MAX);
        while dispatch.poll().is_some() {}
    }
    let _ = BulkDispatch::restore(octets, &[], 0);
    let Ok(text) = septet::text_from_utf8(octets) else { return };
    let _ = verify_signature(text, octets, &[b"secret"], 0, 300);
    let _ = classify_http(503, true, Some(text), Some(0));
    for provider in Provider::ALL {
        let _ = classify_provider(provider, text);
    }
    if let Some(status) = octets.first_chunk() {
        let _ = classify_smpp(u32::from_be_bytes(*status));
    }
}
