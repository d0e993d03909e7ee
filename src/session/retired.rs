//! Great values that the front end holds too. Whoever lets such a value go last has to take it apart, which takes longer than
//! a frame for a million users. So the thread that handed it out holds it until nobody else does.

use std::{any::Any, sync::Arc};

/// What was handed out.
#[derive(Default)]
pub(super) struct Retired(Vec<Arc<dyn Any + Send + Sync>>);

impl Retired {
    /// Holds a value.
    pub(super) fn keep<T: Any + Send + Sync>(&mut self, value: &Arc<T>) {
        // Held once: it is let go when its only holder is this one.
        if !self.0.iter().any(|kept| std::ptr::addr_eq(Arc::as_ptr(kept), Arc::as_ptr(value))) {
            self.0.push(Arc::<T>::clone(value));
        }
    }

    /// Lets go what nobody else holds.
    pub(super) fn let_go(&mut self) {
        self.0.retain(|kept| Arc::strong_count(kept) > 1);
    }

    /// Whether nothing is held.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_taken_apart_here_after_everybody_else_has_let_it_go() {
        let (mut retired, value) = (Retired::default(), Arc::new(7));
        let weak = Arc::downgrade(&value);
        retired.keep(&value);
        retired.keep(&value);
        retired.let_go();
        drop(value);
        assert!(weak.upgrade().is_some());
        retired.let_go();
        assert!(weak.upgrade().is_none() && retired.is_empty());
    }
}
