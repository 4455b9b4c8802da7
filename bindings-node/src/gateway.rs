//! What a gateway asks besides: what answers of networks mean, whether a request is a repeated one, whether a webhook is
//! genuine, what may become of a message.

use napi::Result;
use napi::bindgen_prelude::{Either, External, Uint8Array, Utf16String};
use napi_derive::napi;
use septet::http::Operation;
use septet::{
    Classification, Classifier, Fingerprint, ItemError, Message, Provider, Route, Status, Stored, Timestamp,
    decide,
};
use serde::Serialize;

use crate::input::{Document, JsonText, text as text_of};
use crate::refusal::refuse;
use crate::views::to_json;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClassificationView {
    outcome: &'static str,
    code: Option<&'static str>,
    class: Option<&'static str>,
    /// Below 2^53.
    retry_after_ms: Option<f64>,
    listed: bool,
}

impl ClassificationView {
    fn of(found: Classification) -> Self {
        Self {
            outcome: found.outcome.as_str(),
            code: found.code.map(septet::ErrorCode::as_str),
            class: found.class().map(septet::ErrorClass::as_str),
            retry_after_ms: found.retry_after_ms.map(|wait| wait as f64),
            listed: found.listed,
        }
    }
}

/// Reads a classifier's rules.
#[napi(catch_unwind)]
pub fn classifier(rules: JsonText) -> Result<External<Classifier>> {
    Document::of(rules)?.read(|json| Classifier::from_json(json)).map(External::new)
}

/// The rules that a route carries.
#[napi(catch_unwind)]
pub fn classifier_of_route(route: JsonText) -> Result<External<Classifier>> {
    let route = Document::of(route)?.read(|json| Route::from_json(json))?;
    Ok(External::new(route.classifier().clone()))
}

/// A classifier's rules as JSON.
#[napi(catch_unwind)]
pub fn classifier_json(rules: &External<Classifier>) -> String {
    rules.to_json()
}

/// What a command_status means; JSON.
#[napi(catch_unwind)]
pub fn classify_smpp(command_status: u32, rules: Option<&External<Classifier>>) -> String {
    let found = match rules {
        Some(rules) => rules.classify_smpp(command_status),
        None => septet::classify_smpp(command_status),
    };
    to_json(&ClassificationView::of(found))
}

/// What an HTTP status means; JSON.
#[napi(catch_unwind)]
pub fn classify_http(
    status: u16,
    has_message_id: bool,
    retry_after: Option<Utf16String>,
    now: Option<i64>,
    rules: Option<&External<Classifier>>,
) -> String {
    // A header that is no text cannot be read, which says nothing.
    let retry_after = retry_after.and_then(|header| String::from_utf16(&header).ok());
    let found = match rules {
        Some(rules) => rules.classify_http(status, has_message_id, retry_after.as_deref(), now),
        None => septet::classify_http(status, has_message_id, retry_after.as_deref(), now),
    };
    to_json(&ClassificationView::of(found))
}

/// What silence means; JSON.
#[napi(catch_unwind)]
pub fn classify_no_response(written: bool) -> String {
    to_json(&ClassificationView::of(septet::classify_no_response(written)))
}

/// What a provider's code means; JSON.
#[napi(catch_unwind)]
pub fn classify_provider(
    provider: Utf16String,
    code: Utf16String,
    rules: Option<&External<Classifier>>,
) -> Result<String> {
    let provider = Provider::from_name(&text_of(&provider)?).map_err(|error| refuse(&error))?;
    let code = text_of(&code)?;
    let found = match rules {
        Some(rules) => rules.classify_provider(provider, &code),
        None => septet::classify_provider(provider, &code),
    };
    Ok(to_json(&ClassificationView::of(found)))
}

/// The fingerprint of a request, in hexadecimal.
#[napi(catch_unwind)]
pub fn fingerprint(operation: Utf16String, request: JsonText) -> Result<String> {
    let operation = Operation::from_name(&text_of(&operation)?).map_err(|error| refuse(&error))?;
    let print = Document::of(request)?.read(|json| septet::fingerprint(operation, json))?;
    Ok(print.to_string())
}

#[derive(Serialize)]
struct DecisionView {
    decision: &'static str,
    code: Option<&'static str>,
}

/// What to do with a request under a key; JSON. `expires_at` is there when an answer is stored.
#[napi(catch_unwind)]
pub fn idempotency(
    print: Utf16String,
    now: i64,
    stored: Option<Utf16String>,
    expires_at: Option<i64>,
) -> Result<String> {
    let read = |text: &Utf16String| text_of(text)?.parse::<Fingerprint>().map_err(|error| refuse(&error));
    let stored = stored.map(|text| read(&text)).transpose()?.map(|print| match expires_at {
        Some(expires_at) => Stored::answered(print, expires_at),
        None => Stored::in_flight(print),
    });
    let decision = decide(stored, read(&print)?, now);
    let code = decision.error().map(septet::ErrorCode::as_str);
    Ok(to_json(&DecisionView { decision: decision.as_str(), code }))
}

/// What a gateway has to know beforehand.
#[napi(object, object_from_js = false)]
pub struct GatewayRelease {
    /// The release of the tables of providers' codes.
    pub provider_codes_version: &'static str,
    /// How long an answer is kept, in seconds.
    pub idempotency_retention: f64,
    /// How many seconds a signature's time may lie from now.
    pub signature_tolerance: f64,
}

/// What a gateway has to know beforehand.
#[napi(catch_unwind)]
pub fn gateway_release() -> GatewayRelease {
    GatewayRelease {
        provider_codes_version: septet::PROVIDER_CODES_VERSION,
        idempotency_retention: septet::IDEMPOTENCY_RETENTION as f64,
        signature_tolerance: septet::SIGNATURE_TOLERANCE as f64,
    }
}

/// A text or octets, as a body or a secret comes.
type TextOrOctets = Either<Utf16String, Uint8Array>;

fn octets_of(value: TextOrOctets) -> Result<Vec<u8>> {
    Ok(match value {
        Either::A(text) => text_of(&text)?.into_bytes(),
        Either::B(octets) => octets.to_vec(),
    })
}

fn secrets_of(secrets: Vec<TextOrOctets>) -> Result<Vec<Vec<u8>>> {
    secrets.into_iter().map(octets_of).collect()
}

/// Checks a webhook's signature.
#[napi(catch_unwind)]
pub fn verify_signature(
    header: Utf16String,
    body: TextOrOctets,
    secrets: Vec<TextOrOctets>,
    now: i64,
    tolerance: Option<f64>,
) -> Result<()> {
    let tolerance = tolerance.map_or(septet::SIGNATURE_TOLERANCE, |seconds| seconds as _);
    let (body, secrets) = (octets_of(body)?, secrets_of(secrets)?);
    septet::verify_signature(&text_of(&header)?, body, &secrets, now, tolerance)
        .map_err(|error| refuse(&error))
}

/// The header that signs a webhook.
#[napi(catch_unwind)]
pub fn sign_webhook(body: TextOrOctets, secrets: Vec<TextOrOctets>, now: i64) -> Result<String> {
    septet::sign_webhook(octets_of(body)?, &secrets_of(secrets)?, now).map_err(|error| refuse(&error))
}

/// Whether a status may follow another.
#[napi(catch_unwind)]
pub fn status_may_become(status: Utf16String, next: Utf16String) -> Result<bool> {
    Ok(Status::from_word(&text_of(&status)?).may_become(&Status::from_word(&text_of(&next)?)))
}

#[derive(Serialize)]
struct MovedView {
    moved: bool,
    /// The answer's JSON.
    message: String,
}

/// A message moved on, where it may move; JSON.
#[napi(catch_unwind)]
pub fn advance_message(message: JsonText, status: Utf16String, at: Utf16String) -> Result<String> {
    let mut message = Document::of(message)?.read(|json| Message::from_json(json))?.data;
    let at = timestamp(&at)?;
    let moved = message.advance(Status::from_word(&text_of(&status)?), at);
    Ok(to_json(&MovedView { moved, message: message.to_json("") }))
}

/// The event that tells of a message's status, as the API sends it.
#[napi(catch_unwind)]
pub fn event_of_message(
    message: JsonText,
    id: Utf16String,
    at: Utf16String,
    reference: Option<Utf16String>,
    error_code: Option<Utf16String>,
    error_message: Option<Utf16String>,
) -> Result<Option<String>> {
    let message = Document::of(message)?.read(|json| Message::from_json(json))?.data;
    let reference = reference.map(|reference| text_of(&reference)).transpose()?;
    let error = match (error_code, error_message) {
        (Some(code), Some(message)) => Some(ItemError { code: text_of(&code)?, message: text_of(&message)? }),
        _ => None,
    };
    let event = message.event(&text_of(&id)?, timestamp(&at)?, reference, error);
    Ok(event.map(|event| event.to_json()))
}

fn timestamp(text: &Utf16String) -> Result<Timestamp> {
    text_of(text)?.parse().map_err(|error| refuse(&error))
}
