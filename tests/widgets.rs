//! The widgets by themselves: what they say to a screen reader, how they are operated, and what they look like.

mod support;

#[path = "widgets/behaviour.rs"]
mod behaviour;
#[path = "widgets/behaviour_panels.rs"]
mod behaviour_panels;
#[path = "widgets/gallery.rs"]
mod gallery;
#[path = "widgets/gallery_panels.rs"]
mod gallery_panels;
#[path = "widgets/pieces.rs"]
mod pieces;
