//! The functions of a location or group, with the license types that they need.

use std::ops::ControlFlow;

use eframe::egui::{Align, ComboBox, Layout, RichText, Ui};
use xlm_core::{
    catalog::{Catalog, Function, FunctionIndex, FunctionSet, TypeIndex},
    command::Command,
    directory::{FunctionSetting, PlaceHandle, PlaceName},
    event::FunctionValue,
};

use super::{
    answered, frame,
    parts::{problem_ui, text_ui},
};
use crate::{
    session::View,
    text::{Language, Texts},
    ui::{
        panel::PanelContext,
        theme::{palette, section, small, theme},
        widget::{Icon, Severity, TextSize, choice_ui, dialog_ui, icon_text_ui},
    },
};

/// What was switched in a place.
pub struct FunctionsForm {
    place: PlaceName,
    /// A group may leave a function as its location has it.
    is_group: bool,
    /// Functions that are on where the place has no value of its own.
    inherited: FunctionSet,
    before: Vec<FunctionSetting>,
    now: Vec<FunctionSetting>,
    /// Users in the place and, for a location, in its groups.
    users: usize,
    /// What was wrong with the last try.
    pub problem: Option<String>,
}

impl FunctionsForm {
    /// The functions of a place as they are.
    pub fn new(place: PlaceHandle, view: &View) -> Self {
        let (catalog, directory) = (&view.installation.catalog, &view.installation.directory);
        let default = catalog.default_functions();
        let location = directory.places.get(place).and_then(|place| place.location);
        let functions = (0..catalog.functions.len() as u8).map(FunctionIndex);
        let before: Vec<_> = functions.map(|function| directory.places.setting(place, function)).collect();
        Self {
            place: directory.places.name(place).unwrap_or_else(|| PlaceName::location("")),
            is_group: location.is_some(),
            inherited: location.map_or(default, |location| directory.places.functions(location, default)),
            now: before.clone(),
            before,
            users: directory.users_below(place).len(),
            problem: None,
        }
    }

    fn is_on(&self, settings: &[FunctionSetting], function: usize) -> bool {
        match settings[function] {
            FunctionSetting::On => true,
            FunctionSetting::Off => false,
            FunctionSetting::Default => self.inherited.contains(FunctionIndex(function as u8)),
        }
    }

    fn command(&self, catalog: &Catalog) -> Option<Command> {
        let changed = self.now.iter().zip(&self.before).zip(&catalog.functions).filter(|((now, old), _)| now != old);
        let settings: Vec<_> = changed
            .map(|((now, _), function)| FunctionValue { function: function.id.clone(), setting: *now })
            .collect();
        (!settings.is_empty()).then(|| Command::SetFunctions { place: self.place.clone(), settings })
    }

    /// Draws the form; breaks when it is over.
    pub fn form_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) -> ControlFlow<()> {
        let texts = context.texts;
        let catalog = std::sync::Arc::clone(&context.view.installation.catalog);
        let title = texts.format("users-functions-title", &[("place", self.place.to_string().into())]);
        let dialog = frame(context, title, self.now != self.before);
        let answer = dialog_ui(ui, "functions", &dialog, |ui| {
            problem_ui(ui, self.problem.as_deref());
            text_ui(ui, &texts.format("users-functions-text", &[("count", self.users.into())]));
            for (license_type, _) in catalog.types() {
                self.type_ui(ui, texts, &catalog, license_type);
            }
        });
        let command = self.command(&catalog);
        answered(answer, context, || command)
    }

    fn type_ui(&mut self, ui: &mut Ui, texts: &Texts, catalog: &Catalog, license_type: TypeIndex) {
        let functions: Vec<usize> =
            catalog.functions_of(license_type).iter().map(|function| usize::from(function.0)).collect();
        if functions.is_empty() {
            return;
        }
        let license = &catalog.license_type(license_type).name;
        let theme = theme();
        ui.add_space(theme.spacing.medium);
        ui.label(section(license));
        self.need_ui(ui, texts, catalog, license, &functions);
        for function in functions {
            self.function_ui(ui, texts, &catalog.functions[function], function);
        }
    }

    /// Whether the license is needed here, and which functions still need it.
    fn need_ui(&self, ui: &mut Ui, texts: &Texts, catalog: &Catalog, license: &str, functions: &[usize]) {
        let names = |settings: &[FunctionSetting]| -> Vec<&str> {
            let on = functions.iter().filter(|function| self.is_on(settings, **function));
            on.map(|function| name(texts, &catalog.functions[*function])).collect()
        };
        let (now, before) = (names(&self.now), names(&self.before));
        let license = ("license", license.into());
        let text = match (now.is_empty(), before.is_empty()) {
            (false, _) => {
                let which = ("functions", texts.list(&now).into());
                texts.format("users-functions-needed", &[("count", now.len().into()), which, license])
            }
            (true, false) => texts.format("users-functions-freed", &[license]),
            (true, true) => texts.format("users-functions-not-needed", &[license]),
        };
        let remark = small(ui, text);
        ui.label(remark);
    }

    fn function_ui(&mut self, ui: &mut Ui, texts: &Texts, function: &Function, index: usize) {
        let theme = theme();
        let (name, description) = (name(texts, function), text_of(texts, &function.description));
        if self.is_group {
            ui.horizontal(|ui| {
                ui.set_min_height(theme.height.control);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.setting_ui(ui, texts, name, index);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(eframe::egui::Label::new(name).truncate()).on_hover_text(description);
                    });
                });
            });
        } else {
            let mut is_on = self.is_on(&self.now, index);
            if ui.checkbox(&mut is_on, name).on_hover_text(description).changed() {
                let was_on = self.is_on(&self.before, index);
                self.now[index] = match is_on {
                    _ if is_on == was_on => self.before[index],
                    true => FunctionSetting::On,
                    false => FunctionSetting::Off,
                };
            }
        }
        if self.is_on(&self.before, index) && !self.is_on(&self.now, index) {
            let lost = texts.format("users-functions-lost", &[("what", text_of(texts, &function.loses).into())]);
            let text = RichText::new(lost).color(palette(ui).warning);
            icon_text_ui(ui, Severity::Warning.icon(), palette(ui).warning, text, TextSize::Small);
        } else if !self.is_on(&self.before, index) && self.is_on(&self.now, index) {
            let text = RichText::new(texts.get("users-functions-gained")).color(palette(ui).secondary);
            icon_text_ui(ui, Icon::Add, palette(ui).secondary, text, TextSize::Small);
        }
    }

    /// As the location, on, or off.
    fn setting_ui(&mut self, ui: &mut Ui, texts: &Texts, name: &str, index: usize) {
        let inherited = self.inherited.contains(FunctionIndex(index as u8));
        let value = texts.get(if inherited { "common-on" } else { "common-off" });
        let default = texts.format("users-functions-default", &[("value", value.into())]);
        let choices = [
            (FunctionSetting::Default, default.as_str()),
            (FunctionSetting::On, &texts.get("users-functions-on")),
            (FunctionSetting::Off, &texts.get("users-functions-off")),
        ];
        let now = &mut self.now[index];
        let chosen = choices.iter().find(|(setting, _)| setting == now).map_or("", |(_, text)| text);
        // As wide as its longest choice, so that the names beside it are seen whole.
        let width = theme().width.tree * 0.7;
        let combo = ComboBox::from_id_salt(("function", index)).width(width).selected_text(chosen).show_ui(ui, |ui| {
            for (setting, text) in choices {
                choice_ui(ui, now, setting, text);
            }
        });
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    }
}

/// The name of a function.
fn name<'a>(texts: &Texts, function: &'a Function) -> &'a str {
    text_of(texts, &function.name)
}

fn text_of<'a>(texts: &Texts, text: &'a xlm_core::catalog::Bilingual) -> &'a str {
    match texts.language {
        Language::English => &text.en,
        Language::German => &text.de,
    }
}
