//! A restart at every step.

use crate::properties::scenarios;
use crate::random::Random;
use crate::scenario::{Setting, World};

/// Runs a scenario, and from every step of it a second life of the restored dispatch to its end.
pub(crate) fn restart_at_every_step(
    seed: u64,
    adjust: impl FnOnce(&mut Setting),
) -> Vec<(&'static str, String)> {
    let mut setting = Setting::random(&mut Random(seed));
    setting.segments.truncate(3);
    adjust(&mut setting);
    let mut world = World::new(seed, &setting);
    let mut machine = setting.machine();
    world.start(&mut machine);
    for _ in 0..200 {
        let mut other = world.clone();
        let mut restored = machine.restored(&setting, other.told);
        other.monitor.restored();
        other.drain(&mut restored);
        other.run(&mut restored);
        if !other.monitor.violations.is_empty() {
            return other.monitor.violations;
        }
        if !world.step(&mut machine) {
            break;
        }
    }
    Vec::new()
}

#[test]
fn restoring_never_causes_a_second_acceptance() {
    for seed in 0..scenarios() / 10 {
        let found = restart_at_every_step(seed, |_| {});
        assert!(found.is_empty(), "seed {seed}: {found:?}");
    }
}

#[test]
fn a_snapshot_reads_back_as_itself_when_nothing_is_in_flight() {
    for seed in 0..200 {
        let setting = Setting::random(&mut Random(seed));
        let mut world = World::new(seed, &setting);
        let mut machine = setting.machine();
        assert_eq!(
            machine.restored(&setting, 0).snapshot(),
            machine.snapshot(),
            "seed {seed}, before the start"
        );
        world.start(&mut machine);
        world.run(&mut machine);
        let machine = machine.restored(&setting, 0);
        assert_eq!(
            machine.restored(&setting, 0).snapshot(),
            machine.snapshot(),
            "seed {seed}, after the end"
        );
    }
}
