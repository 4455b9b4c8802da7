//! TPDUs, and the values in their fields.

use septet::tpdu::{
    Address, DataCoding, EnhancedValidity, MessageClass, MessageWaiting, ServiceTime, SmsDeliver,
    SmsStatusReport, SmsSubmit, Tpdu, ValidityPeriod, WaitingKind,
};
use septet::{CharacterSet, Error, ErrorCode, TextOptions, UserData};
use serde::Serialize;

use super::address::{AddressView, member};
use super::members::Members;
use super::user_data::{self, UserDataView};
use super::views::Hex;
use crate::input::in_utf16;
use crate::views::to_json;

const WAITING: [(WaitingKind, &str); 4] = [
    (WaitingKind::Voicemail, "voicemail"),
    (WaitingKind::Fax, "fax"),
    (WaitingKind::Email, "email"),
    (WaitingKind::Other, "other"),
];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DataCodingView {
    octet: u8,
    character_set: &'static str,
    class: Option<u8>,
    compressed: bool,
    automatic_deletion: bool,
    reserved: bool,
    waiting: Option<WaitingView>,
}

#[derive(Serialize)]
struct WaitingView {
    kind: &'static str,
    active: bool,
    store: bool,
}

impl DataCodingView {
    fn json(coding: DataCoding) -> String {
        let waiting = coding.message_waiting().map(|waiting| WaitingView {
            kind: WAITING.iter().find(|(kind, _)| *kind == waiting.kind).map_or("other", |(_, word)| word),
            active: waiting.active,
            store: waiting.store,
        });
        to_json(&Self {
            octet: coding.octet(),
            character_set: coding.character_set().as_str(),
            class: coding.class().map(|class| class as u8),
            compressed: coding.is_compressed(),
            automatic_deletion: coding.automatic_deletion(),
            reserved: coding.is_reserved(),
            waiting,
        })
    }
}

pub(super) fn data_coding(members: &Members<'_>) -> Result<String, Error> {
    Ok(DataCodingView::json(DataCoding::from_octet(members.number("octet"))))
}

/// Of the scheme `octet` (the plain one where none is given), with what else is given.
pub(super) fn compose_data_coding(members: &Members<'_>) -> Result<String, Error> {
    let mut coding = DataCoding::from_octet(members.number("octet"));
    let set = members.word("character_set").map(CharacterSet::from_name).transpose()?;
    if let Some(waiting) = members.object("waiting") {
        waiting.refuse_unknown()?;
        let kind = WAITING.iter().find(|(_, word)| *word == waiting.text("kind"));
        let (kind, _) = kind.ok_or(Error::new(ErrorCode::InvalidOption).in_field("kind"))?;
        let indication = MessageWaiting::new(*kind, waiting.flag("active"), waiting.flag("store"));
        coding = DataCoding::waiting(indication, set.unwrap_or(coding.character_set()))?;
    } else if let Some(set) = set {
        coding = coding.with_character_set(set)?;
    }
    if let Some(class) = members.optional::<u8>("class") {
        coding = coding.with_class(match class {
            0 => MessageClass::Class0,
            1 => MessageClass::Class1,
            2 => MessageClass::Class2,
            3 => MessageClass::Class3,
            _ => return Err(Error::new(ErrorCode::InvalidOption).in_field("class")),
        });
    }
    Ok(DataCodingView::json(coding))
}

#[derive(Serialize)]
struct ServiceTimeView {
    octets: Hex<[u8; 7]>,
    text: Option<String>,
    unix: Option<i64>,
    quarters: Option<i8>,
}

impl ServiceTimeView {
    fn of(time: ServiceTime) -> Self {
        let local = time.local();
        Self {
            octets: Hex(time.octets()),
            text: local.map(|local| local.to_string()),
            unix: time.unix(),
            quarters: local.map(|local| local.quarters),
        }
    }
}

pub(super) fn write_service_time(members: &Members<'_>) -> Result<String, Error> {
    let invalid = Error::new(ErrorCode::ServiceTimeInvalid);
    let (unix, quarters) = (members.integer("unix"), members.optional("quarters"));
    let time = ServiceTime::from_unix(unix.ok_or(invalid.clone())?, quarters.ok_or(invalid)?)?;
    Ok(to_json(&ServiceTimeView::of(time)))
}

pub(super) fn read_service_time(members: &Members<'_>) -> Result<String, Error> {
    service_time(members, "octets").map(|time| to_json(&ServiceTimeView::of(time)))
}

fn service_time(members: &Members<'_>, name: &'static str) -> Result<ServiceTime, Error> {
    let octets = members.array(name).ok_or(Error::new(ErrorCode::ServiceTimeInvalid).in_field(name))?;
    Ok(ServiceTime::from_octets(octets))
}

#[derive(Serialize)]
struct ValidityView {
    format: &'static str,
    octets: Hex<Vec<u8>>,
    seconds: Option<u32>,
}

impl ValidityView {
    fn of(validity: ValidityPeriod) -> Self {
        let (format, octets) = match validity {
            ValidityPeriod::Relative(value) => ("relative", vec![value]),
            ValidityPeriod::Absolute(time) => ("absolute", time.octets().to_vec()),
            ValidityPeriod::Enhanced(period) => ("enhanced", period.octets().to_vec()),
            _ => ("none", Vec::new()),
        };
        Self { format, octets: Hex(octets), seconds: validity.seconds() }
    }
}

/// Relative, or enhanced where `enhanced` says so.
pub(super) fn write_validity(members: &Members<'_>) -> Result<String, Error> {
    let validity = if members.flag("enhanced") {
        // Above 255 there is no such period either.
        let seconds = members.optional("seconds").unwrap_or_default();
        ValidityPeriod::Enhanced(EnhancedValidity::from_seconds(seconds, members.flag("single_shot"))?)
    } else {
        ValidityPeriod::relative(members.optional("seconds").unwrap_or(u32::MAX))?
    };
    Ok(to_json(&ValidityView::of(validity)))
}

pub(super) fn read_validity(members: &Members<'_>) -> Result<String, Error> {
    validity(members).map(|validity| to_json(&ValidityView::of(validity)))
}

fn validity(members: &Members<'_>) -> Result<ValidityPeriod, Error> {
    let known = match members.text("format") {
        "relative" => members.array("octets").map(|[value]| ValidityPeriod::Relative(value)),
        "absolute" => {
            members.array("octets").map(|octets| ValidityPeriod::Absolute(ServiceTime::from_octets(octets)))
        }
        "enhanced" => members
            .array("octets")
            .map(|octets| ValidityPeriod::Enhanced(EnhancedValidity::from_octets(octets))),
        _ => return Err(Error::new(ErrorCode::InvalidOption).in_field("format")),
    };
    known.ok_or(Error::new(ErrorCode::ValidityInvalid).in_field("octets"))
}

/// A TPDU as JavaScript has it; it takes what its type has.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
enum TpduView {
    Submit {
        service_centre: Option<AddressView>,
        reject_duplicates: bool,
        status_report_request: bool,
        reply_path: bool,
        message_reference: u8,
        destination: AddressView,
        protocol_id: u8,
        data_coding: u8,
        validity: Option<ValidityView>,
        user_data: UserDataView,
    },
    Deliver {
        service_centre: Option<AddressView>,
        more_messages: bool,
        loop_prevention: bool,
        status_report_indication: bool,
        reply_path: bool,
        originator: AddressView,
        protocol_id: u8,
        data_coding: u8,
        service_time: ServiceTimeView,
        user_data: UserDataView,
    },
    StatusReport {
        service_centre: Option<AddressView>,
        more_messages: bool,
        loop_prevention: bool,
        answers_command: bool,
        message_reference: u8,
        recipient: AddressView,
        service_time: ServiceTimeView,
        discharge_time: ServiceTimeView,
        status: u8,
        protocol_id: Option<u8>,
        data_coding: Option<u8>,
        user_data: Option<UserDataView>,
    },
}

impl TpduView {
    fn of(tpdu: &Tpdu) -> Option<Self> {
        let centre = |address: &Option<Address>| address.as_ref().map(AddressView::of);
        Some(match tpdu {
            Tpdu::Submit(submit) => Self::Submit {
                service_centre: centre(&submit.service_centre),
                reject_duplicates: submit.reject_duplicates,
                status_report_request: submit.status_report_request,
                reply_path: submit.reply_path,
                message_reference: submit.message_reference,
                destination: AddressView::of(&submit.destination),
                protocol_id: submit.protocol_id,
                data_coding: submit.data_coding.octet(),
                validity: submit.validity.map(ValidityView::of),
                user_data: UserDataView::of(&submit.user_data),
            },
            Tpdu::Deliver(deliver) => Self::Deliver {
                service_centre: centre(&deliver.service_centre),
                more_messages: deliver.more_messages,
                loop_prevention: deliver.loop_prevention,
                status_report_indication: deliver.status_report_indication,
                reply_path: deliver.reply_path,
                originator: AddressView::of(&deliver.originator),
                protocol_id: deliver.protocol_id,
                data_coding: deliver.data_coding.octet(),
                service_time: ServiceTimeView::of(deliver.service_time),
                user_data: UserDataView::of(&deliver.user_data),
            },
            Tpdu::StatusReport(report) => Self::StatusReport {
                service_centre: centre(&report.service_centre),
                more_messages: report.more_messages,
                loop_prevention: report.loop_prevention,
                answers_command: report.answers_command,
                message_reference: report.message_reference,
                recipient: AddressView::of(&report.recipient),
                service_time: ServiceTimeView::of(report.service_time),
                discharge_time: ServiceTimeView::of(report.discharge_time),
                status: report.status,
                protocol_id: report.protocol_id,
                data_coding: report.data_coding.map(DataCoding::octet),
                user_data: report.user_data.as_ref().map(UserDataView::of),
            },
            _ => return None,
        })
    }

    fn json(tpdu: &Tpdu) -> String {
        to_json(&Self::of(tpdu))
    }
}

/// With every member: those that were not given as the core has them.
pub(super) fn make(members: &Members<'_>) -> Result<String, Error> {
    of(members).map(|tpdu| TpduView::json(&tpdu))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EncodedView {
    tpdu: Hex<Vec<u8>>,
    pdu: Hex<Vec<u8>>,
    at_length: Option<usize>,
}

pub(super) fn encode(members: &Members<'_>) -> Result<String, Error> {
    let (tpdu, pdu, at_length) = match of(members)? {
        Tpdu::Submit(submit) => (submit.encode()?, submit.encode_pdu()?, Some(submit.at_length()?)),
        Tpdu::Deliver(deliver) => (deliver.encode()?, deliver.encode_pdu()?, None),
        Tpdu::StatusReport(report) => (report.encode()?, report.encode_pdu()?, None),
        _ => (Vec::new(), Vec::new(), None),
    };
    Ok(to_json(&EncodedView { tpdu: Hex(tpdu), pdu: Hex(pdu), at_length }))
}

/// Of the type that is named, or of any.
pub(super) fn decode(members: &Members<'_>) -> Result<String, Error> {
    let octets = &members.octets("octets");
    let pdu = members.flag("pdu");
    let tpdu = match members.text("type") {
        "submit" if pdu => SmsSubmit::decode_pdu(octets).map(Tpdu::Submit),
        "submit" => SmsSubmit::decode(octets).map(Tpdu::Submit),
        "deliver" if pdu => SmsDeliver::decode_pdu(octets).map(Tpdu::Deliver),
        "deliver" => SmsDeliver::decode(octets).map(Tpdu::Deliver),
        "status_report" if pdu => SmsStatusReport::decode_pdu(octets).map(Tpdu::StatusReport),
        "status_report" => SmsStatusReport::decode(octets).map(Tpdu::StatusReport),
        _ if pdu => Tpdu::decode_pdu(octets),
        _ => Tpdu::decode(octets),
    };
    tpdu.map(|tpdu| TpduView::json(&tpdu))
}

/// A text in TPDUs like this one; a list.
pub(super) fn split(members: &Members<'_>, options: &TextOptions) -> Result<String, Error> {
    let text = members.text("text");
    let template = submit(members)?;
    let submits = template.split(text, options).map_err(|error| in_utf16(error, text))?;
    let views: Vec<_> = submits.filter_map(|submit| TpduView::of(&Tpdu::Submit(submit))).collect();
    Ok(to_json(&views))
}

fn of(members: &Members<'_>) -> Result<Tpdu, Error> {
    match members.text("type") {
        "submit" => submit(members).map(Tpdu::Submit),
        "deliver" => deliver(members).map(Tpdu::Deliver),
        _ => status_report(members).map(Tpdu::StatusReport),
    }
}

fn submit(members: &Members<'_>) -> Result<SmsSubmit, Error> {
    let mut submit = SmsSubmit::new(address(members, "destination")?, user_data_of(members)?);
    submit.service_centre = member(members, "service_centre")?;
    submit.reject_duplicates = members.flag("reject_duplicates");
    submit.status_report_request = members.flag("status_report_request");
    submit.reply_path = members.flag("reply_path");
    submit.message_reference = members.number("message_reference");
    submit.protocol_id = members.number("protocol_id");
    if let Some(octet) = members.optional("data_coding") {
        submit.data_coding = DataCoding::from_octet(octet);
    }
    submit.validity = members.object("validity").as_ref().map(validity).transpose()?;
    Ok(submit)
}

fn deliver(members: &Members<'_>) -> Result<SmsDeliver, Error> {
    let service_time = service_time(members, "service_time")?;
    let mut deliver = SmsDeliver::new(address(members, "originator")?, service_time, user_data_of(members)?);
    deliver.service_centre = member(members, "service_centre")?;
    deliver.more_messages = members.flag("more_messages");
    deliver.loop_prevention = members.flag("loop_prevention");
    deliver.status_report_indication = members.flag("status_report_indication");
    deliver.reply_path = members.flag("reply_path");
    deliver.protocol_id = members.number("protocol_id");
    if let Some(octet) = members.optional("data_coding") {
        deliver.data_coding = DataCoding::from_octet(octet);
    }
    Ok(deliver)
}

fn status_report(members: &Members<'_>) -> Result<SmsStatusReport, Error> {
    let mut report = SmsStatusReport::new(
        members.number("message_reference"),
        address(members, "recipient")?,
        service_time(members, "service_time")?,
        service_time(members, "discharge_time")?,
        members.number("status"),
    );
    report.service_centre = member(members, "service_centre")?;
    report.more_messages = members.flag("more_messages");
    report.loop_prevention = members.flag("loop_prevention");
    report.answers_command = members.flag("answers_command");
    report.protocol_id = members.optional("protocol_id");
    report.data_coding = members.optional("data_coding").map(DataCoding::from_octet);
    report.user_data = members.object("user_data").as_ref().map(user_data::of).transpose()?;
    Ok(report)
}

/// JavaScript asks for the address before.
fn address(members: &Members<'_>, name: &'static str) -> Result<Address, Error> {
    Ok(member(members, name)?.unwrap_or(Address::EMPTY))
}

fn user_data_of(members: &Members<'_>) -> Result<UserData, Error> {
    Ok(members.object("user_data").as_ref().map(user_data::of).transpose()?.unwrap_or(UserData::EMPTY))
}
