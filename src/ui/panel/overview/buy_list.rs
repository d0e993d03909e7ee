//! The card with the smallest order that ends every warning about missing licenses.
use std::sync::Arc;

use eframe::egui::{RichText, Ui};
use xlm_core::report::{Audience, Overview, buy_list, ranks_in_use};

use crate::{
    session::View,
    text::{Language, Texts, sentences},
    ui::{
        panel::PanelContext,
        theme::{palette, secondary, small},
        widget::{Button, Cell, Column, Icon, card_ui, choice_ui, small_table_ui},
    },
};

/// Whom the order is for, and the order itself.
#[derive(Debug, Default)]
pub(super) struct BuyListCard {
    audience: Audience,
    /// Made once for each state, language and choice: it looks at every user.
    order: Option<Order>,
    was_copied: bool,
}

#[derive(Debug)]
struct Order {
    made_for: (Arc<Overview>, Language, Audience),
    rows: Vec<Vec<Cell>>,
    letter: String,
    ranks: Vec<u32>,
}

impl Order {
    fn new(texts: &Texts, view: &View, audience: Audience) -> Self {
        let (installation, overview) = (&view.installation, &view.overview);
        let lines = buy_list(installation, &view.assignment, audience);
        let row = |line: &xlm_core::report::BuyLine| {
            let name = &installation.catalog.license_type(line.license_type).name;
            vec![Cell::text(name), Cell::text(texts.number(i64::from(line.quantity)))]
        };
        Self {
            made_for: (Arc::clone(overview), texts.language, audience),
            rows: lines.iter().map(row).collect(),
            letter: sentences::buy_list_letter(texts, installation, overview, &lines),
            ranks: ranks_in_use(installation),
        }
    }

    fn is_for(&self, texts: &Texts, view: &View, audience: Audience) -> bool {
        let (overview, language, whom) = &self.made_for;
        Arc::ptr_eq(overview, &view.overview) && (*language, *whom) == (texts.language, audience)
    }
}

impl BuyListCard {
    /// Draws the card while anything is missing.
    pub(super) fn card_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>) {
        let (texts, view) = (context.texts, context.view);
        if view.overview.pools.iter().all(|row| row.missing == 0) {
            return;
        }
        if !self.order.as_ref().is_some_and(|order| order.is_for(texts, view, self.audience)) {
            (self.order, self.was_copied) = (Some(Order::new(texts, view, self.audience)), false);
        }
        let Some(order) = &self.order else { return };
        card_ui(ui, &texts.get("overview-buy-list"), |ui| {
            ui.label(secondary(ui, texts.get("overview-buy-list.text")));
            if !order.ranks.is_empty() {
                audience_ui(ui, texts, &order.ranks, &mut self.audience);
            }
            if order.rows.is_empty() {
                ui.label(texts.get("overview-buy-list.nothing"));
                return;
            }
            let columns = [
                Column::words(texts.get("overview-buy-list.license")),
                Column::numbers(texts.get("overview-buy-list.quantity")),
            ];
            small_table_ui(ui, &columns, &order.rows);
            if self.audience != Audience::Everybody {
                ui.label(small(ui, texts.get("overview-buy-list.order")));
            }
            ui.horizontal(|ui| {
                let icon = if self.was_copied { Icon::Done } else { Icon::Copy };
                if ui.add(Button::secondary(&texts.get("overview-buy-list.copy")).icon(icon)).clicked() {
                    ui.ctx().copy_text(order.letter.clone());
                    self.was_copied = true;
                }
                if self.was_copied {
                    ui.label(RichText::new(texts.get("common-copied")).color(palette(ui).ok));
                }
            });
        });
    }
}

fn audience_ui(ui: &mut Ui, texts: &Texts, ranks: &[u32], audience: &mut Audience) {
    let name = |audience: Audience| match audience {
        Audience::Everybody => texts.get("overview-buy-everybody").into_owned(),
        Audience::DownToRank(rank) => texts.format("overview-buy-down-to-rank", &[("rank", rank.into())]),
    };
    let label = ui.label(texts.get("overview-buy-audience"));
    eframe::egui::ComboBox::from_id_salt("audience")
        .selected_text(name(*audience))
        .show_ui(ui, |ui| {
            let choices = ranks.iter().map(|rank| Audience::DownToRank(*rank));
            for choice in std::iter::once(Audience::Everybody).chain(choices) {
                choice_ui(ui, audience, choice, &name(choice));
            }
        })
        .response
        .labelled_by(label.id);
}
