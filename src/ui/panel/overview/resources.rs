//! The dialog in which the administrator enters what the system as a whole uses.
use std::collections::BTreeMap;

use eframe::egui::Ui;
use xlm_core::{command::Command, installation::Installation};

use crate::{
    session::Task,
    text::Language,
    ui::{
        panel::PanelContext,
        widget::{self, Dialog, DialogAnswer, DialogKind, Field, FieldState, field_ui},
    },
};

/// Numbers as they are typed, by resource.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ResourcesDialog(BTreeMap<String, String>);

impl ResourcesDialog {
    pub(super) fn new(installation: &Installation) -> Self {
        let number = |id: &String| installation.resources.get(id).copied().unwrap_or(0).to_string();
        let resources = installation.catalog.resources.iter();
        Self(resources.map(|resource| (resource.id.clone(), number(&resource.id))).collect())
    }

    /// The numbers, if all of them are.
    fn numbers(&self) -> Option<BTreeMap<String, u32>> {
        self.0.iter().map(|(id, text)| Some((id.clone(), text.trim().parse().ok()?))).collect()
    }
}

/// Draws the dialog while it is open.
pub(super) fn dialog_ui(ui: &Ui, context: &mut PanelContext<'_>, open: &mut Option<ResourcesDialog>) {
    let Some(draft) = open else { return };
    let texts = context.texts;
    let dialog = Dialog {
        title: texts.get("overview-resources").into_owned(),
        confirm: texts.get("overview-resources.confirm").into_owned(),
        cancel: texts.get("common-cancel").into_owned(),
        kind: DialogKind::Ordinary,
        can_confirm: draft.numbers().is_some(),
    };
    let answer = widget::dialog_ui(ui, "resources", &dialog, |ui| {
        ui.label(texts.get("overview-resources.text"));
        for resource in &context.view.installation.catalog.resources {
            let Some(text) = draft.0.get_mut(&resource.id) else { continue };
            let label = match texts.language {
                Language::English => &resource.name.en,
                Language::German => &resource.name.de,
            };
            let state = match text.trim().parse::<u32>() {
                Ok(_) => FieldState::Fine(resource.license_type.clone()),
                Err(_) => FieldState::Wrong(texts.get("overview-resources.wrong").into_owned()),
            };
            field_ui(ui, &resource.id, &Field { label: label.clone(), state }, text);
        }
    });
    match answer {
        DialogAnswer::Open => {}
        DialogAnswer::Cancelled => *open = None,
        DialogAnswer::Confirmed => {
            if let Some(numbers) = draft.numbers() {
                context.run(Task::Preview(Command::EnterResources(numbers)));
            }
            *open = None;
        }
    }
}
