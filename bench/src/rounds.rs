//! Interleaved rounds: every contender in turn, many times, by the CPU time of the thread; medians.

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
}

/// Nanoseconds of CPU time of this thread: other processes take no part in it.
fn cpu_time() -> f64 {
    const THREAD_CPU_TIME: i32 = 3;
    let mut time = Timespec { seconds: 0, nanoseconds: 0 };
    // SAFETY: the struct has the layout of the C library's on 64-bit Linux.
    unsafe { clock_gettime(THREAD_CPU_TIME, &mut time) };
    time.seconds as f64 * 1e9 + time.nanoseconds as f64
}

/// Something to be timed: it does all items once and gives a sum by which a wrong answer shows.
pub struct Contender<'a> {
    pub name: String,
    pub expected: Option<u64>,
    pub work: Box<dyn FnMut() -> u64 + 'a>,
}

impl<'a> Contender<'a> {
    pub fn new(name: &str, expected: Option<u64>, work: impl FnMut() -> u64 + 'a) -> Self {
        Self { name: name.into(), expected, work: Box::new(work) }
    }
}

/// The median time of each for all items, and the median of the ratios to the first one of the same round.
pub struct Timing {
    pub name: String,
    pub nanoseconds: f64,
    pub faster_than_first: f64,
}

pub fn race(rounds: usize, mut contenders: Vec<Contender<'_>>) -> Vec<Timing> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..=rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let start = cpu_time();
            let sum = std::hint::black_box((contender.work)());
            let taken = cpu_time() - start;
            if let Some(expected) = contender.expected {
                assert_eq!(sum, expected, "{} gives a wrong answer", contender.name);
            }
            // The first round warms up.
            if round > 0 {
                times.push(taken);
            }
        }
    }
    let first = times[0].clone();
    contenders
        .into_iter()
        .zip(times)
        .map(|(contender, times)| {
            let ratios = first.iter().zip(&times).map(|(first, taken)| first / taken).collect();
            Timing { name: contender.name, nanoseconds: median(times), faster_than_first: median(ratios) }
        })
        .collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
