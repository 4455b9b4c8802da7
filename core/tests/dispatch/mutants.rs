//! The tests of the tests: every deliberate mistake is found.

use septet::mutants::Mutation;

use crate::scenario::run;
use crate::snapshots::restart_at_every_step;

/// More than ten times what the best hidden one needs.
const SCENARIOS: u64 = 3_000;

#[test]
fn every_mutant_is_caught() {
    for mutation in Mutation::ALL {
        let caught = (0..SCENARIOS).find_map(|seed| {
            let world = run(seed, |setting| setting.policy = setting.policy.mutation(*mutation));
            let found = world.monitor.violations.into_iter().next();
            found.or_else(|| {
                let found = restart_at_every_step(seed, |setting| {
                    setting.policy = setting.policy.mutation(*mutation)
                });
                found.into_iter().next()
            })
        });
        assert!(caught.is_some(), "{mutation:?} survives");
    }
}
