//! Sequences of parts: a reassembler holds no more than its limits and every message comes out once.

use septet::{Concatenation, Part, PartBody, Reassembler, ReassemblyLimits, ReferenceBits, alphabet::Tables};

const MOST_MESSAGES: usize = 4;
const MOST_OCTETS: usize = 2_000;

/// Runs the target: six octets are a step.
pub fn run(octets: &[u8]) {
    let limits =
        ReassemblyLimits::new().max_messages(MOST_MESSAGES).max_octets(MOST_OCTETS).timeout_ms(1_000);
    let mut reassembler = Reassembler::new(limits);
    let mut now = 0;
    for step in octets.chunks_exact(6) {
        let [who, total, sequence, reference, kind, wait] =
            [step[0], step[1], step[2], step[3], step[4], step[5]];
        now += u64::from(wait);
        let bits = if kind & 1 == 0 { ReferenceBits::Eight } else { ReferenceBits::Sixteen };
        let concatenation = Concatenation::new(u16::from(reference & 3), bits, sequence % 6, total % 6);
        let body = match kind >> 1 & 3 {
            0 => PartBody::Septets(vec![reference & 0x7F; usize::from(who & 0x7F)], Tables::DEFAULT),
            1 => PartBody::Ucs2(vec![0xD8; usize::from(who & 0x7F)]),
            _ => PartBody::Octets(vec![kind; usize::from(who & 0x7F)]),
        };
        let sender = if who & 1 == 0 { "+12025550143" } else { "Conerix" };
        let _ = reassembler.push(Part::new(sender, "42", concatenation, body), now);
        let _ = reassembler.handle_timeout(now);
        assert!(reassembler.message_count() <= MOST_MESSAGES);
        assert!(reassembler.octet_count() <= MOST_OCTETS);
    }
}
