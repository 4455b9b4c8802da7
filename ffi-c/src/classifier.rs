//! What an upstream's answer means, in its own language.

use core::ffi::c_char;

use septet::{
    Classification, Classifier, Error, ErrorCode, PROVIDER_CODES_VERSION, Provider, classify_no_response,
};

use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::outcome::outcome_number;
use crate::ptr::{self, Pod, septet_str};
use crate::routes::{routes, septet_routes};
use crate::status::septet_status;

/// The rules of one route about answers. A handle: never changed after it was made, so many threads may use it at once.
pub struct septet_classifier(Held<Classifier>);

impl Handle for septet_classifier {
    type Value = Classifier;

    fn held(&self) -> &Held<Classifier> {
        &self.0
    }
}

/// What an answer means.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_classification {
    /// `sizeof(septet_classification)`, set by the caller.
    pub struct_size: u32,
    /// What a dispatch does after it: a number of `septet_outcome`.
    pub outcome: u32,
    /// Why, for whoever asked for the message: a number of `septet_code`; `SEPTET_OK` when it was accepted.
    pub status: septet_status,
    /// 1 when a table or a rule of the route names this answer; else the outcome is the one for unlisted answers.
    pub listed: u32,
    /// 1 when `retry_after_ms` is given.
    pub has_retry_after: u32,
    /// Zero.
    pub reserved: u32,
    /// After how many milliseconds the upstream wants to be asked again, as `septet_dispatch_result` takes it; else 0.
    pub retry_after_ms: u64,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer.
unsafe impl Pod for septet_classification {}

impl septet_classification {
    fn of(found: Classification) -> Self {
        Self {
            struct_size: 0,
            outcome: outcome_number(found.outcome),
            status: found.code.map_or(0, septet::ErrorCode::number),
            listed: u32::from(found.listed),
            has_retry_after: u32::from(found.retry_after_ms.is_some()),
            reserved: 0,
            retry_after_ms: found.retry_after_ms.unwrap_or(0),
        }
    }
}

/// Reads a route's rules: `{"unlisted"?: outcome, "overrides"?: [{"command_status" | "http_status" | "provider_code": …, "outcome":
/// outcome, "error"?: code}, …]}`. They come before the tables.
///
/// - `out`: receives the handle, to be freed with `septet_classifier_free`.
///
/// Errors: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_DUPLICATE_OVERRIDE`; what is about
/// one rule has its index.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classifier_new(
    json: *const c_char,
    len: usize,
    out: *mut *mut septet_classifier,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, json) = unsafe { (ptr::out(out)?, ptr::octets(json, len)?) };
        ptr::give(out, septet_classifier(Held::new(Classifier::from_json(json)?)));
        Ok(())
    })
}

/// The rules that a route carries in its member `classifier`; a route without any is judged by the tables alone.
///
/// - `route_id`: as `septet_action.route_id` tells it.
/// - `out`: receives the handle, to be freed with `septet_classifier_free`. It does not need the routes any longer.
///
/// Errors: `SEPTET_ERR_ROUTE_NOT_ASSIGNED` (field) when none of them has this id.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classifier_of_route(
    routes: *const septet_routes,
    route_id: u64,
    out: *mut *mut septet_classifier,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, routes) = unsafe { (ptr::out(out)?, self::routes(routes)?) };
        let route = routes.iter().find(|route| route.id() == route_id);
        let route = route.ok_or_else(|| Error::new(ErrorCode::RouteNotAssigned).in_field("route_id"))?;
        ptr::give(out, septet_classifier(Held::new(route.classifier().clone())));
        Ok(())
    })
}

/// Writes rules as compact JSON that `septet_classifier_new` reads, the same for the same rules.
///
/// Errors: `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classifier_write(
    classifier: *const septet_classifier,
    out: *mut c_char,
    out_cap: usize,
    out_len: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(classifier, err, |classifier| {
        // SAFETY: the caller keeps the conventions.
        let out = unsafe { ptr::buffer_out(out, out_cap, out_len) }?;
        out.write_str(&classifier.to_json())
    })
}

/// Frees rules; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classifier_free(classifier: *mut septet_classifier) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(classifier) }
}

/// Classifies by the rules of the call; NULL means the tables alone.
///
/// # Safety
/// `classifier` is NULL or a live handle, `out` NULL or writable.
unsafe fn classify(
    classifier: *const septet_classifier,
    out: *mut septet_classification,
    err: *mut septet_error,
    body: impl FnOnce(&Classifier) -> Result<Classification, Failure>,
) -> septet_status {
    guard(err, || {
        // SAFETY: promised by the caller.
        let (out, classifier) = unsafe { (ptr::pod_out(out)?, ptr::optional_reference(classifier)?) };
        let found = match classifier {
            Some(classifier) => body(classifier.held().get()?),
            None => body(&Classifier::new()),
        };
        out.write(septet_classification::of(found?));
        Ok(())
    })
}

/// What the `command_status` of a `submit_sm_resp` means (SMPP 3.4, 5.1.3; 5.0, 4.7.6). One that no standard lists is hard unless the
/// rules say otherwise.
///
/// - `classifier`: the route's rules; NULL for the tables alone.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classify_smpp(
    classifier: *const septet_classifier,
    command_status: u32,
    out: *mut septet_classification,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { classify(classifier, out, err, |classifier| Ok(classifier.classify_smpp(command_status))) }
}

/// What an HTTP answer to a request that hands over a message means (RFC 9110, 15).
///
/// - `classifier`: the route's rules; NULL for the tables alone.
/// - `http_status`: as it came.
/// - `has_message_id`: 0 unless the body could be read and holds the id of a message.
/// - `retry_after`: the header of that name, or absent.
/// - `now`: the time in seconds since 1970, needed only where `retry_after` may be a date; else NULL.
///
/// Errors: only those of usage, and `SEPTET_ERR_INVALID_UTF8` for the header.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classify_http(
    classifier: *const septet_classifier,
    http_status: u16,
    has_message_id: u32,
    retry_after: septet_str,
    now: *const i64,
    out: *mut septet_classification,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe {
        classify(classifier, out, err, |classifier| {
            let (retry_after, now) = (retry_after.read()?, ptr::optional_reference(now)?.copied());
            Ok(classifier.classify_http(http_status, has_message_id != 0, retry_after, now))
        })
    }
}

/// What a provider's own code means in the answer to a request that hands over a message; compared exactly. One that is not listed is hard
/// unless the rules say otherwise.
///
/// - `classifier`: the route's rules; NULL for the tables alone.
/// - `provider`: `twilio`, `vonage`, `telnyx`, `aws` or `sinch`.
/// - `code`: as the provider wrote it.
///
/// Errors: `SEPTET_ERR_INVALID_OPTION` (field) for another provider, `SEPTET_ERR_INVALID_UTF8`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classify_provider(
    classifier: *const septet_classifier,
    provider: septet_str,
    code: septet_str,
    out: *mut septet_classification,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe {
        classify(classifier, out, err, |classifier| {
            let (provider, code) = (provider.required()?, code.required()?);
            Ok(classifier.classify_provider(Provider::from_name(provider)?, code))
        })
    }
}

/// What it means that no answer came: nothing written is retryable; a reset or silence after the first octet of the request went out
/// proves nothing.
///
/// - `written`: 0 when no octet of the request went out.
///
/// Errors: only those of usage.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_classify_no_response(
    written: u32,
    out: *mut septet_classification,
    err: *mut septet_error,
) -> septet_status {
    // SAFETY: the caller keeps the conventions.
    unsafe { classify(core::ptr::null(), out, err, |_| Ok(classify_no_response(written != 0))) }
}

/// The month of the providers' documentation that the tables of their codes follow: `2026-11`. Static.
#[must_use]
#[unsafe(no_mangle)]
pub extern "C" fn septet_provider_codes_version() -> septet_str {
    septet_str::of(PROVIDER_CODES_VERSION)
}
