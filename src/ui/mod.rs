//! What is seen: the look, the widgets, the panels and the window.
//!
//! This layer draws views, which are plain structs, and reports what the user did. It decides nothing, reads no file
//! and knows no adapter. A function that draws ends in `_ui`.

pub mod app;
pub mod panel;
pub mod preview;
pub mod renderer;
pub mod shortcut;
pub mod theme;
pub mod tour;
pub mod waker;
pub mod widget;
