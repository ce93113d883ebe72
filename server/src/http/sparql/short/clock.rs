//! [`CLOCK`]: stops queries that try for too long.

use oxigraph::sparql::CancellationToken;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// How long a query may try.
const ALLOWED: Duration = Duration::from_millis(4);

/// How often it is looked whether the time is up.
const TICK: Duration = Duration::from_millis(1);

/// Looks without anything to look at before the clock sleeps.
const IDLE: u32 = 50;

/// The clock of the process: a thread that stops what tries for too long, and sleeps when nothing does.
pub(super) struct Clock {
    running: Mutex<Vec<(u64, Instant, CancellationToken)>>,
    sleeps: AtomicBool,
    next: AtomicU64,
    thread: Mutex<Option<Thread>>,
}

/// The one clock.
pub(super) static CLOCK: LazyLock<Arc<Clock>> = LazyLock::new(|| {
    let clock = Arc::new(Clock {
        running: Mutex::default(),
        sleeps: AtomicBool::new(false),
        next: AtomicU64::new(0),
        thread: Mutex::default(),
    });
    let run = clock.clone();
    let thread = std::thread::spawn(move || run.run());
    *clock.thread.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread.thread().clone());
    clock
});

/// A query that the clock watches until this is dropped.
pub(super) struct Watched {
    id: u64,
    until: Instant,
}

impl Clock {
    /// Watch a query that begins.
    pub(super) fn start(&self, token: CancellationToken) -> Watched {
        let watched =
            Watched { id: self.next.fetch_add(1, Ordering::Relaxed), until: Instant::now() + ALLOWED };
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.push((watched.id, watched.until, token));
        drop(running);
        if self.sleeps.swap(false, Ordering::AcqRel) {
            let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
            thread.iter().for_each(Thread::unpark);
        }
        watched
    }

    fn run(&self) {
        let mut idle = 0;
        loop {
            let now = Instant::now();
            let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
            running.iter().filter(|(_, until, _)| *until <= now).for_each(|(_, _, token)| token.cancel());
            idle = if running.is_empty() { idle + 1 } else { 0 };
            // Whoever starts after this sees it, and wakes the thread; who started before is in the list.
            let sleeps = idle > IDLE;
            self.sleeps.store(sleeps, Ordering::Release);
            drop(running);
            if sleeps {
                std::thread::park();
                idle = 0;
            } else {
                std::thread::sleep(TICK);
            }
        }
    }
}

impl Watched {
    /// Whether its time is up.
    pub(super) fn is_up(&self) -> bool {
        Instant::now() >= self.until
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let mut running = CLOCK.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|(id, _, _)| *id != self.id);
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
            let id = watched.id;
            drop(watched);
            assert!(CLOCK.running.lock().unwrap().iter().all(|(running, _, _)| *running != id));
        }
    }
}
