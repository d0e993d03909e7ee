//! An upgrade from a product that is sold no more: which one, and the MAC address of the old system.

use eframe::egui::{ComboBox, RichText, Ui};
use xlm_core::{
    command::Command,
    document::SystemKind,
    identity::MacAddress,
    upgrade::{AdapterKind, OldAdapter, OldProduct, OldSystem, read_adapters},
};

use crate::{
    session::Task,
    text::Texts,
    ui::{
        panel::{PanelContext, page::strip_ui},
        theme::{medium, secondary, strong, theme},
        widget::{Button, Field, FieldState, Radio, Severity, card_ui, choice_ui, radio_group_ui, text_area_ui},
    },
};

/// Rows of the pasted text that are seen at once.
const ROWS_SEEN: usize = 8;

/// What was chosen and pasted so far.
#[derive(Default)]
pub struct UpgradeDraft {
    product: Option<OldProduct>,
    pasted: String,
    /// What was read in the pasted text, and that text.
    read: (String, Vec<OldAdapter>),
    chosen: Option<MacAddress>,
}

impl UpgradeDraft {
    /// Draws the card; nothing where no license is requested.
    pub fn upgrade_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let installation = &context.view.installation;
        if installation.kind() == SystemKind::Planning || installation.setup.is_none() || !context.view.is_home_server {
            return;
        }
        let texts = context.texts;
        card_ui(ui, &texts.get("identity-upgrade"), |ui| match &installation.licenses.old_system {
            Some(old) => {
                noted_ui(ui, context, old);
                *self = Self::default();
            }
            None => {
                ui.label(secondary(ui, texts.get("identity-upgrade-text")));
                product_ui(ui, texts, &mut self.product);
                if let Some(product) = self.product {
                    self.steps_ui(ui, context, product);
                }
            }
        });
    }

    fn steps_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, product: OldProduct) {
        let texts = context.texts;
        let warning = texts.format("identity-upgrade-warning", &[("product", product.name().into())]);
        strip_ui(ui, Severity::Warning, &warning, |_ui| {});
        for step in ["identity-upgrade-step-open", "identity-upgrade-step-run", "identity-upgrade-step-paste"] {
            ui.label(texts.get(step));
        }
        self.read();
        let state = if self.pasted.trim().is_empty() {
            FieldState::Fine(texts.get("identity-upgrade-pasted.hint").into_owned())
        } else if self.read.1.is_empty() {
            FieldState::Wrong(texts.get("identity-upgrade-pasted.wrong").into_owned())
        } else {
            FieldState::Fine(texts.format("identity-upgrade-found", &[("count", self.read.1.len().into())]))
        };
        let field = Field { label: texts.get("identity-upgrade-pasted").into_owned(), state };
        text_area_ui(ui, "ipconfig", &field, ROWS_SEEN, &mut self.pasted);
        let choose = texts.get("identity-upgrade-choose");
        if self.read.1.len() > 1 {
            ui.label(RichText::new(choose.as_ref()).font(medium(theme().text.body)));
        }
        let radios = self.read.1.iter().map(|adapter| adapter_radio(ui, texts, adapter)).collect();
        radio_group_ui(ui, &choose, &mut self.chosen, radios);
        if self.chosen.is_none() {
            ui.label(secondary(ui, texts.get("identity-upgrade-no-mac")));
        }
        let is_ready = self.chosen.is_some() && !context.is_busy && !context.view.is_read_only;
        if ui.add_enabled(is_ready, Button::secondary(&texts.get("identity-upgrade-note"))).clicked()
            && let Some(mac) = self.chosen
        {
            context.run(Task::Preview(Command::NoteOldSystem { product: Some(product), mac: mac.to_string() }));
        }
    }

    /// Reads the pasted text once. One device needs no choice; of several the administrator knows which it was.
    fn read(&mut self) {
        if self.read.0 == self.pasted {
            return;
        }
        let adapters = read_adapters(&self.pasted);
        let mut devices = adapters.iter().filter(|adapter| adapter.kind == AdapterKind::Device);
        self.chosen = match (devices.next(), devices.next()) {
            (Some(only), None) => Some(only.mac),
            _ => None,
        };
        self.read = (self.pasted.clone(), adapters);
    }
}

/// The old system that the next request names, and the way to take it back.
fn noted_ui(ui: &mut Ui, context: &mut PanelContext<'_>, old: &OldSystem) {
    let texts = context.texts;
    let values = [("product", old.product.name().into()), ("octet", old.last_octet().into())];
    strip_ui(ui, Severity::Information, &texts.format("identity-upgrade-noted", &values), |_ui| {});
    let may_change = !context.is_busy && !context.view.is_read_only;
    if ui.add_enabled(may_change, Button::secondary(&texts.get("identity-upgrade-take-back"))).clicked() {
        context.run(Task::Preview(Command::NoteOldSystem { product: None, mac: String::new() }));
    }
}

fn product_ui(ui: &mut Ui, texts: &Texts, product: &mut Option<OldProduct>) {
    let theme = theme();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let label = ui.label(RichText::new(texts.get("identity-upgrade-product")).font(medium(theme.text.body)));
        let none = texts.get("identity-upgrade-none");
        let width = ui.available_width().min(theme.width.code_field);
        let chosen = product.map_or_else(|| none.clone().into_owned(), |product| product.name().to_owned());
        let combo = ComboBox::from_id_salt("old product").width(width).selected_text(chosen).show_ui(ui, |ui| {
            choice_ui(ui, product, None, &none);
            for known in OldProduct::ALL {
                choice_ui(ui, product, Some(known), known.name());
            }
        });
        combo.response.labelled_by(label.id);
    });
}

/// One adapter of the old system, with what speaks against it.
fn adapter_radio(ui: &Ui, texts: &Texts, adapter: &OldAdapter) -> Radio<Option<MacAddress>> {
    let mac = adapter.mac.to_string();
    let text = if adapter.name.is_empty() { mac } else { format!("{mac} · {}", adapter.name) };
    let text = match adapter.kind {
        AdapterKind::Device => strong(text),
        AdapterKind::Virtual | AdapterKind::Tunnel => secondary(ui, text),
    };
    let kind = match adapter.kind {
        AdapterKind::Device => None,
        AdapterKind::Virtual => Some(texts.get("identity-upgrade-virtual")),
        AdapterKind::Tunnel => Some(texts.get("identity-upgrade-tunnel")),
    };
    let remarks = [adapter.description.as_str(), kind.as_deref().unwrap_or_default()];
    let remarks: Vec<&str> = remarks.into_iter().filter(|part| !part.is_empty()).collect();
    Radio { remark: remarks.join(" · "), ..Radio::new(Some(adapter.mac), text) }
}
