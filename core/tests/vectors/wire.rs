//! Octets: septets, headers, user data and TPDUs.

use septet::tpdu::{
    Address, DataCoding, EnhancedValidity, ServiceTime, SmsDeliver, SmsStatusReport, SmsSubmit, Tpdu,
    ValidityPeriod, WaitingKind,
};
use septet::{
    CharacterSet, Concatenation, DecodedUserData, Element, Encoding, Language, Ports, ReferenceBits, Udh,
    UserData, decode_user_data, encode_user_data,
};
use serde_json::{Map, Value, json};

use crate::Answer;
use crate::money::word;
use crate::text::{octets, plain_text, text_options};

pub(crate) fn septets_pack(input: &Value) -> Answer {
    let packed = septet::pack_septets(&octets(&input["septets"]), byte(input, "fill_bits"))?;
    Ok(json!({ "octets": hex(&packed) }))
}

pub(crate) fn septets_unpack(input: &Value) -> Answer {
    let fill_bits = byte(input, "fill_bits");
    let octets = octets(&input["octets"]);
    let count = number(input, "count");
    let septets = septet::unpack_septets(&octets, count, fill_bits)?;
    let mut buffer = vec![0xFF; count];
    septet::unpack_septets_into(&octets, fill_bits, &mut buffer)?;
    assert_eq!(buffer, septets);
    Ok(json!({ "septets": hex(&septets) }))
}

pub(crate) fn udh_build(input: &Value) -> Answer {
    let given: Vec<Given> = input["elements"].as_array().expect("a list").iter().map(Given::of).collect();
    let elements: Vec<Element<'_>> = given.iter().map(Given::element).collect();
    Ok(json!({ "octets": hex(Udh::build(&elements)?.as_octets()) }))
}

pub(crate) fn udh_parse(input: &Value) -> Answer {
    let header = Udh::parse(&octets(&input["octets"]))?;
    let tables = header.tables();
    let code = |language: Option<Language>| language.map(Language::as_str);
    Ok(json!({
        "elements": header.elements().map(element_json).collect::<Vec<_>>(),
        "concatenation": header.concatenation().map(concatenation_json),
        "ports": header.ports().map(ports_json),
        "locking": code(tables.locking()),
        "single": code(tables.single()),
    }))
}

pub(crate) fn user_data_encode(input: &Value) -> Answer {
    let encoding = if word(&input["encoding"]) == "ucs2" { Encoding::Ucs2 } else { Encoding::Gsm7 };
    let data = encode_user_data(word(&input["text"]), encoding, &header(input))?;
    Ok(json!({ "octets": hex(data.as_octets()), "length": data.length() }))
}

pub(crate) fn user_data_decode(input: &Value) -> Answer {
    let set = CharacterSet::from_name(word(&input["character_set"]))?;
    let has_header = input["has_header"].as_bool().expect("true or false");
    let decoded = decode_user_data(&octets(&input["octets"]), number(input, "length"), set, has_header)?;
    Ok(Value::Object(decoded_json(&decoded)))
}

pub(crate) fn data_coding(input: &Value) -> Answer {
    let coding = DataCoding::from_octet(byte(input, "octet"));
    let waiting = coding.message_waiting().map(|waiting| {
        let kind = match waiting.kind {
            WaitingKind::Voicemail => "voicemail",
            WaitingKind::Fax => "fax",
            WaitingKind::Email => "email",
            WaitingKind::Other => "other",
        };
        let again = DataCoding::waiting(waiting, coding.character_set()).expect("it was read");
        assert_eq!(again, coding);
        json!({ "kind": kind, "active": waiting.active, "store": waiting.store })
    });
    Ok(json!({
        "character_set": coding.character_set().as_str(),
        "class": coding.class().map(|class| class as u8),
        "compressed": coding.is_compressed(),
        "automatic_deletion": coding.automatic_deletion(),
        "reserved": coding.is_reserved(),
        "waiting": waiting,
    }))
}

pub(crate) fn address_encode(input: &Value) -> Answer {
    Ok(json!({ "octets": hex(&address(input, "text")?.encode()) }))
}

pub(crate) fn address_decode(input: &Value) -> Answer {
    let address = Address::decode(&octets(&input["octets"]))?;
    Ok(json!({
        "text": address.text(),
        "ton": address.ton(),
        "npi": address.npi(),
        "ambiguous_padding": address.ambiguous_padding(),
    }))
}

pub(crate) fn submit_encode(input: &Value) -> Answer {
    let mut submit = SmsSubmit::new(address(input, "destination")?, user_data(input)?);
    set_submit(&mut submit, input)?;
    let validity = || octets(&input["validity"]);
    let seven = || validity().try_into().expect("seven octets");
    submit.validity = match input.get("validity_format").map_or("none", word) {
        "relative" => Some(ValidityPeriod::Relative(validity()[0])),
        "absolute" => Some(ValidityPeriod::Absolute(ServiceTime::from_octets(seven()))),
        "enhanced" => Some(ValidityPeriod::Enhanced(EnhancedValidity::from_octets(seven()))),
        _ => None,
    };
    let pdu = submit.encode_pdu()?;
    assert_eq!(SmsSubmit::decode_pdu(&pdu)?, submit, "what is written reads back");
    Ok(json!({ "pdu": hex(&pdu), "at_length": submit.at_length()? }))
}

pub(crate) fn submit_decode(input: &Value) -> Answer {
    let pdu = octets(&input["pdu"]);
    let submit = SmsSubmit::decode_pdu(&pdu)?;
    assert_eq!(Tpdu::decode_pdu(&pdu)?, Tpdu::Submit(submit.clone()));
    assert_eq!(SmsSubmit::decode_pdu(&submit.encode_pdu()?)?, submit);
    let mut found = decoded_json(&submit.user_data.decode()?);
    let (format, validity) = match submit.validity {
        Some(ValidityPeriod::Relative(value)) => ("relative", Some(hex(&[value]))),
        Some(ValidityPeriod::Absolute(time)) => ("absolute", Some(hex(&time.octets()))),
        Some(ValidityPeriod::Enhanced(period)) => ("enhanced", Some(hex(&period.octets()))),
        _ => ("none", None),
    };
    put_address(&mut found, "destination", &submit.destination);
    put(&mut found, "ambiguous_padding", submit.destination.ambiguous_padding());
    put(&mut found, "service_centre", submit.service_centre.map(|address| address.text()));
    put(&mut found, "message_reference", submit.message_reference);
    put(&mut found, "reject_duplicates", submit.reject_duplicates);
    put(&mut found, "status_report_request", submit.status_report_request);
    put(&mut found, "reply_path", submit.reply_path);
    put(&mut found, "protocol_id", submit.protocol_id);
    put(&mut found, "data_coding", submit.data_coding.octet());
    put(&mut found, "validity_format", format);
    put(&mut found, "validity", validity);
    put(&mut found, "validity_seconds", submit.validity.and_then(ValidityPeriod::seconds));
    Ok(Value::Object(found))
}

pub(crate) fn submit_split(input: &Value) -> Answer {
    let mut template = SmsSubmit::to(address(input, "destination")?);
    set_submit(&mut template, input)?;
    let options = text_options(input.get("options").unwrap_or(&Value::Null))?;
    let text = plain_text(&input["text"]);
    let submits = template.split(&text, &options)?;
    let pdus: Result<Vec<String>, _> =
        submits.map(|submit| submit.encode_pdu().map(|pdu| hex(&pdu))).collect();
    Ok(json!({ "pdus": pdus? }))
}

pub(crate) fn deliver_encode(input: &Value) -> Answer {
    let mut deliver = SmsDeliver::new(address(input, "originator")?, time(input)?, user_data(input)?);
    deliver.service_centre = service_centre(input)?;
    deliver.more_messages = bit(input, "more_messages");
    deliver.loop_prevention = bit(input, "loop_prevention");
    deliver.status_report_indication = bit(input, "status_report_indication");
    deliver.reply_path = bit(input, "reply_path");
    deliver.protocol_id = byte(input, "protocol_id");
    if input.get("data_coding").is_some() {
        deliver.data_coding = DataCoding::from_octet(byte(input, "data_coding"));
    }
    let pdu = deliver.encode_pdu()?;
    assert_eq!(SmsDeliver::decode_pdu(&pdu)?, deliver, "what is written reads back");
    Ok(json!({ "pdu": hex(&pdu) }))
}

pub(crate) fn deliver_decode(input: &Value) -> Answer {
    let pdu = octets(&input["pdu"]);
    let deliver = SmsDeliver::decode_pdu(&pdu)?;
    assert_eq!(Tpdu::decode_pdu(&pdu)?, Tpdu::Deliver(deliver.clone()));
    assert_eq!(SmsDeliver::decode_pdu(&deliver.encode_pdu()?)?, deliver);
    let mut found = decoded_json(&deliver.user_data.decode()?);
    put_address(&mut found, "originator", &deliver.originator);
    put(&mut found, "ambiguous_padding", deliver.originator.ambiguous_padding());
    put(&mut found, "service_centre", deliver.service_centre.map(|address| address.text()));
    put(&mut found, "more_messages", deliver.more_messages);
    put(&mut found, "loop_prevention", deliver.loop_prevention);
    put(&mut found, "status_report_indication", deliver.status_report_indication);
    put(&mut found, "reply_path", deliver.reply_path);
    put(&mut found, "protocol_id", deliver.protocol_id);
    put(&mut found, "data_coding", deliver.data_coding.octet());
    put(&mut found, "service_time", local(deliver.service_time));
    put(&mut found, "unix", deliver.service_time.unix().map(|unix| unix.to_string()));
    Ok(Value::Object(found))
}

pub(crate) fn status_report_encode(input: &Value) -> Answer {
    let mut report = SmsStatusReport::new(
        byte(input, "message_reference"),
        address(input, "recipient")?,
        time(&input["service_time"])?,
        time(&input["discharge_time"])?,
        byte(input, "status"),
    );
    report.service_centre = service_centre(input)?;
    report.more_messages = bit(input, "more_messages");
    report.loop_prevention = bit(input, "loop_prevention");
    report.answers_command = bit(input, "answers_command");
    report.protocol_id = input.get("protocol_id").map(|_| byte(input, "protocol_id"));
    report.data_coding = input.get("data_coding").map(|_| DataCoding::from_octet(byte(input, "data_coding")));
    if input.get("text").is_some() {
        report.user_data = Some(user_data(input)?);
    }
    let pdu = report.encode_pdu()?;
    assert_eq!(SmsStatusReport::decode_pdu(&pdu)?, report, "what is written reads back");
    Ok(json!({ "pdu": hex(&pdu) }))
}

pub(crate) fn status_report_decode(input: &Value) -> Answer {
    let pdu = octets(&input["pdu"]);
    let report = SmsStatusReport::decode_pdu(&pdu)?;
    assert_eq!(Tpdu::decode_pdu(&pdu)?, Tpdu::StatusReport(report.clone()));
    let decoded = report.user_data.map(|data| data.decode()).transpose()?;
    let mut found = Map::new();
    put_address(&mut found, "recipient", &report.recipient);
    put(&mut found, "service_centre", report.service_centre.map(|address| address.text()));
    put(&mut found, "more_messages", report.more_messages);
    put(&mut found, "loop_prevention", report.loop_prevention);
    put(&mut found, "answers_command", report.answers_command);
    put(&mut found, "message_reference", report.message_reference);
    put(&mut found, "service_time", local(report.service_time));
    put(&mut found, "discharge_time", local(report.discharge_time));
    put(&mut found, "status", report.status);
    put(&mut found, "protocol_id", report.protocol_id);
    put(&mut found, "data_coding", report.data_coding.map(DataCoding::octet));
    put(&mut found, "header", decoded.as_ref().map(|data| hex(data.header.as_octets())));
    put(&mut found, "text", decoded.as_ref().and_then(DecodedUserData::text));
    put(&mut found, "data", decoded.as_ref().and_then(DecodedUserData::octets).map(hex));
    Ok(Value::Object(found))
}

fn set_submit(submit: &mut SmsSubmit, input: &Value) -> Result<(), septet::Error> {
    submit.service_centre = service_centre(input)?;
    submit.message_reference = byte(input, "message_reference");
    submit.reject_duplicates = bit(input, "reject_duplicates");
    submit.status_report_request = bit(input, "status_report_request");
    submit.reply_path = bit(input, "reply_path");
    submit.protocol_id = byte(input, "protocol_id");
    if input.get("data_coding").is_some() {
        submit.data_coding = DataCoding::from_octet(byte(input, "data_coding"));
    }
    Ok(())
}

/// The octets of an element that was given, which an element borrows.
struct Given {
    json: Value,
    data: Vec<u8>,
}

impl Given {
    fn of(json: &Value) -> Self {
        let data = json.get("data").map(octets).unwrap_or_default();
        Self { json: json.clone(), data }
    }

    fn element(&self) -> Element<'_> {
        let number = |name: &str| u16::try_from(number(&self.json, name)).expect("sixteen bits");
        let bits = self.json.get("bits").and_then(Value::as_u64);
        let language = || Language::from_code(word(&self.json["language"])).expect("a language");
        match word(&self.json["kind"]) {
            "concatenation" => Element::Concatenation(Concatenation::new(
                number("reference"),
                ReferenceBits::from_bits(bits.expect("a width")).expect("8 or 16"),
                byte(&self.json, "number"),
                byte(&self.json, "total"),
            )),
            "ports" => {
                let mut ports = Ports::new(number("destination"), number("originator"));
                ports.wide = bits == Some(16);
                Element::Ports(ports)
            }
            "single_shift" => Element::SingleShift(language()),
            "locking_shift" => Element::LockingShift(language()),
            _ => Element::Other { identifier: byte(&self.json, "identifier"), data: &self.data },
        }
    }
}

fn element_json(element: Element<'_>) -> Value {
    let mut json = match element {
        Element::Concatenation(part) => concatenation_json(part),
        Element::Ports(ports) => ports_json(ports),
        Element::SingleShift(language) | Element::LockingShift(language) => {
            json!({ "language": language.as_str() })
        }
        Element::Other { identifier, data } => json!({ "identifier": identifier, "data": hex(data) }),
        _ => panic!("an element that the vectors do not know"),
    };
    json["kind"] = match element {
        Element::Concatenation(_) => "concatenation",
        Element::Ports(_) => "ports",
        Element::SingleShift(_) => "single_shift",
        Element::LockingShift(_) => "locking_shift",
        _ => "other",
    }
    .into();
    json
}

fn concatenation_json(part: Concatenation) -> Value {
    let bits = if part.bits == ReferenceBits::Sixteen { 16 } else { 8 };
    json!({ "reference": part.reference, "bits": bits, "total": part.total, "number": part.number })
}

fn ports_json(ports: Ports) -> Value {
    let bits = if ports.wide { 16 } else { 8 };
    json!({ "destination": ports.destination, "originator": ports.originator, "bits": bits })
}

fn decoded_json(decoded: &DecodedUserData) -> Map<String, Value> {
    let mut found = Map::new();
    put(&mut found, "text", decoded.text());
    put(&mut found, "data", decoded.octets().map(hex));
    put(&mut found, "header", hex(decoded.header.as_octets()));
    put(&mut found, "header_ignored", decoded.header_ignored);
    put(&mut found, "unknown_escapes", decoded.unknown_escapes);
    found
}

fn put_address(found: &mut Map<String, Value>, name: &str, address: &Address) {
    put(found, name, address.text());
    put(found, "ton", address.ton());
    put(found, "npi", address.npi());
}

fn put(found: &mut Map<String, Value>, name: &str, value: impl Into<Value>) {
    found.insert(name.into(), value.into());
}

fn header(input: &Value) -> Udh {
    let octets = input.get("header").map(octets).unwrap_or_default();
    if octets.is_empty() { Udh::new() } else { Udh::parse(&octets).expect("a header") }
}

fn user_data(input: &Value) -> Result<UserData, septet::Error> {
    let header = header(input);
    match input.get("encoding").map_or("gsm7", word) {
        "octets" => UserData::from_octets(&octets(&input["data"]), &header),
        "ucs2" => UserData::from_text(word(&input["text"]), Encoding::Ucs2, &header),
        _ => UserData::from_text(word(&input["text"]), Encoding::Gsm7, &header),
    }
}

fn address(input: &Value, name: &str) -> Result<Address, septet::Error> {
    let text = word(&input[name]);
    match (input.get("ton"), input.get("npi")) {
        (None, None) => Address::from_text(text),
        _ => Address::numeric(text, byte(input, "ton"), byte(input, "npi")),
    }
}

fn service_centre(input: &Value) -> Result<Option<Address>, septet::Error> {
    input.get("service_centre").map(|text| Address::from_text(word(text))).transpose()
}

fn time(input: &Value) -> Result<ServiceTime, septet::Error> {
    let unix = word(&input["unix"]).parse().expect("seconds");
    let quarters = input["quarters"].as_i64().and_then(|quarters| i8::try_from(quarters).ok());
    ServiceTime::from_unix(unix, quarters.expect("quarters of an hour"))
}

fn local(time: ServiceTime) -> Option<String> {
    time.local().map(|local| local.to_string())
}

fn bit(input: &Value, name: &str) -> bool {
    input.get(name).and_then(Value::as_bool).unwrap_or(false)
}

fn byte(input: &Value, name: &str) -> u8 {
    u8::try_from(number(input, name)).expect("an octet")
}

fn number(input: &Value, name: &str) -> usize {
    input
        .get(name)
        .map_or(0, |value| value.as_u64().and_then(|value| value.try_into().ok()).expect("a number"))
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
