//! [`Gate`]: so many queries at a time, so many more in a queue, and a clear "try again" for the rest.

use super::HttpError;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Lets so many through at a time. A copy is the same gate.
#[derive(Debug, Clone)]
pub struct Gate {
    places: Arc<Semaphore>,
    size: usize,
    waiting: Arc<AtomicUsize>,
    queue: usize,
    wait: Duration,
}

/// The right to run one query; dropping it lets the next one in.
pub type Permit = OwnedSemaphorePermit;

/// One in the queue less when it is dropped: let in, sent away, or gone.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Gate {
    /// A gate with room for `size`, and for `queue` more that wait no longer than `wait`.
    #[must_use]
    pub fn new(size: usize, queue: usize, wait: Duration) -> Self {
        let size = size.clamp(1, Semaphore::MAX_PERMITS);
        Self { places: Arc::new(Semaphore::new(size)), size, waiting: Arc::default(), queue, wait }
    }

    /// Come in, if there is room at once.
    #[must_use]
    pub fn try_enter(&self) -> Option<Permit> {
        self.places.clone().try_acquire_owned().ok()
    }

    /// Come in, after waiting if need be.
    ///
    /// # Errors
    /// When the queue is full or the wait was in vain.
    pub async fn enter(&self) -> Result<Permit, HttpError> {
        if let Some(permit) = self.try_enter() {
            return Ok(permit);
        }
        let busy = || HttpError::Busy(self.wait.as_secs().max(1));
        let before = self.waiting.fetch_add(1, Ordering::AcqRel);
        let _waiting = Waiting(self.waiting.clone());
        if before >= self.queue {
            return Err(busy());
        }
        match tokio::time::timeout(self.wait, self.places.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(busy()),
        }
    }

    /// How many are inside.
    #[must_use]
    pub fn running(&self) -> usize {
        self.size - self.places.available_permits()
    }

    /// How many wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn the_queue_is_bounded_and_moves_on() {
        let gate = Gate::new(1, 1, Duration::from_secs(5));
        let first = gate.enter().await.unwrap();
        let waiting = actix_web::rt::spawn({
            let gate = gate.clone();
            async move { gate.enter().await.map(drop) }
        });
        while gate.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(gate.enter().await, Err(HttpError::Busy(5))));
        assert_eq!((gate.running(), gate.waiting()), (1, 1));
        drop(first);
        waiting.await.unwrap().unwrap();
        assert_eq!((gate.running(), gate.waiting()), (0, 0));
    }

    #[actix_web::test]
    async fn nobody_waits_for_ever() {
        let gate = Gate::new(1, 9, Duration::from_millis(1));
        let _first = gate.enter().await.unwrap();
        assert!(matches!(gate.enter().await, Err(HttpError::Busy(1))));
        assert_eq!(gate.waiting(), 0);
    }
}
