//! How the session wakes the window, which it does not know.
use std::{
    sync::{Arc, Mutex, PoisonError},
    task::{Wake, Waker},
};

use eframe::egui::Context;

/// Wakes the window that is there. The window may be opened anew when its graphics device is lost; the waker stays.
#[derive(Debug, Default)]
pub struct WindowWaker {
    context: Mutex<Option<Context>>,
}

impl WindowWaker {
    /// From now on this window is woken.
    pub fn attach(&self, context: &Context) {
        *self.context.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.clone());
    }

    /// As the session takes it.
    pub fn waker(self: &Arc<Self>) -> Waker {
        Waker::from(Arc::clone(self))
    }
}

impl Wake for WindowWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // Cloned out of the lock: the window may attach another context meanwhile.
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(context) = context {
            context.request_repaint();
        }
    }
}
