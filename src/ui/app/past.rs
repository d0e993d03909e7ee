//! Looking back: some panels show a point of the past until the user goes back to the present.
use std::sync::Arc;

use super::{Shell, jobs::Owner};
use crate::{
    session::{Past, PastMoment, View},
    ui::{
        panel::{PanelId, Wish},
        widget::Severity,
    },
};

impl Shell {
    /// Shows a view of the past, and goes where it can be seen.
    pub(super) fn look_back(&mut self, view: Arc<View>) {
        self.past = Some(view);
        self.show(PanelId::Overview);
    }

    /// What a panel shows: the past, if there is one to look at and the panel can.
    pub(super) fn view_of(&self, owner: Owner) -> Arc<View> {
        let now = self.worker.view();
        match (&self.past, owner) {
            (Some(past), Owner::Panel(PanelId::Overview | PanelId::Users)) if past.folder == now.folder => {
                Arc::clone(past)
            }
            _ => now,
        }
    }

    /// The past that is looked at, if it is that of the system that is open.
    pub(super) fn past_moment(&self) -> Option<PastMoment> {
        let past = self.past.as_ref()?;
        past.past.filter(|_| past.folder == self.worker.view().folder)
    }

    /// What the past is, in a sentence.
    pub(super) fn past_sentence(&self, moment: &PastMoment) -> String {
        let values = [
            ("number", moment.entry.to_string().into()),
            ("moment", self.texts.moment(moment.at).into()),
            ("day", self.texts.day(moment.at.day()).into()),
        ];
        let id = match moment.past {
            Past::Entry(_) => "notices-past-entry",
            Past::Day(_) => "notices-past-day",
        };
        self.texts.format(id, &values)
    }

    /// Whether a wish would change the present from a panel that shows the past. Panels offer no such thing; this stands
    /// behind them, e.g. for the outcome of what was asked before.
    pub(super) fn stops_in_past(&mut self, owner: Owner, wish: &Wish) -> bool {
        let acts = matches!(wish, Wish::Run(_) | Wish::Confirm(_) | Wish::AskForFiles(_));
        let stops = acts && self.view_of(owner).past.is_some();
        if stops {
            let title = self.texts.get("notices-past-nothing").into_owned();
            self.tell(Severity::Information, title, String::new());
        }
        stops
    }
}
