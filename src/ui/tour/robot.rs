//! Presses what a screen reader could press: the tour finds things by role and name, never by place.
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{
    Context, Event, FullOutput, Plugin, RawInput,
    accesskit::{Action, ActionRequest, NodeId, Role, TreeId},
};

/// Something on the screen.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    id: NodeId,
    pub(super) role: Role,
    pub(super) name: String,
    pub(super) is_disabled: bool,
}

#[derive(Debug, Default)]
struct State {
    seen: Vec<Seen>,
    press: Option<NodeId>,
}

/// The eyes and the finger of the tour.
#[derive(Clone, Debug, Default)]
pub(super) struct Robot(Arc<Mutex<State>>);

impl Robot {
    fn with<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Presses the one that `choose` picks in the next pass. Tells whether there was one that can be pressed.
    pub(super) fn press(&self, choose: impl FnOnce(&[Seen]) -> Option<&Seen>) -> bool {
        self.with(|state| {
            let chosen = choose(&state.seen).filter(|seen| !seen.is_disabled).map(|seen| seen.id);
            state.press = chosen;
            chosen.is_some()
        })
    }

    /// The names that were seen last, for a report.
    pub(super) fn names(&self) -> String {
        self.with(|state| state.seen.iter().map(|seen| seen.name.as_str()).collect::<Vec<_>>().join(" | "))
    }
}

impl Plugin for Robot {
    fn debug_name(&self) -> &'static str {
        "tour"
    }

    fn setup(&mut self, context: &Context) {
        context.enable_accesskit();
    }

    fn input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        // Whatever the pointer hovers over by chance would be in the pictures.
        input.events.retain(|event| !matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_)));
        if let Some(target_node) = self.with(|state| state.press.take()) {
            input.events.push(Event::AccessKitActionRequest(ActionRequest {
                action: Action::Click,
                target_tree: TreeId::ROOT,
                target_node,
                data: None,
            }));
        }
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        let Some(update) = &output.platform_output.accesskit_update else { return };
        let seen = update.nodes.iter().filter_map(|(id, node)| {
            let name = node.label().or_else(|| node.value())?.to_owned();
            Some(Seen { id: *id, role: node.role(), name, is_disabled: node.is_disabled() })
        });
        let seen = seen.collect();
        self.with(|state| state.seen = seen);
    }
}
