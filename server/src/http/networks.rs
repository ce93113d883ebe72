//! [`Networks`]: the graphs made last, so that one that is looked at again, or exported as it is seen, is not made anew.

use crate::graph::{Network, Options, View};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Most nodes and edges of all graphs that are kept, some 300 bytes each.
const MOST: usize = 1_000_000;

/// Graphs of the store as it is now, the latest first.
#[derive(Debug, Default)]
pub struct Networks {
    kept: Mutex<VecDeque<Kept>>,
}

#[derive(Debug)]
struct Kept {
    revision: u64,
    view: View,
    options: Options,
    network: Arc<Network>,
}

impl Networks {
    /// A graph of the store's state `revision`: one that is kept, or else what `make` makes.
    ///
    /// # Errors
    /// When it has to be made and `make` fails.
    pub fn get<E>(
        &self,
        (revision, view, options): (u64, View, &Options),
        make: impl FnOnce() -> Result<Network, E>,
    ) -> Result<Arc<Network>, E> {
        if let Some(network) = self.find(revision, view, options) {
            return Ok(network);
        }
        // Nobody waits for the making of another graph; two who want the same one make it twice.
        let network = Arc::new(make()?);
        self.keep(Kept { revision, view, options: options.clone(), network: network.clone() });
        Ok(network)
    }

    fn find(&self, revision: u64, view: View, options: &Options) -> Option<Arc<Network>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|kept| kept.revision >= revision);
        let same = |kept: &Kept| kept.revision == revision && kept.view == view && kept.options == *options;
        let found = kept.iter().position(same).and_then(|place| kept.remove(place))?;
        let network = found.network.clone();
        kept.push_front(found);
        Some(network)
    }

    fn keep(&self, new: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front(new);
        let mut room = MOST;
        kept.retain(|kept| {
            let fits = room.checked_sub(size(&kept.network));
            room = fits.unwrap_or(0);
            fits.is_some()
        });
    }
}

fn size(network: &Network) -> usize {
    network.graph.node_count() + network.graph.edge_count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{sample, shape};
    use std::cell::Cell;

    #[test]
    fn a_graph_is_made_once_for_each_state_view_and_filter() {
        let (networks, made) = (Networks::default(), Cell::new(0));
        let few = Options { limit: Some(2), ..Options::default() };
        let get = |revision, view, options: &Options| {
            let make = || {
                made.set(made.get() + 1);
                shape(sample::corpus(), view, options)
            };
            networks.get((revision, view, options), make).unwrap().graph.node_count()
        };
        let all = Options::default();
        let first = get(1, View::Entities, &all);
        assert_eq!((get(1, View::Entities, &all), made.get()), (first, 1));
        assert_eq!((get(1, View::Entities, &few), made.get()), (2, 2));
        get(1, View::Claims, &all);
        assert_eq!((get(1, View::Entities, &all), made.get()), (first, 3));
        get(2, View::Entities, &all);
        assert_eq!(made.get(), 4, "the store was changed");
        assert_eq!(networks.kept.lock().unwrap().len(), 1, "what it was before is forgotten");
    }

    #[test]
    fn what_fails_is_not_kept() {
        let (networks, all) = (Networks::default(), Options::default());
        let failed = networks.get((0, View::Entities, &all), || Err::<Network, _>("no store"));
        assert_eq!(failed.unwrap_err(), "no store");
        assert!(networks.kept.lock().unwrap().is_empty());
    }
}
