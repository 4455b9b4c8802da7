//! Parts in, messages out, within limits.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use super::event::{IncompleteReason, Reassembled, ReassemblyEvent, ReassemblyKey};
use super::part::{Part, PartBody};
use crate::error::{Error, ErrorCode};

/// What a message costs beside its octets: its places in the maps, which are more than half full.
const MESSAGE_OCTETS: usize = 768;
/// What a part costs beside its octets: its place in a list that may be half empty.
const PART_OCTETS: usize = 160;

/// How much a [`Reassembler`] may hold, and how long.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReassemblyLimits {
    max_messages: usize,
    max_octets: usize,
    timeout_ms: u64,
    duplicate_window_ms: u64,
}

impl Default for ReassemblyLimits {
    fn default() -> Self {
        Self::new()
    }
}

impl ReassemblyLimits {
    /// 4,096 messages, 8 MiB, one hour; parts that come again within a minute of a message's end are duplicates.
    pub const fn new() -> Self {
        Self { max_messages: 4096, max_octets: 8 << 20, timeout_ms: 3_600_000, duplicate_window_ms: 60_000 }
    }

    /// The most messages that wait for parts, and the most ended ones that are remembered. At least 1.
    #[must_use]
    pub const fn max_messages(mut self, max_messages: usize) -> Self {
        self.max_messages = if max_messages == 0 { 1 } else { max_messages };
        self
    }

    /// The most octets in all, what is needed to hold them included.
    #[must_use]
    pub const fn max_octets(mut self, max_octets: usize) -> Self {
        self.max_octets = max_octets;
        self
    }

    /// How long a message may take from its first part, in milliseconds.
    #[must_use]
    pub const fn timeout_ms(mut self, timeout_ms: u64) -> Self {
        self.timeout_ms = timeout_ms;
        self
    }

    /// How long a message is remembered after its last part, so that repeated parts do not begin it again, in
    /// milliseconds; 0 to forget at once.
    #[must_use]
    pub const fn duplicate_window_ms(mut self, duplicate_window_ms: u64) -> Self {
        self.duplicate_window_ms = duplicate_window_ms;
        self
    }
}

/// Where a key's message is.
#[derive(Clone, Copy)]
enum Place {
    Waiting(u64),
    Ended(u64),
}

/// A message that waits for parts.
struct Waiting {
    key: ReassemblyKey,
    deadline: u64,
    parts: Vec<(u8, PartBody)>,
    octets: usize,
}

/// A message that has ended: enough to know its parts again.
struct Ended {
    key: ReassemblyKey,
    deadline: u64,
    fingerprints: Vec<u64>,
    octets: usize,
}

/// Puts the parts of messages together: in any order, of any number of senders, within limits of messages, octets and
/// time. It has no clock: every call takes the time in milliseconds of any clock that does not run backwards
/// (a time before an earlier one counts as that one).
///
/// - Messages are told apart by sender, recipient, reference (8 and 16 bits apart), total, and text or data.
/// - A part that comes again is a duplicate, while its message waits and for a minute after. One that comes again with
///   another content begins a new message: references are used again after 256 messages, and joining parts of two
///   messages would be worse than losing one.
/// - When a limit is reached, ended messages are forgotten first, then messages are given up whose first part is the oldest.
/// - Whoever gives up a message tells which parts were missing, and hands back the others.
///
/// The answer to a part is the last event; those before it are about other messages. Nothing is kept for later calls,
/// so what the limits say is all that is held. A call takes time logarithmic in the messages held, and linear in the
/// part and in what it ends.
///
/// ```
/// use septet::{Concatenation, Content, Part, PartBody, Reassembler, ReassemblyEvent, ReassemblyLimits, ReferenceBits, Shifts};
/// let mut reassembler = Reassembler::new(ReassemblyLimits::new());
/// let part = |number, text: &str| {
///     let septets = septet::encode_septets(text, Shifts::default()).expect("GSM-7");
///     let place = Concatenation::new(0x2A, ReferenceBits::Eight, number, 2);
///     Part::new("+12025550143", "4242", place, PartBody::Septets(septets, Shifts::default()))
/// };
/// assert_eq!(reassembler.push(part(2, "world"), 0)?, [ReassemblyEvent::Stored { missing: 1 }]);
/// let events = reassembler.push(part(1, "hello "), 10)?;
/// let Some(ReassemblyEvent::Complete(message)) = events.last() else { panic!("both parts are there") };
/// assert_eq!(message.content, Content::Text("hello world".into()));
/// # Ok::<(), septet::Error>(())
/// ```
pub struct Reassembler {
    limits: ReassemblyLimits,
    now: u64,
    next_id: u64,
    octets: usize,
    places: BTreeMap<ReassemblyKey, Place>,
    // Ids ascend with time, so the first of each is the oldest and has the earliest deadline.
    waiting: BTreeMap<u64, Waiting>,
    ended: BTreeMap<u64, Ended>,
}

impl Reassembler {
    /// Nothing held.
    pub const fn new(limits: ReassemblyLimits) -> Self {
        Self {
            limits,
            now: 0,
            next_id: 0,
            octets: 0,
            places: BTreeMap::new(),
            waiting: BTreeMap::new(),
            ended: BTreeMap::new(),
        }
    }

    /// Takes a part in.
    ///
    /// # Errors
    /// `part_invalid` for a total of 0, a number outside the total, or an 8-bit reference above 255;
    /// `part_too_large` (octets) when the limits could not hold the part alone. Nothing is changed then, but
    /// messages whose time is up may not have been told yet.
    pub fn push(&mut self, part: Part<'_>, now_ms: u64) -> Result<Vec<ReassemblyEvent>, Error> {
        part.check()?;
        let cost = PART_OCTETS + part.body.octet_count();
        let key = ReassemblyKey::of(&part);
        let alone = cost + key_octets(&key) + 8 * usize::from(key.total);
        if alone > self.limits.max_octets {
            return Err(Error::new(ErrorCode::PartTooLarge).above(alone, self.limits.max_octets));
        }
        let mut events = self.handle_timeout(now_ms);
        let number = part.concatenation.number;
        let id = match self.places.get(&key).copied() {
            Some(Place::Ended(id)) if self.ended_with(id, number, &part.body) => {
                events.push(ReassemblyEvent::Duplicate);
                return Ok(events);
            }
            Some(Place::Ended(id)) => {
                self.forget(id);
                None
            }
            Some(Place::Waiting(id)) => match self.known(id, number).map(|known| *known == part.body) {
                Some(true) => {
                    events.push(ReassemblyEvent::Duplicate);
                    return Ok(events);
                }
                Some(false) => {
                    self.give_up(id, IncompleteReason::Conflict, &mut events);
                    None
                }
                None => Some(id),
            },
            None => None,
        };
        let new_cost = if id.is_some() { cost } else { cost + key_octets(&key) };
        self.make_room(new_cost, id, &mut events);
        // The message itself may have been the last that could go.
        let id = match id.filter(|id| self.waiting.contains_key(id)) {
            Some(id) => id,
            None => self.begin(key, &mut events),
        };
        self.take(id, number, part.body.shrunk(), cost, &mut events);
        Ok(events)
    }

    /// When [`Reassembler::handle_timeout`] has something to tell next; `None` while no message waits.
    pub fn poll_timeout(&self) -> Option<u64> {
        self.waiting.first_key_value().map(|(_, message)| message.deadline)
    }

    /// Gives up the messages whose time is up, the oldest first.
    pub fn handle_timeout(&mut self, now_ms: u64) -> Vec<ReassemblyEvent> {
        self.now = self.now.max(now_ms);
        let mut events = Vec::new();
        while let Some((id, message)) = self.waiting.first_key_value()
            && message.deadline <= self.now
        {
            self.give_up(*id, IncompleteReason::Expired, &mut events);
        }
        while let Some((id, message)) = self.ended.first_key_value()
            && message.deadline <= self.now
        {
            self.forget(*id);
        }
        events
    }

    /// How many messages wait for parts.
    pub fn message_count(&self) -> usize {
        self.waiting.len()
    }

    /// How many octets are held, as the limits count them.
    pub const fn octet_count(&self) -> usize {
        self.octets
    }

    fn known(&self, id: u64, number: u8) -> Option<&PartBody> {
        let parts = &self.waiting.get(&id)?.parts;
        let index = parts.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        parts.get(index).map(|(_, body)| body)
    }

    fn ended_with(&self, id: u64, number: u8, body: &PartBody) -> bool {
        let known = self.ended.get(&id).and_then(|ended| ended.fingerprints.get(usize::from(number) - 1));
        known == Some(&fingerprint(body))
    }

    fn begin(&mut self, key: ReassemblyKey, events: &mut Vec<ReassemblyEvent>) -> u64 {
        if let Some(other_total) = self.other_total(&key) {
            events.push(ReassemblyEvent::TotalChanged { other_total });
        }
        let id = self.next_id;
        self.next_id += 1;
        let octets = key_octets(&key);
        self.octets += octets;
        self.places.insert(key.clone(), Place::Waiting(id));
        let deadline = self.now.saturating_add(self.limits.timeout_ms);
        self.waiting.insert(id, Waiting { key, deadline, parts: Vec::new(), octets });
        id
    }

    /// The total of a waiting message that differs from a key in nothing else.
    fn other_total(&self, key: &ReassemblyKey) -> Option<u8> {
        let first = ReassemblyKey { total: 0, ..key.clone() };
        let last = ReassemblyKey { total: u8::MAX, ..key.clone() };
        self.places.range(first..=last).find_map(|(other, place)| {
            (matches!(place, Place::Waiting(_)) && other.total != key.total).then_some(other.total)
        })
    }

    fn take(&mut self, id: u64, number: u8, body: PartBody, cost: usize, events: &mut Vec<ReassemblyEvent>) {
        let Some(message) = self.waiting.get_mut(&id) else {
            return;
        };
        let index = message.parts.partition_point(|(known, _)| *known < number);
        message.parts.insert(index, (number, body));
        message.octets += cost;
        self.octets += cost;
        // At most the total, which is one octet.
        let missing = message.key.total - message.parts.len() as u8;
        if missing > 0 {
            events.push(ReassemblyEvent::Stored { missing });
            return;
        }
        if let Some(message) = self.remove(id) {
            self.remember(&message);
            events.push(ReassemblyEvent::Complete(Reassembled::new(message.key, &message.parts)));
        }
    }

    fn remember(&mut self, message: &Waiting) {
        let octets = key_octets(&message.key) + 8 * message.parts.len();
        if self.limits.duplicate_window_ms == 0 || octets > self.limits.max_octets {
            return;
        }
        while self.ended.len() >= self.limits.max_messages
            && let Some((id, _)) = self.ended.first_key_value()
        {
            self.forget(*id);
        }
        // The memory of what has ended is not worth a message that has not.
        while self.octets + octets > self.limits.max_octets {
            let Some((id, _)) = self.ended.first_key_value() else {
                return;
            };
            self.forget(*id);
        }
        let id = self.next_id;
        self.next_id += 1;
        self.octets += octets;
        self.places.insert(message.key.clone(), Place::Ended(id));
        let deadline = self.now.saturating_add(self.limits.duplicate_window_ms);
        let fingerprints = message.parts.iter().map(|(_, body)| fingerprint(body)).collect();
        self.ended.insert(id, Ended { key: message.key.clone(), deadline, fingerprints, octets });
    }

    /// Frees room for so many octets, and for one message more unless the part belongs to one that waits.
    fn make_room(&mut self, octets: usize, part_of: Option<u64>, events: &mut Vec<ReassemblyEvent>) {
        let one_more = usize::from(part_of.is_none());
        while self.waiting.len() + one_more > self.limits.max_messages
            && let Some((id, _)) = self.waiting.first_key_value()
        {
            self.give_up(*id, IncompleteReason::Evicted, events);
        }
        while self.octets + octets > self.limits.max_octets {
            if let Some((id, _)) = self.ended.first_key_value() {
                self.forget(*id);
                continue;
            }
            let oldest_other = self.waiting.keys().copied().find(|id| Some(*id) != part_of);
            match oldest_other.or(part_of) {
                Some(id) if self.waiting.contains_key(&id) => {
                    self.give_up(id, IncompleteReason::Evicted, events);
                }
                _ => return,
            }
        }
    }

    fn give_up(&mut self, id: u64, reason: IncompleteReason, events: &mut Vec<ReassemblyEvent>) {
        if let Some(Waiting { key, parts, .. }) = self.remove(id) {
            let has = |number: &u8| parts.binary_search_by_key(number, |(number, _)| *number).is_ok();
            let missing = (1..=key.total).filter(|number| !has(number)).collect();
            events.push(ReassemblyEvent::Incomplete { key, reason, missing, parts });
        }
    }

    fn remove(&mut self, id: u64) -> Option<Waiting> {
        let message = self.waiting.remove(&id)?;
        self.octets -= message.octets;
        self.places.remove(&message.key);
        Some(message)
    }

    fn forget(&mut self, id: u64) {
        if let Some(message) = self.ended.remove(&id) {
            self.octets -= message.octets;
            self.places.remove(&message.key);
        }
    }
}

/// The key stands in two maps.
fn key_octets(key: &ReassemblyKey) -> usize {
    MESSAGE_OCTETS + 2 * (key.sender.len() + key.recipient.len())
}

/// FNV-1a over the coding and the octets. Whoever makes two parts collide only silences his own repetition.
fn fingerprint(body: &PartBody) -> u64 {
    let coding = match body {
        PartBody::Septets(_, shifts) => {
            let identifier =
                |language: Option<crate::Language>| language.map_or(0, crate::Language::identifier);
            [1, identifier(shifts.locking), identifier(shifts.single)]
        }
        PartBody::Ucs2(_) => [2, 0, 0],
        PartBody::Text(_) => [3, 0, 0],
        PartBody::Octets(_) => [4, 0, 0],
    };
    coding.iter().chain(body.as_octets()).fold(0xCBF2_9CE4_8422_2325, |hash: u64, octet| {
        (hash ^ u64::from(*octet)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// What is held is personal data and is not printed.
impl fmt::Debug for Reassembler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reassembler")
            .field("limits", &self.limits)
            .field("messages", &self.waiting.len())
            .field("octets", &self.octets)
            .finish_non_exhaustive()
    }
}
