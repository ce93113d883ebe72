//! [`Rate`]: so many requests a minute of one address (a token bucket each).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Addresses that are kept in mind; when there are more, those that have been quiet go.
const KEPT: usize = 10_000;

/// Lets so many requests a minute through. A copy counts with its original.
#[derive(Debug, Clone)]
pub struct Rate {
    /// Requests a minute; 0 for any number.
    limit: u32,
    clients: Arc<Mutex<HashMap<String, Bucket>>>,
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    seen: Instant,
}

/// Whether a request may pass.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Admitted,
    /// It may in so many seconds.
    Wait(u64),
}

impl Rate {
    /// `limit` requests a minute, all at once if need be; 0 for any number.
    #[must_use]
    pub fn new(limit: u32) -> Self {
        Self { limit, clients: Arc::default() }
    }

    /// Whether there is a limit.
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        self.limit > 0
    }

    /// Count a request of a client.
    #[must_use]
    pub fn admit(&self, client: &str) -> Verdict {
        self.admit_at(client, Instant::now())
    }

    fn admit_at(&self, client: &str, now: Instant) -> Verdict {
        if self.limit == 0 {
            return Verdict::Admitted;
        }
        let (most, each) = (f64::from(self.limit), f64::from(self.limit) / 60.0);
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if clients.len() >= KEPT && !clients.contains_key(client) {
            clients.retain(|_, bucket| now.duration_since(bucket.seen) < Duration::from_secs(60));
        }
        let bucket = clients.entry(client.to_owned()).or_insert(Bucket { left: most, seen: now });
        let passed = now.saturating_duration_since(bucket.seen).as_secs_f64();
        bucket.left = (bucket.left + passed * each).min(most);
        bucket.seen = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Verdict::Admitted;
        }
        let wait = Duration::from_secs_f64((1.0 - bucket.left) / each);
        Verdict::Wait(wait.as_secs() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_has_its_own_bucket_that_fills_again() {
        let (rate, now) = (Rate::new(2), Instant::now());
        let at = |client, seconds| rate.admit_at(client, now + Duration::from_secs(seconds));
        assert_eq!(
            [at("a", 0), at("a", 0), at("b", 0)],
            [Verdict::Admitted, Verdict::Admitted, Verdict::Admitted]
        );
        assert_eq!(at("a", 0), Verdict::Wait(31));
        assert_eq!(at("a", 31), Verdict::Admitted);
        assert!(matches!(at("a", 31), Verdict::Wait(_)));
        assert_eq!(Rate::new(0).admit("a"), Verdict::Admitted);
    }
}
