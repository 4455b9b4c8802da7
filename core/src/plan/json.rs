//! Facts and prices read from JSON, plans written to it.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::bulk::{BulkPlan, PlannedMessage};
use super::facts::{Balance, Category, Duplicates, Facts, HlrResult};
use super::price::{Price, PriceTable};
use super::route::Route;
use super::send::SendPlan;
use crate::address::{NumberLevel, PhoneNumber, SenderAlphabet, SenderKind};
use crate::api::json::{Exact, Object, Value, to_text};
use crate::api::{ErrorView, is_route_id};
use crate::error::{Error, ErrorCode};
use crate::money::{Amount, Currency};
use crate::text::{
    Analysis, Encoding, EncodingChoice, Languages, Newline, Normalization, ReferenceBits, TextOptions,
};
use crate::upstream::Classifier;

impl Facts {
    /// Reads facts. The members have the names of the fields, those of `text` stand beside them, `currency` is the
    /// balance's:
    ///
    /// ```
    /// let facts = septet::Facts::from_json(r#"{
    ///     "opted_out": ["+447700900100"], "balance": "10.00", "currency": "USD", "reference_bits": 16,
    ///     "prices": {"currency": "USD", "prices": [{"price": 0.05}, {"prefix": "+44", "price": "0.04"}]}
    /// }"#)?;
    /// assert_eq!(facts.opted_out.len(), 1);
    /// # Ok::<(), septet::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading JSON, `unknown_member`, `invalid_option`, and the errors of numbers, amounts and price tables,
    /// each with its field.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let mut facts = Self { text: text_options(&mut object)?, ..Self::default() };
        if let Some(value) = object.take("approved_senders") {
            facts.approved_senders = Some(value.strings()?.into_iter().collect());
        }
        if let Some(value) = object.take("opted_out") {
            facts.opted_out = numbers(&value)?;
        }
        if let Some(value) = object.take("blocked") {
            facts.blocked = numbers(&value)?;
        }
        if let Some(value) = object.take("hlr") {
            for item in value.list()? {
                let (number, result) = hlr_result(&item)?;
                facts.hlr.insert(number, result);
            }
        }
        // Told or not, the currency has to be one; without a balance it says nothing.
        let currency: Option<Currency> =
            object.take("currency").map(|value| value.word(str::parse)).transpose()?;
        if let Some(value) = object.take("balance") {
            let amount = value.amount_or_string()?;
            let currency = currency.ok_or(Error::new(ErrorCode::MissingMember).in_field("currency"))?;
            facts.balance = Some(Balance { amount, currency });
        }
        if let Some(value) = object.take("prices") {
            facts.prices = Some(price_table(value.object()?)?);
        }
        if let Some(value) = object.take("routes") {
            facts.routes = Some(value.list()?.iter().map(route_id).collect::<Result<_, _>>()?);
        }
        if let Some(value) = object.take("category") {
            facts.category = value.word(Category::from_name)?;
        }
        if let Some(value) = object.take("strict") {
            facts.strict = value.boolean()?;
        }
        if let Some(value) = object.take("sender_alphabet") {
            facts.sender_alphabet = value.word(SenderAlphabet::from_name)?;
        }
        if let Some(value) = object.take("number_level") {
            facts.number_level = value.word(NumberLevel::from_name)?;
        }
        if let Some(value) = object.take("number_errors") {
            facts.number_errors = value.boolean()?;
        }
        if let Some(value) = object.take("duplicates") {
            facts.duplicates = value.word(Duplicates::from_name)?;
        }
        refuse_unknown(object)?;
        Ok(facts)
    }
}

impl Route {
    /// Reads a route: `{"id", "prefixes"?: [..], "encodings"?: [..], "max_segments"?, "sender_kinds"?: [..], "price"?, "window"?,
    /// "segments_per_second"?, "burst"?, "priority"?, "idempotent"?, "classifier"?: {..}}`, the last as [`Classifier::from_json`] reads it.
    ///
    /// ```
    /// use septet::Route;
    /// let route = Route::from_json(r#"{"id": 12, "prefixes": ["+44"], "price": "0.04"}"#)?;
    /// assert_eq!(route, Route::new(12)?.prefix("+44")?.price("0.04".parse()?)?);
    /// # Ok::<(), septet::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of reading JSON, of the route's own methods and of [`Classifier::from_json`], `unknown_member`, `invalid_option` with the field.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        let mut object = Object::document(json.as_ref())?;
        let mut route = Self::new(route_id(&object.require("id")?)?)?;
        if let Some(value) = object.take("prefixes") {
            for prefix in value.strings()? {
                route = route.prefix(&prefix)?;
            }
        }
        if let Some(value) = object.take("encodings") {
            let named =
                value.list()?.iter().map(|value| value.word(encoding)).collect::<Result<Vec<_>, _>>()?;
            route = route.encodings(&named);
        }
        if let Some(value) = object.take("sender_kinds") {
            let named =
                value.list()?.iter().map(|value| value.word(sender_kind)).collect::<Result<Vec<_>, _>>()?;
            route = route.sender_kinds(&named);
        }
        if let Some(value) = object.take("max_segments") {
            route = route.max_segments(usize::try_from(value.unsigned()?).unwrap_or(usize::MAX));
        }
        if let Some(value) = object.take("price") {
            route = route.price(value.amount_or_string()?)?;
        }
        if let Some(value) = object.take("window") {
            route = route.window(value.count()?)?;
        }
        if let Some(value) = object.take("segments_per_second") {
            route = route.segments_per_second(value.count()?)?;
        }
        if let Some(value) = object.take("burst") {
            route = route.burst(value.count()?)?;
        }
        if let Some(value) = object.take("priority") {
            route = route.priority(value.count()?);
        }
        if let Some(value) = object.take("idempotent") {
            route = route.idempotent(value.boolean()?);
        }
        if let Some(value) = object.take("classifier") {
            route = route.with_classifier(Classifier::from_object(value.object()?)?);
        }
        refuse_unknown(object)?;
        Ok(route)
    }
}

fn encoding(word: &str) -> Result<Encoding, Error> {
    let all = [Encoding::Gsm7, Encoding::Ucs2];
    all.into_iter().find(|encoding| encoding.as_str() == word).ok_or(Error::new(ErrorCode::InvalidOption))
}

fn sender_kind(word: &str) -> Result<SenderKind, Error> {
    let all = [SenderKind::Alphanumeric, SenderKind::ShortCode, SenderKind::LongCode];
    all.into_iter().find(|kind| kind.as_str() == word).ok_or(Error::new(ErrorCode::InvalidOption))
}

impl PriceTable {
    /// Reads a price table: `{"currency": "USD", "prices": [{"prefix"?, "network"?, "route_id"?, "price"}]}`, where a price
    /// is a JSON number or a string.
    ///
    /// # Errors
    /// As [`Facts::from_json`].
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, Error> {
        price_table(Object::document(json.as_ref())?)
    }
}

fn price_table(mut object: Object<'_>) -> Result<PriceTable, Error> {
    let mut table = PriceTable::new(object.require("currency")?.word(str::parse)?);
    for (index, item) in object.require("prices")?.list()?.iter().enumerate() {
        let mut row = item.object()?;
        let mut price = Price::new(row.require("price")?.amount_or_string()?);
        price.prefix = row.string("prefix")?;
        price.network = row.take("network").map(|value| value.word(str::parse)).transpose()?;
        price.route_id = row.take("route_id").map(|value| route_id(&value)).transpose()?;
        refuse_unknown(row)?;
        table.insert(price).map_err(|error| error.at_index(index))?;
    }
    refuse_unknown(object)?;
    Ok(table)
}

fn refuse_unknown(object: Object<'_>) -> Result<(), Error> {
    match object.into_unknown().into_iter().next() {
        Some(name) => Err(Error::new(ErrorCode::UnknownMember).in_field(name)),
        None => Ok(()),
    }
}

fn text_options(object: &mut Object<'_>) -> Result<TextOptions, Error> {
    let mut options = TextOptions::new();
    if let Some(value) = object.take("encoding") {
        options = options.encoding(value.word(EncodingChoice::from_name)?);
    }
    if let Some(value) = object.take("reference_bits") {
        let bits = ReferenceBits::from_bits(value.unsigned()?).map_err(|error| value.error(error.code()))?;
        options = options.reference_bits(bits);
    }
    if let Some(value) = object.take("max_segments") {
        options = options.max_segments(usize::try_from(value.unsigned()?).unwrap_or(usize::MAX));
    }
    if let Some(value) = object.take("newline") {
        options = options.newline(value.word(Newline::from_name)?);
    }
    if let Some(value) = object.take("normalize") {
        options = options.normalize(value.word(Normalization::from_name)?);
    }
    if let Some(value) = object.take("languages") {
        let codes = value.strings()?;
        let languages = Languages::from_codes(codes.iter().map(|code| &**code));
        options = options.languages(languages?);
    }
    if let Some(value) = object.take("keep_graphemes") {
        options = options.keep_graphemes(value.boolean()?);
    }
    if let Some(value) = object.take("keep_words") {
        options = options.keep_words(value.boolean()?);
    }
    if let Some(value) = object.take("keep_urls") {
        options = options.keep_urls(value.boolean()?);
    }
    if let Some(value) = object.take("numbering") {
        options = options.numbering(value.boolean()?);
    }
    options.check()?;
    Ok(options)
}

fn numbers(value: &Value<'_>) -> Result<BTreeSet<PhoneNumber>, Error> {
    value.list()?.iter().map(|item| item.word(|text| PhoneNumber::parse(text))).collect()
}

fn hlr_result(item: &Value<'_>) -> Result<(PhoneNumber, HlrResult), Error> {
    let mut object = item.object()?;
    let number = object.require("number")?.word(|text| PhoneNumber::parse(text))?;
    let reachable = object.require("reachable")?.boolean()?;
    let network = object.take("network").map(|value| value.word(str::parse)).transpose()?;
    refuse_unknown(object)?;
    Ok((number, HlrResult { reachable, network }))
}

fn route_id(value: &Value<'_>) -> Result<u64, Error> {
    let id = u64::try_from(value.integer()?).ok().filter(|id| is_route_id(*id));
    id.ok_or_else(|| value.error(ErrorCode::RouteIdOutOfRange))
}

#[derive(Serialize)]
struct PlanView<'a> {
    encoding: Option<&'static str>,
    segments: Option<usize>,
    total: usize,
    ok: usize,
    failed: usize,
    cost: Option<Exact<2>>,
    currency: Option<&'a str>,
    errors: Vec<ErrorView<'a>>,
    warnings: Vec<ErrorView<'a>>,
    messages: Vec<MessageView<'a>>,
    units: Option<usize>,
    per_segment: Option<usize>,
}

#[derive(Serialize)]
struct MessageView<'a> {
    to: &'a str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Exact<2>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView<'a>>,
}

impl<'a> MessageView<'a> {
    fn of(message: &'a PlannedMessage) -> Self {
        Self::new(&message.to, message.cost, message.error.as_ref())
    }

    fn new(to: &'a str, cost: Option<Amount>, error: Option<&'a Error>) -> Self {
        let status = if error.is_none() { "ok" } else { "failed" };
        Self { to, status, cost: cost.map(Exact), error: error.map(ErrorView::of) }
    }
}

impl BulkPlan {
    /// The plan as compact JSON, the same in every face: `{"encoding","segments","total","ok","failed","cost","currency",
    /// "errors","warnings","messages":[{"to","status","cost"?,"error"?}],"units","per_segment"}`. Amounts are exact
    /// numbers.
    pub fn to_json(&self) -> String {
        to_text(&PlanView {
            encoding: self.analysis.map(|analysis| analysis.encoding.as_str()),
            segments: self.analysis.map(|analysis| analysis.segments),
            total: self.total(),
            ok: self.ok,
            failed: self.failed(),
            cost: self.cost.map(Exact),
            currency: self.currency.as_ref().map(|currency| currency.as_str()),
            errors: self.errors.iter().map(ErrorView::of).collect(),
            warnings: self.warnings.iter().map(ErrorView::of).collect(),
            messages: self.messages.iter().map(MessageView::of).collect(),
            units: self.analysis.map(|analysis| analysis.units),
            per_segment: self.analysis.map(|analysis| analysis.per_segment),
        })
    }
}

impl SendPlan {
    /// The plan as compact JSON, in the shape of [`BulkPlan::to_json`] with one message; `to` is the recipient as it was
    /// written.
    pub fn to_json(&self, to: &str) -> String {
        let failed = usize::from(!self.errors.is_empty());
        // As in a bulk plan, only what can be sent costs anything.
        let cost = self.quote.map(|quote| if failed == 0 { quote.max } else { Amount::ZERO });
        let analysis: Option<Analysis> = self.analysis;
        to_text(&PlanView {
            encoding: analysis.map(|analysis| analysis.encoding.as_str()),
            segments: analysis.map(|analysis| analysis.segments),
            total: 1,
            ok: 1 - failed,
            failed,
            cost: cost.map(Exact),
            currency: self.quote.as_ref().map(|quote| quote.currency.as_str()),
            errors: self.errors.iter().map(ErrorView::of).collect(),
            warnings: self.warnings.iter().map(ErrorView::of).collect(),
            messages: alloc::vec![MessageView::new(to, cost.filter(|_| failed == 0), self.errors.first())],
            units: analysis.map(|analysis| analysis.units),
            per_segment: analysis.map(|analysis| analysis.per_segment),
        })
    }
}
