//! The ways to the networks, and which of them may carry a message.

use alloc::vec::Vec;

use super::facts::Facts;
use super::price::{Network, Prefix, PriceTable};
use crate::address::{PhoneNumber, SenderId, SenderKind};
use crate::api::is_route_id;
use crate::error::{Error, ErrorCode};
use crate::money::Amount;
use crate::text::{Analysis, Encoding, MAX_SEGMENTS};
use crate::upstream::Classifier;

/// The segments that may be in flight on a route unless it says otherwise.
const DEFAULT_WINDOW: u32 = 10;

/// A way to the networks: what it can carry, what it costs, how fast it may be used. Without any of the limits it carries
/// everything.
///
/// ```
/// use septet::{Encoding, Route};
/// let route = Route::new(12)?.prefix("+44")?.encodings(&[Encoding::Gsm7]).priority(1).segments_per_second(50)?;
/// assert_eq!(route.id(), 12);
/// # Ok::<(), septet::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Route {
    id: u64,
    prefixes: Vec<Prefix>,
    gsm7: bool,
    ucs2: bool,
    max_segments: usize,
    sender_kinds: Vec<SenderKind>,
    price: Option<Amount>,
    pub(crate) window: u32,
    pub(crate) segments_per_second: Option<u32>,
    pub(crate) burst: Option<u32>,
    priority: u32,
    pub(crate) idempotent: bool,
    classifier: Classifier,
}

impl Route {
    /// A route that carries everything.
    ///
    /// # Errors
    /// `route_id_out_of_range`.
    pub fn new(id: u64) -> Result<Self, Error> {
        if !is_route_id(id) {
            return Err(Error::new(ErrorCode::RouteIdOutOfRange).in_field("id"));
        }
        Ok(Self {
            id,
            prefixes: Vec::new(),
            gsm7: true,
            ucs2: true,
            max_segments: MAX_SEGMENTS,
            sender_kinds: alloc::vec![SenderKind::Alphanumeric, SenderKind::ShortCode, SenderKind::LongCode],
            price: None,
            window: DEFAULT_WINDOW,
            segments_per_second: None,
            burst: None,
            priority: 0,
            idempotent: false,
            classifier: Classifier::new(),
        })
    }

    /// Only numbers that begin so (with or without `+`), or with another prefix that was named.
    ///
    /// # Errors
    /// `price_prefix_invalid` for anything but an optional `+` and 1 to 15 digits that do not start with 0.
    pub fn prefix(mut self, prefix: &str) -> Result<Self, Error> {
        self.prefixes.push(Prefix::parse(prefix)?);
        Ok(self)
    }

    /// Only texts in these encodings.
    #[must_use]
    pub fn encodings(mut self, encodings: &[Encoding]) -> Self {
        self.gsm7 = encodings.contains(&Encoding::Gsm7);
        self.ucs2 = encodings.contains(&Encoding::Ucs2);
        self
    }

    /// Only messages of at most so many segments.
    #[must_use]
    pub const fn max_segments(mut self, most: usize) -> Self {
        self.max_segments = most;
        self
    }

    /// Only senders of these kinds.
    #[must_use]
    pub fn sender_kinds(mut self, kinds: &[SenderKind]) -> Self {
        self.sender_kinds = kinds.to_vec();
        self
    }

    /// What a segment costs on this route, whatever a price table says.
    ///
    /// # Errors
    /// `amount_negative`.
    pub fn price(mut self, price: Amount) -> Result<Self, Error> {
        if price < Amount::ZERO {
            return Err(Error::new(ErrorCode::AmountNegative).in_field("price"));
        }
        self.price = Some(price);
        Ok(self)
    }

    /// How many segments may be in flight at once; 10 unless told.
    ///
    /// # Errors
    /// `invalid_option` for 0.
    pub fn window(mut self, window: u32) -> Result<Self, Error> {
        self.window = at_least_one(window, "window")?;
        Ok(self)
    }

    /// How many segments may be sent in a second; as many as the window lets through unless told.
    ///
    /// # Errors
    /// `invalid_option` for 0.
    pub fn segments_per_second(mut self, rate: u32) -> Result<Self, Error> {
        self.segments_per_second = Some(at_least_one(rate, "segments_per_second")?);
        Ok(self)
    }

    /// How many segments may be sent at once after a pause on a throttled route; a tenth of a second's, and at least one,
    /// unless told.
    ///
    /// # Errors
    /// `invalid_option` for 0.
    pub fn burst(mut self, burst: u32) -> Result<Self, Error> {
        self.burst = Some(at_least_one(burst, "burst")?);
        Ok(self)
    }

    /// Among routes whose prefix is as long, lower numbers are tried first; 0 unless told.
    #[must_use]
    pub const fn priority(mut self, priority: u32) -> Self {
        self.priority = priority;
        self
    }

    /// Whether the upstream takes a segment only once when it comes twice with the same token's message and segment. Silence
    /// on such a route is answered by sending the segment again on it.
    #[must_use]
    pub const fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    /// What this upstream means by its answers where it is not what the tables say; the tables alone unless told. Selection and
    /// dispatches do not ask for it: whoever got an answer does, by [`Self::classifier`].
    ///
    /// ```
    /// use septet::{Classifier, Route, UpstreamOutcome};
    /// let rules = Classifier::new().with_smpp(0x45, UpstreamOutcome::Retryable, None)?;
    /// let route = Route::new(12)?.with_classifier(rules);
    /// assert_eq!(route.classifier().classify_smpp(0x45).outcome, UpstreamOutcome::Retryable);
    /// # Ok::<(), septet::Error>(())
    /// ```
    #[must_use]
    pub fn with_classifier(mut self, classifier: Classifier) -> Self {
        self.classifier = classifier;
        self
    }

    /// The rules by which its answers are classified.
    pub const fn classifier(&self) -> &Classifier {
        &self.classifier
    }

    /// Its id.
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// How long a prefix of the number it names, 0 when it carries every number; `None` when it cannot carry the message.
    fn reach(&self, query: &RouteQuery) -> Option<u8> {
        let encoded = match query.encoding {
            Encoding::Gsm7 => self.gsm7,
            Encoding::Ucs2 => self.ucs2,
        };
        let sendable = query.sender.is_none_or(|kind| self.sender_kinds.contains(&kind));
        if !encoded || !sendable || query.segments > self.max_segments {
            return None;
        }
        if self.prefixes.is_empty() {
            return Some(0);
        }
        self.prefixes.iter().filter(|prefix| prefix.begins(query.to)).map(|prefix| prefix.length()).max()
    }
}

fn at_least_one(count: u32, field: &'static str) -> Result<u32, Error> {
    if count == 0 { Err(Error::new(ErrorCode::InvalidOption).in_field(field)) } else { Ok(count) }
}

/// What a route has to carry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RouteQuery {
    /// The recipient.
    pub to: PhoneNumber,
    /// How many segments there are, 1 to 255.
    pub segments: usize,
    /// How they are encoded; GSM-7 unless told.
    pub encoding: Encoding,
    /// The kind of the sender; not asked about when absent.
    pub sender: Option<SenderKind>,
    /// The network that serves the recipient, where a look-up named one.
    pub network: Option<Network>,
    /// The one route that the request names.
    pub route_id: Option<u64>,
}

impl RouteQuery {
    /// So many segments of GSM-7 to a number, over any route.
    pub const fn new(to: PhoneNumber, segments: usize) -> Self {
        Self { to, segments, encoding: Encoding::Gsm7, sender: None, network: None, route_id: None }
    }

    /// What a planned message asks of a route.
    pub(crate) fn planned(
        to: PhoneNumber,
        analysis: Analysis,
        from: Option<SenderId>,
        route_id: Option<i64>,
        facts: &Facts,
    ) -> Self {
        Self {
            sender: from.map(|from| from.kind()),
            network: facts.hlr.get(&to).and_then(|found| found.network),
            route_id: route_id.and_then(|id| u64::try_from(id).ok()),
            ..Self::new(to, analysis.segments).encoding(analysis.encoding)
        }
    }

    /// In another encoding.
    #[must_use]
    pub const fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// From a sender of this kind.
    #[must_use]
    pub const fn sender(mut self, kind: SenderKind) -> Self {
        self.sender = Some(kind);
        self
    }

    /// To a number of this network.
    #[must_use]
    pub const fn network(mut self, network: Network) -> Self {
        self.network = Some(network);
        self
    }

    /// Over this route and no other.
    #[must_use]
    pub const fn route_id(mut self, route_id: u64) -> Self {
        self.route_id = Some(route_id);
        self
    }
}

/// A route that may carry a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Candidate {
    /// Which of the routes, counted from 0.
    pub index: usize,
    /// What a segment costs there, when it is known: the route's own price, else the table's.
    pub price: Option<Amount>,
}

/// The routes that may carry a message, in the order in which they are to be tried: longest prefix, then lowest priority
/// number, then lowest price (unknown prices last), then lowest id. A named route stands alone. `routes` are those that are assigned to the
/// account.
///
/// ```
/// use septet::{PhoneNumber, Route, RouteQuery, select_routes};
/// let routes = [Route::new(1)?, Route::new(2)?.prefix("+44")?, Route::new(3)?.prefix("+1")?];
/// let query = RouteQuery::new(PhoneNumber::parse("+447700900100")?, 1);
/// let order: Vec<_> = select_routes(&routes, &query, None)?.iter().map(|found| routes[found.index].id()).collect();
/// assert_eq!(order, [2, 1]);
/// # Ok::<(), septet::Error>(())
/// ```
///
/// # Errors
/// `too_many_segments`; `invalid_option` for no segment; `route_not_assigned` when the named route is not among them; `no_route` when none can carry
/// the message.
pub fn select_routes(
    routes: &[Route],
    query: &RouteQuery,
    prices: Option<&PriceTable>,
) -> Result<Vec<Candidate>, Error> {
    if query.segments == 0 {
        return Err(Error::new(ErrorCode::InvalidOption).in_field("segments"));
    }
    if query.segments > MAX_SEGMENTS {
        return Err(Error::new(ErrorCode::TooManySegments).above(query.segments, MAX_SEGMENTS));
    }
    if query.route_id.is_some_and(|id| routes.iter().all(|route| route.id != id)) {
        return Err(Error::new(ErrorCode::RouteNotAssigned).in_field("route_id"));
    }
    let named = |route: &Route| query.route_id.is_none_or(|id| route.id == id);
    let mut found: Vec<_> = routes
        .iter()
        .enumerate()
        .filter(|(_, route)| named(route))
        .filter_map(|(index, route)| {
            let reach = route.reach(query)?;
            let listed = || prices.and_then(|table| table.price(Some(route.id), query.to, query.network));
            let price = route.price.or_else(listed);
            let order = (u8::MAX - reach, route.priority, price.is_none(), price, route.id);
            Some((order, Candidate { index, price }))
        })
        .collect();
    if found.is_empty() {
        return Err(Error::new(ErrorCode::NoRoute));
    }
    found.sort_unstable_by_key(|(order, _)| *order);
    Ok(found.into_iter().map(|(_, candidate)| candidate).collect())
}
