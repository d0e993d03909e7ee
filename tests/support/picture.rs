//! Pictures for somebody who wants to look: `XLM_PICTURES=FOLDER` saves them, and nothing is compared.
use std::path::Path;

use egui_kittest::Harness;

/// Saves what is seen under a name, if somebody asked for it.
pub fn picture<State>(harness: &mut Harness<'_, State>, name: &str) {
    let Some(folder) = std::env::var_os("XLM_PICTURES") else { return };
    std::fs::create_dir_all(&folder).unwrap();
    harness.render().unwrap().save(Path::new(&folder).join(format!("{name}.png"))).unwrap();
}
