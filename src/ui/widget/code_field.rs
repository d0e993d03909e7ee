//! An input for a code: checks while typing, groups what is valid, and marks the character at fault.
use std::sync::Arc;

use eframe::egui::{
    Color32, Frame, Galley, Id, Margin, Response, RichText, Stroke, TextBuffer, TextEdit, TextFormat, Ui,
    accesskit::Invalid, text::LayoutJob,
};
use xlm_core::code::{GROUP, PREFIX};

use super::{Severity, TextSize, icon_text_ui};
use crate::ui::theme::{medium, monospace, palette, small, theme};

/// What a check found about the text of a code field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CodeState {
    /// Nothing was typed.
    Empty,
    /// A code of ours.
    Valid {
        /// What it is, in words.
        kind: String,
        /// The code in groups, which replaces what was typed.
        canonical: String,
    },
    /// No code, or a mistyped one.
    Wrong {
        /// What is wrong, and what it may be.
        message: String,
        /// What is marked in the text.
        mark: CodeMark,
    },
    /// A code of the vendor's, which we can copy but not use.
    Foreign {
        /// What that means.
        message: String,
    },
}

/// The characters at fault. Groups and places count from 1 and leave out separators; group 0 is the prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeMark {
    /// None, or all: the message says it.
    Nothing,
    /// One character.
    Character {
        /// Its group.
        group: usize,
        /// Its place in the group.
        position: usize,
    },
    /// Two neighbours that have changed places.
    Neighbours {
        /// Group of the first.
        group: usize,
        /// Its place in the group.
        position: usize,
    },
    /// A whole group.
    Group {
        /// Which one.
        group: usize,
    },
}

impl CodeMark {
    /// First character and number of characters, not counting separators.
    fn characters(self) -> Option<(usize, usize)> {
        let start = |group: usize| if group == 0 { 0 } else { PREFIX + (group - 1) * GROUP };
        match self {
            Self::Nothing => None,
            Self::Character { group, position } => Some((start(group) + position.saturating_sub(1), 1)),
            Self::Neighbours { group, position } => Some((start(group) + position.saturating_sub(1), 2)),
            Self::Group { group } => Some((start(group), if group == 0 { PREFIX } else { GROUP })),
        }
    }
}

/// What stands around the input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeField {
    /// Its name, above it.
    pub label: String,
    /// Where the code is found; below it while it is empty.
    pub hint: String,
}

/// Draws the field. `check` is asked on every pass: it must be a pure function of the text.
pub fn code_field_ui(
    ui: &mut Ui,
    id_salt: &str,
    field: &CodeField,
    text: &mut String,
    check: impl Fn(&str) -> CodeState,
) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let label = ui.label(RichText::new(&field.label).font(medium(theme.text.body)));
        let response = input_ui(ui, ui.make_persistent_id(id_salt), text, &check(text)).labelled_by(label.id);
        let state = check(text);
        if let (CodeState::Valid { canonical, .. }, true) = (&state, response.changed()) {
            canonical.clone_into(text);
        }
        let message = verdict_ui(ui, &state, &field.hint);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(message);
            if matches!(state, CodeState::Wrong { .. }) {
                node.set_invalid(Invalid::True);
            }
        });
        response
    })
    .inner
}

fn input_ui(ui: &mut Ui, id: Id, text: &mut String, state: &CodeState) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let marked = match state {
        CodeState::Wrong { mark, .. } => mark.characters(),
        _ => None,
    };
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _width: f32| layout(ui, buffer.as_str(), marked);
    let border = match state {
        CodeState::Empty => palette.outline,
        CodeState::Valid { .. } => palette.ok,
        CodeState::Wrong { .. } => palette.danger,
        CodeState::Foreign { .. } => palette.warning,
    };
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let stroke = if is_focused { Stroke::new(theme.focus, palette.accent) } else { Stroke::new(theme.border, border) };
    // A thicker border takes its room from the margin, so that nothing moves.
    let margin = theme.spacing.small - stroke.width;
    let frame = Frame::new()
        .fill(palette.surface)
        .corner_radius(theme.corner)
        .stroke(stroke)
        .inner_margin(Margin::same(margin as i8));
    ui.add(
        TextEdit::singleline(text)
            .id(id)
            .font(monospace(theme.text.code))
            .frame(frame)
            .desired_width(theme.width.code_field.min(ui.available_width()))
            .layouter(&mut layouter),
    )
}

/// The text in one line, with the marked characters on a tint and underlined.
fn layout(ui: &Ui, text: &str, marked: Option<(usize, usize)>) -> Arc<Galley> {
    let (theme, palette) = (theme(), palette(ui));
    let format = |colour: Color32, background: Color32, underline: Stroke| TextFormat {
        font_id: monospace(theme.text.code),
        color: colour,
        background,
        underline,
        ..TextFormat::default()
    };
    let plain = format(palette.text, Color32::TRANSPARENT, Stroke::NONE);
    let fault = format(palette.danger, palette.danger_tint, Stroke::new(theme.focus, palette.danger));
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    let mut place = 0;
    let mut buffer = [0; 4];
    for letter in text.chars() {
        let counts = letter.is_alphanumeric();
        let is_marked = marked.is_some_and(|(start, count)| counts && (start..start + count).contains(&place));
        let format = if is_marked { &fault } else { &plain };
        job.append(letter.encode_utf8(&mut buffer), 0.0, format.clone());
        place += usize::from(counts);
    }
    ui.painter().layout_job(job)
}

/// One line below the input that is always there, so that nothing jumps. Gives back what it says.
fn verdict_ui<'a>(ui: &mut Ui, state: &'a CodeState, hint: &'a str) -> &'a str {
    let (severity, message) = match state {
        CodeState::Empty => (None, hint),
        CodeState::Valid { kind, .. } => (Some(Severity::Ok), kind.as_str()),
        CodeState::Wrong { message, .. } => (Some(Severity::Danger), message.as_str()),
        CodeState::Foreign { message } => (Some(Severity::Warning), message.as_str()),
    };
    match severity {
        Some(severity) => {
            let colour = severity.colour(ui);
            let text = RichText::new(message).color(colour);
            icon_text_ui(ui, severity.icon(), colour, text, TextSize::Small);
        }
        // A space, where there is no hint, keeps the room for what comes.
        None => drop(ui.label(small(ui, if message.is_empty() { " " } else { message }))),
    }
    message
}
