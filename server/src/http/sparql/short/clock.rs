//! [`CLOCK`]: stops queries that try for too long.

use oxigraph::sparql::CancellationToken;
use std::sync::atomic::{AtomicBool, Ordering, fence};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// How long a query may try.
const ALLOWED: Duration = Duration::from_millis(20);

/// How often it is looked whether the time is up.
const TICK: Duration = Duration::from_millis(2);

/// Looks without anything to look at before the clock sleeps.
const IDLE: u32 = 25;

/// The clock of the process: a thread that stops what tries for too long, and sleeps when nothing does.
pub(super) struct Clock {
    /// One a thread that tries queries.
    slots: Mutex<Vec<Weak<Slot>>>,
    sleeps: AtomicBool,
    thread: Mutex<Option<Thread>>,
}

/// What a thread tries, and until when. Nobody but the clock looks into another thread's.
#[derive(Default)]
struct Slot(Mutex<Option<(Instant, CancellationToken)>>);

impl Slot {
    fn lock(&self) -> MutexGuard<'_, Option<(Instant, CancellationToken)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

thread_local! {
    static SLOT: Arc<Slot> = CLOCK.slot();
}

/// The one clock.
pub(super) static CLOCK: LazyLock<Arc<Clock>> = LazyLock::new(|| {
    let clock =
        Arc::new(Clock { slots: Mutex::default(), sleeps: AtomicBool::new(false), thread: Mutex::default() });
    let run = clock.clone();
    let thread = std::thread::spawn(move || run.run());
    *clock.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread.thread().clone());
    clock
});

/// The query of this thread, which the clock watches until this is dropped.
pub(super) struct Watched {
    until: Instant,
    slot: Arc<Slot>,
}

impl Clock {
    /// Watch the query that this thread begins; it is done before the next one begins.
    pub(super) fn start(&self, token: CancellationToken) -> Watched {
        let watched = Watched { until: Instant::now() + ALLOWED, slot: SLOT.with(Arc::clone) };
        *watched.slot.lock() = Some((watched.until, token));
        // Either this sees that the clock sleeps, or the clock, which looks once more before it does, sees the slot.
        fence(Ordering::SeqCst);
        if self.sleeps.load(Ordering::Relaxed) && self.sleeps.swap(false, Ordering::SeqCst) {
            let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
            thread.iter().for_each(Thread::unpark);
        }
        watched
    }

    /// The slot of a thread that is new here.
    fn slot(&self) -> Arc<Slot> {
        let slot = Arc::default();
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.retain(|other| other.strong_count() > 0);
        slots.push(Arc::downgrade(&slot));
        slot
    }

    fn run(&self) {
        let mut idle = 0;
        loop {
            idle = if self.look() { 0 } else { idle + 1 };
            if idle > IDLE {
                self.sleeps.store(true, Ordering::SeqCst);
                fence(Ordering::SeqCst);
                if !self.look() {
                    std::thread::park();
                }
                self.sleeps.store(false, Ordering::SeqCst);
                idle = 0;
            } else {
                std::thread::sleep(TICK);
            }
        }
    }

    /// Stop what tries for too long; whether anything tries.
    fn look(&self) -> bool {
        let now = Instant::now();
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let mut any = false;
        for slot in slots.iter().filter_map(Weak::upgrade) {
            if let Some((until, token)) = &*slot.lock() {
                any = true;
                if *until <= now {
                    token.cancel();
                }
            }
        }
        any
    }
}

impl Watched {
    /// Whether its time is up.
    pub(super) fn is_up(&self) -> bool {
        Instant::now() >= self.until
    }

    /// Whether more than half of its time is up.
    pub(super) fn is_slow(&self) -> bool {
        Instant::now() + ALLOWED / 2 >= self.until
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        *self.slot.lock() = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_stops_what_takes_too_long_and_wakes_up_again() {
        for pause in [Duration::ZERO, TICK * (IDLE + 50)] {
            std::thread::sleep(pause);
            let token = CancellationToken::new();
            let watched = CLOCK.start(token.clone());
            while !token.is_cancelled() {
                std::thread::yield_now();
            }
            assert!(watched.is_up());
            let slot = watched.slot.clone();
            drop(watched);
            assert!(slot.lock().is_none());
        }
    }
}
