//! Notices on the screen and those of the past.
use eframe::egui::{Context, Ui};
use xlm_core::calendar::UtcMicros;

use crate::{
    text::Texts,
    ui::widget::{Notice, NoticeEvent, PastNotice, Severity, notices_ui},
};

/// Seconds after which a notice that needs no attention leaves by itself; it stays in the history.
const SHOWN_FOR: f64 = 8.0;
/// Notices on the screen at once; older ones make room.
const MOST_SHOWN: usize = 4;
/// Notices that the history keeps.
const MOST_KEPT: usize = 200;

#[derive(Clone, Debug)]
struct Told {
    at: UtcMicros,
    notice: Notice,
    /// In the clock of the window; none until it was drawn.
    leaves_at: Option<f64>,
    is_shown: bool,
}

/// All notices since the start, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Notices {
    told: Vec<Told>,
    next: u64,
}

impl Notices {
    /// Tells something. `text` is what it means and what to do; may be empty.
    pub(super) fn tell(&mut self, at: UtcMicros, severity: Severity, title: String, text: String) {
        let notice = Notice { id: self.next, severity, title, text, action: String::new() };
        self.next += 1;
        self.told.push(Told { at, notice, leaves_at: None, is_shown: true });
        let shown: Vec<usize> = (0..self.told.len()).filter(|index| self.told[*index].is_shown).collect();
        for index in shown.iter().rev().skip(MOST_SHOWN) {
            self.told[*index].is_shown = false;
        }
        if self.told.len() > MOST_KEPT {
            self.told.remove(0);
        }
    }

    /// Closes all that are still shown; they stay in the history.
    pub(super) fn close_all(&mut self) {
        self.told.iter_mut().for_each(|told| told.is_shown = false);
    }

    /// The history, the newest first.
    pub(super) fn history(&self, texts: &Texts) -> Vec<PastNotice> {
        let past = |told: &Told| PastNotice {
            when: texts.moment(told.at),
            severity: told.notice.severity,
            title: told.notice.title.clone(),
            text: told.notice.text.clone(),
        };
        self.told.iter().rev().map(past).collect()
    }

    /// Draws those that are still shown.
    pub(super) fn ui(&mut self, ui: &Ui, texts: &Texts) {
        self.let_leave(ui.ctx());
        let shown: Vec<Notice> =
            self.told.iter().filter(|told| told.is_shown).map(|told| told.notice.clone()).collect();
        for event in notices_ui(ui, texts, &shown) {
            let (NoticeEvent::Dismissed(id) | NoticeEvent::Acted(id)) = event;
            self.told.iter_mut().filter(|told| told.notice.id == id).for_each(|told| told.is_shown = false);
        }
    }

    /// What needs attention stays until it is closed; the rest leaves after a while.
    fn let_leave(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        let fleeting =
            |told: &&mut Told| told.is_shown && matches!(told.notice.severity, Severity::Ok | Severity::Information);
        for told in self.told.iter_mut().filter(fleeting) {
            let leaves_at = *told.leaves_at.get_or_insert(now + SHOWN_FOR);
            if now >= leaves_at {
                told.is_shown = false;
            } else {
                context.request_repaint_after(std::time::Duration::from_secs_f64(leaves_at - now));
            }
        }
    }
}
