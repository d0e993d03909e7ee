//! Files that were copied in a file manager: pasting them is dropping them.
//!
//! egui tells of pasted texts and pictures only. Where the clipboard holds nothing but files, it takes the press of the
//! keys and tells nothing. What it does tell is that a key was released which was never pressed.
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::egui::{Context, DroppedFile, Event, Key, RawInput};

use super::Shell;

/// The files on the clipboard; none where it holds something else.
pub type CopiedFiles = Box<dyn FnMut() -> Vec<PathBuf>>;

/// The files on the clipboard of the operating system.
pub fn system_copied_files() -> CopiedFiles {
    Box::new(|| arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get().file_list()).unwrap_or_default())
}

/// Keys that paste, with Ctrl, Shift or by themselves.
const KEYS: [Key; 3] = [Key::V, Key::Insert, Key::Paste];

/// Seconds for which Ctrl counts after it was let go: many let it go before the other key.
const CONTROL_COUNTS_FOR: f64 = 0.5;

/// A file from the clipboard.
#[derive(Debug)]
struct CopiedFile(PathBuf);

impl DroppedFile for CopiedFile {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("files are read by the session".to_owned())
    }
}

/// What is known of the keys.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Pasting {
    held: Vec<Key>,
    /// When Ctrl or Shift was let go last, in the clock of the window; none for long ago.
    let_go_at: Option<f64>,
    is_control_held: bool,
    /// Whether a text or a picture came with the last press.
    told: bool,
}

impl Pasting {
    /// Whether the keys were pressed in this pass and nothing else tells of it.
    fn is_silent(&mut self, input: &RawInput) -> bool {
        let now = input.time.unwrap_or_default();
        let mut silent = false;
        for event in &input.events {
            match event {
                Event::Paste(_) | Event::PasteImage(_) => self.told = true,
                Event::WindowFocused(_) => *self = Self::default(),
                Event::ModifiersChanged(modifiers) => {
                    let is_held = modifiers.command || modifiers.shift;
                    if self.is_control_held && !is_held {
                        self.let_go_at = Some(now);
                    }
                    self.is_control_held = is_held;
                }
                Event::Key { key, pressed: true, .. } if KEYS.contains(key) => self.held.push(*key),
                Event::Key { key, pressed: false, modifiers, .. } if KEYS.contains(key) => {
                    let was_pressed = self.held.contains(key);
                    self.held.retain(|held| held != key);
                    let recently = self.let_go_at.is_some_and(|at| now - at <= CONTROL_COUNTS_FOR);
                    let with_control = *key == Key::Paste || modifiers.command || modifiers.shift || recently;
                    silent |= !was_pressed && with_control && !std::mem::take(&mut self.told);
                }
                _ => {}
            }
        }
        silent
    }
}

impl Shell {
    /// Has pasted files dropped. A text that comes with them is theirs, unless somebody writes just now.
    pub(super) fn paste_files(&mut self, context: &Context, input: &mut RawInput) {
        let is_silent = self.pasting.is_silent(input);
        let writes = context.memory(|memory| memory.focused().is_some());
        let is_text = |event: &Event| matches!(event, Event::Paste(_));
        let has_text = !writes && input.events.iter().any(is_text);
        if !is_silent && !has_text {
            return;
        }
        let files = (self.copied_files)();
        if !files.is_empty() {
            if has_text {
                input.events.retain(|event| !is_text(event));
            }
            let dropped =
                files.into_iter().map(|file| Arc::new(CopiedFile(file)) as Arc<dyn DroppedFile + Send + Sync>);
            input.dropped_files.extend(dropped);
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    fn pass(pasting: &mut Pasting, time: f64, events: Vec<Event>) -> bool {
        pasting.is_silent(&RawInput { time: Some(time), events, ..RawInput::default() })
    }

    const CONTROL: Event = Event::ModifiersChanged(Modifiers::COMMAND);
    const NOTHING: Event = Event::ModifiersChanged(Modifiers::NONE);

    #[test]
    fn a_release_without_a_press_is_a_paste_that_nothing_else_tells_of() {
        for (released_with, pause, pastes) in
            [(Modifiers::COMMAND, 0.1, true), (Modifiers::NONE, 0.1, true), (Modifiers::NONE, 5.0, false)]
        {
            let mut pasting = Pasting::default();
            assert!(!pass(&mut pasting, 1.0, vec![CONTROL]));
            assert!(!pass(&mut pasting, 2.0, vec![Event::ModifiersChanged(released_with)]));
            let release = vec![key(Key::V, false, released_with)];
            assert_eq!(pass(&mut pasting, 2.0 + pause, release), pastes, "{released_with:?} {pause}");
        }
    }

    #[test]
    fn a_text_is_told_and_the_next_paste_is_looked_at_anew() {
        let mut pasting = Pasting::default();
        let released = || key(Key::V, false, Modifiers::COMMAND);
        assert!(!pass(&mut pasting, 1.0, vec![CONTROL, Event::Paste("text".to_owned()), released()]));
        assert!(pass(&mut pasting, 2.0, vec![released()]));
    }

    #[test]
    fn a_letter_that_is_typed_pastes_nothing() {
        let mut pasting = Pasting::default();
        let typed = [true, false].map(|pressed| key(Key::V, pressed, Modifiers::NONE));
        assert!(!pass(&mut pasting, 1.0, typed.to_vec()));
        // With Ctrl held for something else meanwhile.
        assert!(!pass(&mut pasting, 2.0, vec![key(Key::V, true, Modifiers::NONE)]));
        assert!(!pass(&mut pasting, 2.1, vec![CONTROL, key(Key::V, false, Modifiers::COMMAND)]));
    }

    #[test]
    fn a_key_from_another_window_pastes_nothing_once_the_focus_has_come() {
        let mut pasting = Pasting::default();
        let events = vec![CONTROL, NOTHING, Event::WindowFocused(true), key(Key::V, false, Modifiers::NONE)];
        assert!(!pass(&mut pasting, 1.0, events));
    }
}
