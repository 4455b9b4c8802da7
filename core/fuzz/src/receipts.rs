//! Delivery receipts, their times and the aggregation of their states, which never goes back.

use septet::smpp::SmppTime;
use septet::{DeliveryAggregate, DeliveryStatus, MessageIdForm, Receipt};

/// Runs the target.
pub fn run(octets: &[u8]) {
    let mut aggregate = DeliveryAggregate::new(3).expect("three segments");
    let mut before = aggregate.status();
    for octet in octets {
        let _ = aggregate.apply(usize::from(octet >> 6), DeliveryStatus::from_tp_status(*octet));
        assert!(aggregate.status() >= before, "a message's state went back");
        before = aggregate.status();
    }
    let Ok(text) = septet::text_from_utf8(octets) else { return };
    if let Ok(receipt) = Receipt::parse(text) {
        let _ =
            (receipt.state(), receipt.status(), receipt.submit_date(), receipt.done_date(), receipt.error());
        let _ = (receipt.message_id_in(MessageIdForm::HexToDecimal), receipt.text());
    }
    let _ = SmppTime::parse(text);
    for form in [MessageIdForm::Verbatim, MessageIdForm::DecimalToHex, MessageIdForm::HexToDecimal] {
        if let Ok(id) = form.convert(text) {
            assert_eq!(form.normalize(&id), Ok(id), "one spelling");
        }
    }
}
