//! A gateway's end of a message's life, and the customer's: `cargo run -p septet --example webhook`.
//!
//! Receipts come out of order and twice; the gateway signs an event for each step forward; the customer checks the signature before
//! believing anything. Time and ids are passed in, so the output is always the same.

use septet::{
    DeliveryStatus, Error, Event, Message, SIGNATURE_TOLERANCE, Status, Timestamp, event_id, sign_webhook,
    verify_signature,
};

/// While a secret is replaced, the gateway signs with both.
const SECRETS: [&str; 2] = ["whsec_new", "whsec_old"];

fn main() -> Result<(), Error> {
    let mut message = queued_message()?;
    let receipts =
        [DeliveryStatus::Enroute, DeliveryStatus::Delivered, DeliveryStatus::Enroute, DeliveryStatus::Failed];
    for (seconds, receipt) in (1_778_585_661..).zip(receipts) {
        let at = Timestamp::from_unix(seconds)?;
        if !message.advance(Status::from(receipt), at) {
            println!("receipt {:<9} → no step forward from {}", receipt.as_str(), message.status.as_str());
            continue;
        }
        // A real gateway takes 24 octets from the system's random source.
        let id = event_id(&[receipt as u8; 24]);
        let Some(event) = message.event(id, at, Some("order-7".into()), None) else { continue };
        let body = event.to_json();
        println!("receipt {:<9} → {}", receipt.as_str(), event.event_type.as_str());
        let header = sign_webhook(&body, &SECRETS, at.unix())?;
        receive(&header, &body, at.unix() + 2)?;
    }
    Ok(())
}

/// The customer, who still knows the old secret only.
fn receive(header: &str, body: &str, now: i64) -> Result<(), Error> {
    verify_signature(header, body, &["whsec_old"], now, SIGNATURE_TOLERANCE)?;
    let event = Event::from_json(body)?;
    println!(
        "  the customer reads {} of {}",
        event.message.status.as_str(),
        event.reference.as_deref().unwrap_or("-")
    );
    let forged = verify_signature(
        header,
        body.replace("order-7", "order-8"),
        &["whsec_old"],
        now,
        SIGNATURE_TOLERANCE,
    );
    println!(
        "  the same with another reference: {}",
        forged.err().map_or("believed", |error| error.code().as_str())
    );
    Ok(())
}

fn queued_message() -> Result<Message, Error> {
    let created_at = Timestamp::from_unix(1_778_585_660)?;
    Ok(Message {
        id: "msg_0123456789ABCDEFGHIJKLMNO".into(),
        to: "+12025550143".into(),
        from: "Conerix".into(),
        body: "Doors open at 7".into(),
        status: Status::Queued,
        cost: Some("0.05".parse()?),
        currency: Some("USD".parse()?),
        route_id: Some(12),
        provider_message_id: None,
        attempts: 1,
        created_at,
        sent_at: None,
    })
}
