//! Receipts, delivery, reassembly and the fields of SMPP.

use septet::smpp::{
    DefaultAlphabet, DeliverSm, MessageState, Profile, SmppConcatenation, SmppTime, SubmitOptions,
    command_status,
};
use septet::{
    Concatenation, Content, DeliveryAggregate, DeliveryStatus, Error, MessageIdForm, NetworkError, Part,
    PartBody, PhoneNumber, Reassembler, ReassemblyEvent, ReassemblyLimits, Receipt, ReferenceBits,
    SenderAlphabet, SenderId, alphabet::Tables, tp_status_meaning,
};
use serde_json::{Map, Value, json};

use crate::Answer;
use crate::text::{octets, plain_text, text_options};

pub(crate) fn command_status_of(input: &Value) -> Answer {
    let status = command_status(u32::try_from(number(&input["command_status"])).expect("32 bits"));
    Ok(json!({
        "name": status.map(|status| status.name),
        "meaning": status.map(|status| status.meaning),
        "outcome": status.map(|status| status.outcome.as_str()),
    }))
}

pub(crate) fn tp_status(input: &Value) -> Answer {
    let octet = small(&input["tp_status"]);
    let status = DeliveryStatus::from_tp_status(octet);
    Ok(json!({ "status": status.as_str(), "meaning": tp_status_meaning(octet) }))
}

pub(crate) fn message_id_convert(input: &Value) -> Answer {
    let form = MessageIdForm::from_name(word(&input["form"]))?;
    Ok(json!({ "message_id": form.convert(word(&input["message_id"]))? }))
}

pub(crate) fn receipt_parse(input: &Value) -> Answer {
    let mut receipt = match input.get("text") {
        Some(text) => Receipt::parse(word(text))?,
        None => Receipt::without_text(),
    };
    if let Some(id) = input.get("receipted_message_id") {
        receipt = receipt.with_receipted_message_id(word(id));
    }
    if let Some(state) = input.get("message_state") {
        receipt = receipt.with_message_state(small(state));
    }
    if let Some(code) = input.get("network_code") {
        let code = u16::try_from(number(code)).expect("16 bits");
        let network_type = small(&input["network_type"]);
        receipt = receipt.with_network_error(NetworkError { network_type, code });
    }
    let defects: Vec<_> = receipt.defects().iter().map(|defect| defect.field().expect("a field")).collect();
    Ok(json!({
        "message_id": receipt.message_id(),
        "submitted": receipt.submitted(),
        "delivered": receipt.delivered(),
        "submit_date": receipt.submit_date().map(|date| date.to_string()),
        "done_date": receipt.done_date().map(|date| date.to_string()),
        "state_word": receipt.state_word(),
        "state": receipt.state().map(MessageState::as_str),
        "status": receipt.status().as_str(),
        "error": receipt.error(),
        "text": receipt.text(),
        "network_type": receipt.network_error().map(|error| error.network_type),
        "network_code": receipt.network_error().map(|error| error.code),
        "defects": defects,
    }))
}

pub(crate) fn delivery_aggregate(input: &Value) -> Answer {
    let mut delivery = DeliveryAggregate::new(index(&input["segments"]))?;
    let mut changed = Vec::new();
    for step in list(&input["steps"]) {
        let status = DeliveryStatus::from_name(word(&step["status"])).expect("a status");
        changed.push(delivery.apply(index(&step["segment"]), status)?);
    }
    Ok(json!({ "changed": changed, "status": delivery.status().as_str() }))
}

pub(crate) fn reassemble(input: &Value) -> Answer {
    let given = &input["limits"];
    let mut limits = ReassemblyLimits::new();
    if let Some(most) = given.get("max_messages") {
        limits = limits.max_messages(index(most));
    }
    if let Some(most) = given.get("max_octets") {
        limits = limits.max_octets(index(most));
    }
    if let Some(window) = given.get("duplicate_window_ms") {
        limits = limits.duplicate_window_ms(number(window));
    }
    let mut reassembler = Reassembler::new(limits);
    let mut events = Vec::new();
    for (step, given) in list(&input["steps"]).iter().enumerate() {
        let now = number(&given["at"]);
        let told = match given.get("sender") {
            Some(_) => reassembler.push(part(given)?, now)?,
            None => reassembler.handle_timeout(now),
        };
        events.extend(told.iter().map(|event| shown(step, event)));
    }
    Ok(json!({
        "events": events,
        "messages": reassembler.message_count(),
        "timeout": reassembler.poll_timeout().map(|at| at.to_string()),
    }))
}

fn part(given: &Value) -> Result<Part<'_>, Error> {
    let bits = ReferenceBits::from_bits(number(&given["reference_bits"]))?;
    let reference = u16::try_from(number(&given["reference"])).expect("16 bits");
    let octets = octets(&given["octets"]);
    let body = match word(&given["coding"]) {
        "gsm7" => PartBody::Septets(octets, Tables::DEFAULT),
        "ucs2" => PartBody::Ucs2(octets),
        _ => PartBody::Octets(octets),
    };
    let place = Concatenation::new(reference, bits, small(&given["number"]), small(&given["total"]));
    Ok(Part::new(word(&given["sender"]), word(&given["recipient"]), place, body))
}

fn shown(step: usize, event: &ReassemblyEvent) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.into(), value);
    put("step", json!(step));
    match event {
        ReassemblyEvent::Stored { missing } => {
            put("event", json!("stored"));
            put("missing_count", json!(missing));
        }
        ReassemblyEvent::Duplicate => {
            put("event", json!("duplicate"));
        }
        ReassemblyEvent::Complete(message) => {
            put("event", json!("complete"));
            match &message.content {
                Content::Text(text) => put("text", json!(text)),
                Content::Octets(octets) => put("octets", json!(hex(octets))),
                content => panic!("{content:?}"),
            };
            if let Some(defect) = &message.defect {
                put("defect", json!(defect.code().as_str()));
            }
        }
        ReassemblyEvent::Incomplete { reason, missing, parts, .. } => {
            put("event", json!("incomplete"));
            put("reason", json!(reason.as_str()));
            put("missing", json!(missing));
            put("parts", json!(parts.iter().map(|(number, _)| number).collect::<Vec<_>>()));
        }
        ReassemblyEvent::TotalChanged { other_total } => {
            put("event", json!("total_changed"));
            put("other_total", json!(other_total));
        }
        event => panic!("{event:?}"),
    }
    Value::Object(members)
}

pub(crate) fn smpp_time(input: &Value) -> Answer {
    let time = if let Some(unix) = input.get("unix") {
        let quarters = input["quarters"].as_i64().and_then(|quarters| i8::try_from(quarters).ok());
        SmppTime::at(word(unix).parse().expect("an integer"), quarters.expect("eight bits"))?
    } else if let Some(seconds) = input.get("seconds") {
        SmppTime::from_now(number(seconds))?
    } else {
        SmppTime::parse(word(&input["text"]))?
    };
    assert_eq!(SmppTime::parse(time.as_str()), Ok(time), "written as it is read");
    Ok(json!({ "text": time.as_str(), "relative": time.is_relative() }))
}

pub(crate) fn smpp_submit(input: &Value) -> Answer {
    let alphabet = input.get("sender_alphabet").map_or("portable", word);
    let sender = SenderId::parse_in(word(&input["from"]), SenderAlphabet::from_name(alphabet)?)?;
    let to = PhoneNumber::parse(word(&input["to"]))?;
    let text_options = text_options(input.get("options").unwrap_or(&Value::Null))?;
    let (profile, options) = (profile(&input["profile"])?, submit_options(&input["submit"], &sender)?);
    let messages = options.submit(&plain_text(&input["text"]), &sender, to, &text_options, &profile)?;
    let mut bodies = Vec::new();
    for message in &messages {
        let body = message.to_octets()?;
        assert_eq!(DeliverSm::from_octets(&body).as_ref(), Ok(message), "read as it was written");
        bodies.push(hex(&body));
    }
    Ok(json!({ "bodies": bodies }))
}

fn profile(given: &Value) -> Result<Profile, Error> {
    let mut profile = Profile::new();
    if let Some(alphabet) = given.get("default_alphabet") {
        profile = profile.default_alphabet(DefaultAlphabet::from_name(word(alphabet))?);
    }
    if let Some(packed) = given.get("packed") {
        profile = profile.packed(flag(packed));
    }
    if let Some(coding) = given.get("ucs2_data_coding") {
        profile = profile.ucs2_data_coding(small(coding));
    }
    if let Some(concatenation) = given.get("concatenation") {
        profile = profile.concatenation(SmppConcatenation::from_name(word(concatenation))?);
    }
    if let Some(form) = given.get("message_id_form") {
        profile = profile.message_id_form(MessageIdForm::from_name(word(form))?);
    }
    Ok(profile)
}

fn submit_options(given: &Value, sender: &SenderId) -> Result<SubmitOptions, Error> {
    let mut options = SubmitOptions::new();
    let Some(members) = given.as_object() else {
        return Ok(options);
    };
    let plan = |name: &str, default| members.get(name).map_or(default, small);
    if members.contains_key("source_ton") {
        options = options.source_plan(plan("source_ton", sender.ton()), plan("source_npi", sender.npi()));
    }
    if members.contains_key("destination_ton") {
        options = options.destination_plan(plan("destination_ton", 1), plan("destination_npi", 1));
    }
    for (name, value) in members {
        options = match name.as_str() {
            "service_type" => options.service_type(word(value)),
            "messaging_mode" => options.messaging_mode(small(value)),
            "protocol_id" => options.protocol_id(small(value)),
            "priority_flag" => options.priority_flag(small(value)),
            "schedule_delivery_time" => options.schedule_delivery_time(SmppTime::parse(word(value))?),
            "validity_period" => options.validity_period(SmppTime::parse(word(value))?),
            "registered_delivery" => options.registered_delivery(small(value)),
            "replace_if_present" => options.replace_if_present(flag(value)),
            "message_class" => options.message_class(small(value)),
            "sm_default_msg_id" => options.sm_default_msg_id(small(value)),
            _ => options,
        };
    }
    Ok(options)
}

pub(crate) fn smpp_deliver_decode(input: &Value) -> Answer {
    let profile = profile(&input["profile"])?;
    let body = octets(&input["body"]);
    let message = DeliverSm::from_octets(&body)?;
    assert_eq!(message.to_octets().as_ref(), Ok(&body), "written as it was read");
    let place = message.concatenation()?;
    let receipt = message.receipt(&profile)?;
    let content = if receipt.is_some() { None } else { Some(message.content(&profile)?) };
    let (text, data) = match &content {
        Some(Content::Text(text)) => (Some(text), None),
        Some(Content::Octets(octets)) => (None, Some(hex(octets))),
        _ => (None, None),
    };
    let id = receipt.as_ref().map(|receipt| receipt.message_id_in(profile.message_id_form)).transpose()?;
    Ok(json!({
        "source_ton": message.source.ton,
        "source_npi": message.source.npi,
        "source": message.source.address,
        "destination_ton": message.destination.ton,
        "destination_npi": message.destination.npi,
        "destination": message.destination.address,
        "esm_class": message.esm_class,
        "data_coding": message.data_coding,
        "text": text,
        "octets": data,
        "reference": place.map(|place| place.reference),
        "reference_bits": place.map(|place| if place.bits == ReferenceBits::Sixteen { 16 } else { 8 }),
        "number": place.map(|place| place.number),
        "total": place.map(|place| place.total),
        "receipt": receipt.is_some(),
        "message_id": id,
        "status": receipt.map(|receipt| receipt.status().as_str()),
    }))
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

fn word(json: &Value) -> &str {
    json.as_str().expect("a string")
}

fn number(json: &Value) -> u64 {
    json.as_u64().expect("a number")
}

fn index(json: &Value) -> usize {
    usize::try_from(number(json)).expect("a small number")
}

fn small(json: &Value) -> u8 {
    u8::try_from(number(json)).expect("an octet")
}

fn flag(json: &Value) -> bool {
    json.as_bool().expect("true or false")
}

fn list(json: &Value) -> &[Value] {
    json.as_array().expect("a list")
}
