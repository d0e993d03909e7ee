//! The pieces that panels are made of. Each has its own file, a plain view struct that says what to show, and a
//! function `…_ui` that draws it and gives back responses. No widget decides anything: a view says already whether
//! something is missing, valid or wrong.
//!
//! Texts come from the caller in the view; only words that belong to a widget itself (Copy, Cancel) are taken from the
//! given [`Texts`](crate::text::Texts).

mod button;
mod card;
mod choice;
mod code_check;
mod code_display;
mod code_field;
mod confirmation_list;
mod dialog;
mod difference_list;
mod drop_area;
mod empty_state;
mod explanation_card;
mod field;
mod icon;
mod key_values;
mod notice;
mod paint;
mod panel_header;
mod picture;
mod pool_bars;
mod progress;
mod radio;
mod rail;
mod severity;
mod small_table;
mod status_pill;
mod table;
mod warning_symbol;

pub use self::{
    button::{Button, danger_button_ui, icon_button_ui, primary_button_ui, quiet_button_ui, secondary_button_ui},
    card::{callout_ui, card_ui},
    choice::choice_ui,
    code_check::check_code,
    code_display::{CodeDisplay, CodeUse, code_display_ui},
    code_field::{CodeField, CodeMark, CodeState, code_field_ui},
    confirmation_list::{ConfirmationRow, confirmation_list_ui},
    dialog::{Dialog, DialogAnswer, DialogKind, dialog_ui},
    difference_list::{Change, DifferenceRow, difference_list_ui},
    drop_area::{DropArea, drop_area_ui, dropped_files},
    empty_state::{EmptyState, empty_state_ui},
    explanation_card::{Explanation, RankBar, explanation_card_ui},
    field::{Field, FieldState, field_ui, go_to_search, passphrase_field_ui, search_field_ui, text_area_ui},
    icon::{Icon, TextSize, icon_text_ui, icon_ui},
    key_values::{KeyValue, key_values_ui},
    notice::{Notice, NoticeEvent, PastNotice, notice_history_ui, notices_ui},
    panel_header::{PanelHeader, panel_header_ui},
    picture::picture_ui,
    pool_bars::{Pool, pool_bars_ui},
    progress::{Progress, progress_ui},
    radio::{Radio, radio_group_ui},
    rail::{Rail, RailAnswer, RailBadge, RailItem, rail_ui},
    severity::Severity,
    small_table::{Cell, Column, small_table_ui},
    status_pill::{StatusPill, status_pill_ui},
    table::{Align, RowState, Sorting, cell_text_width, cell_ui, header_cell_ui, row_ui},
    warning_symbol::{WarningSymbol, warning_symbol_ui},
};
