//! The ways to the networks, and which of them may carry a message.

use septet::{Encoding, Error, ErrorCode, Network, PriceTable, Route, RouteQuery, select_routes};

use crate::error::septet_error;
use crate::guard::{Failure, Handle, Held, guard, guard_on};
use crate::money;
use crate::number;
use crate::options::encoding_number;
use crate::price_table::septet_price_table;
use crate::ptr::{self, Pod, septet_str};
use crate::sender;
use crate::status::septet_status;

/// The routes that are assigned to an account. A handle: never changed after it was made, so many threads may use it at once. Dispatches that
/// were made with it do not need it any longer.
pub struct septet_routes(Held<Vec<Route>>);

impl Handle for septet_routes {
    type Value = Vec<Route>;

    fn held(&self) -> &Held<Vec<Route>> {
        &self.0
    }
}

/// What a route has to carry.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_route_query {
    /// `sizeof(septet_route_query)`, set by the caller.
    pub struct_size: u32,
    /// How the text is encoded: a number of `septet_encoding`; GSM-7 when it is 0.
    pub encoding: u32,
    /// The recipient, as `septet_phone.digits`.
    pub to_digits: u64,
    /// How many segments there are, 1 to 255.
    pub segments: usize,
    /// The one route that the request names; 0 for any.
    pub route_id: u64,
    /// The network that serves the recipient, MCC and MNC, where a look-up named one; else absent.
    pub network: septet_str,
    /// The kind of the sender: a number of `septet_sender_kind`; not asked about when it is `SEPTET_SENDER_NONE`.
    pub sender_kind: u32,
    /// Zero.
    pub reserved: u32,
}

// SAFETY: `repr(C)`, `struct_size` first, every member an integer or a pointer.
unsafe impl Pod for septet_route_query {}

/// A route that may carry a message. This struct does not grow.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct septet_candidate {
    /// Which of the routes, counted from 0.
    pub index: usize,
    /// Its id.
    pub route_id: u64,
    /// What a segment costs there, in nanos: the route's own price, else the table's; `SEPTET_NO_AMOUNT` when neither is known.
    pub price: i64,
}

/// Reads routes.
///
/// - `routes`, `count`: one JSON text for each route: `{"id", "prefixes"?, "encodings"?, "max_segments"?, "sender_kinds"?, "price"?, "window"?,
///   "segments_per_second"?, "burst"?, "priority"?, "idempotent"?, "classifier"?: {…}}`. Without any of the limits a route carries everything;
///   `classifier` holds its rules about answers, as `septet_classifier_new` reads them.
/// - `out`: receives the handle, to be freed with `septet_routes_free`.
///
/// Errors, each with the index of the route: those of reading JSON, `SEPTET_ERR_UNKNOWN_MEMBER`, `SEPTET_ERR_ROUTE_ID_OUT_OF_RANGE`,
/// `SEPTET_ERR_INVALID_OPTION`, `SEPTET_ERR_PRICE_PREFIX_INVALID`, those of an amount (field), and those of `septet_classifier_new`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_routes_new(
    routes: *const septet_str,
    count: usize,
    out: *mut *mut septet_routes,
    err: *mut septet_error,
) -> septet_status {
    guard(err, || {
        // SAFETY: the caller keeps the conventions.
        let (out, routes) = unsafe { (ptr::out(out)?, ptr::array(routes, count)?) };
        let read = |(index, json): (usize, &septet_str)| -> Result<Route, Failure> {
            // SAFETY: the caller keeps the conventions.
            let json = unsafe { ptr::octets(json.data, json.len) }?;
            Ok(Route::from_json(json).map_err(|error| error.at_index(index))?)
        };
        let routes = routes.iter().enumerate().map(read).collect::<Result<_, _>>()?;
        ptr::give(out, septet_routes(Held::new(routes)));
        Ok(())
    })
}

/// Frees routes; NULL is nothing.
///
/// # Safety
/// Pointers as the conventions demand.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_routes_free(routes: *mut septet_routes) {
    // SAFETY: the caller keeps the conventions.
    unsafe { ptr::take(routes) }
}

/// The routes that may carry a message, in the order in which they are to be tried: longest prefix, then lowest priority number, then lowest
/// price (unknown prices last), then lowest id. A named route stands alone.
///
/// - `prices`: NULL when there is no table.
///
/// Errors: `SEPTET_ERR_NO_ROUTE` when none can carry the message, `SEPTET_ERR_ROUTE_NOT_ASSIGNED` (field) when the named one is not among them,
/// `SEPTET_ERR_INVALID_OPTION` (field), `SEPTET_ERR_TOO_MANY_SEGMENTS`, `SEPTET_ERR_NETWORK_INVALID`, those of a number,
/// `SEPTET_ERR_BUFFER_TOO_SMALL`.
///
/// # Safety
/// Pointers as the conventions demand.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn septet_routes_select(
    routes: *const septet_routes,
    query: *const septet_route_query,
    prices: *const septet_price_table,
    out: *mut septet_candidate,
    out_cap: usize,
    out_count: *mut usize,
    err: *mut septet_error,
) -> septet_status {
    guard_on(routes, err, |routes| {
        // SAFETY: the caller keeps the conventions.
        let (out, query, prices) =
            unsafe { (ptr::array_out(out, out_cap, out_count)?, self::query(query)?, self::prices(prices)?) };
        let found = select_routes(routes, &query, prices)?;
        let candidates = found.iter().map(|candidate| septet_candidate {
            index: candidate.index,
            route_id: routes.get(candidate.index).map_or(0, Route::id),
            price: money::nanos(candidate.price),
        });
        out.write_all(found.len(), candidates)
    })
}

/// The question of a call.
///
/// # Safety
/// `query` is NULL or points to a struct whose `struct_size` is right and whose string is readable.
pub(crate) unsafe fn query(query: *const septet_route_query) -> Result<RouteQuery, Failure> {
    // SAFETY: promised by the caller.
    let given = unsafe { ptr::required_pod(query) }?;
    let invalid = |field| Failure::Core(Error::new(ErrorCode::InvalidOption).in_field(field));
    let mut query = RouteQuery::new(number::from_digits(given.to_digits)?, given.segments);
    if given.encoding != 0 {
        let encodings = [Encoding::Gsm7, Encoding::Ucs2];
        let known = encodings.into_iter().find(|known| encoding_number(*known) == given.encoding);
        query = query.encoding(known.ok_or_else(|| invalid("encoding"))?);
    }
    if given.sender_kind != 0 {
        query = query.sender(sender::kind(given.sender_kind).ok_or_else(|| invalid("sender_kind"))?);
    }
    // SAFETY: promised by the caller.
    if let Some(network) = unsafe { given.network.read() }? {
        query = query.network(network.parse::<Network>()?);
    }
    if given.route_id != 0 {
        query = query.route_id(given.route_id);
    }
    if given.reserved == 0 { Ok(query) } else { Err(invalid("reserved")) }
}

/// The prices of a call; NULL means that there are none.
///
/// # Safety
/// `prices` is NULL or a live handle.
pub(crate) unsafe fn prices<'a>(
    prices: *const septet_price_table,
) -> Result<Option<&'a PriceTable>, Failure> {
    // SAFETY: promised by the caller.
    let prices = unsafe { ptr::optional_reference(prices) }?;
    prices.map(|prices| prices.held().get()).transpose()
}

/// The routes of a call.
///
/// # Safety
/// `routes` is NULL or a live handle.
pub(crate) unsafe fn routes<'a>(routes: *const septet_routes) -> Result<&'a [Route], Failure> {
    // SAFETY: promised by the caller.
    Ok(unsafe { ptr::reference(routes) }?.held().get()?)
}
