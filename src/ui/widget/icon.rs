//! The icons of the program, all of one font.
use eframe::egui::{self, Color32, FontFamily, FontId, Painter, Pos2, Response, RichText, Sense, Ui, Vec2, vec2};

use crate::ui::theme::{ICONS, regular, theme};

/// What an icon stands for.
#[expect(missing_docs, reason = "each name says what it stands for")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Icon {
    Add,
    Changed,
    ChangeLog,
    Close,
    Collapsed,
    Copy,
    Document,
    Done,
    Error,
    Expanded,
    Filter,
    Group,
    Help,
    Identity,
    Import,
    Information,
    Location,
    More,
    Ok,
    Open,
    Overview,
    Print,
    Protected,
    Rehosting,
    Remove,
    Save,
    Search,
    Server,
    Settings,
    SortedDown,
    SortedUp,
    Time,
    Undo,
    User,
    Users,
    Warning,
}

impl Icon {
    /// The character of the icon font, beside the name that its makers gave it. The font has no others: `scripts/make-fonts`
    /// takes them from here.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Add => "\u{e145}",         // add
            Self::Changed => "\u{e5c8}",     // arrow_forward
            Self::ChangeLog => "\u{e8b3}",   // history
            Self::Close => "\u{e5cd}",       // close
            Self::Collapsed => "\u{e5cc}",   // chevron_right
            Self::Copy => "\u{e14d}",        // content_copy
            Self::Document => "\u{e873}",    // description
            Self::Done => "\u{e668}",        // check
            Self::Error => "\u{f8b6}",       // error
            Self::Expanded => "\u{e313}",    // keyboard_arrow_down
            Self::Filter => "\u{e152}",      // filter_list
            Self::Group => "\u{f233}",       // groups
            Self::Help => "\u{e8fd}",        // help
            Self::Identity => "\u{e90d}",    // fingerprint
            Self::Import => "\u{e9fc}",      // upload_file
            Self::Information => "\u{e88e}", // info
            Self::Location => "\u{f1db}",    // location_on
            Self::More => "\u{e5d3}",        // more_horiz
            Self::Ok => "\u{f0be}",          // check_circle
            Self::Open => "\u{e89e}",        // open_in_new
            Self::Overview => "\u{e66b}",    // space_dashboard
            Self::Print => "\u{e8ad}",       // print
            Self::Protected => "\u{e9e0}",   // shield
            Self::Rehosting => "\u{e8d4}",   // swap_horiz
            Self::Remove => "\u{e15b}",      // remove
            Self::Save => "\u{e161}",        // save
            Self::Search => "\u{ef7a}",      // search
            Self::Server => "\u{e875}",      // dns
            Self::Settings => "\u{e8b8}",    // settings
            Self::SortedDown => "\u{e5db}",  // arrow_downward
            Self::SortedUp => "\u{e5d8}",    // arrow_upward
            Self::Time => "\u{efd6}",        // schedule
            Self::Undo => "\u{e166}",        // undo
            Self::User => "\u{f0d3}",        // person
            Self::Users => "\u{ea21}",       // group
            Self::Warning => "\u{f083}",     // warning
        }
    }

    /// The icon font in a size.
    pub(super) fn font(size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(ICONS.into()))
    }

    /// Paints the icon around a point; it has no name and takes no room.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) {
        painter.text(centre, egui::Align2::CENTER_CENTER, self.glyph(), Self::font(size), colour);
    }
}

/// An icon and a text beside it that may take several lines. Size and place of the icon follow from the text's size.
pub fn icon_text_ui(ui: &mut Ui, icon: Icon, colour: Color32, text: RichText, size: TextSize) -> Response {
    let theme = theme();
    let (font, icon_size, gap) = match size {
        TextSize::Body => (regular(theme.text.body), theme.text.icon, theme.spacing.small),
        TextSize::Small => (regular(theme.text.small), theme.text.body, theme.spacing.tiny),
    };
    let line_height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let (rect, _) = ui.allocate_exact_size(vec2(icon_size, line_height), Sense::hover());
        icon.paint(ui.painter(), rect.center(), icon_size, colour);
        ui.vertical(|ui| match size {
            TextSize::Body => ui.label(text),
            TextSize::Small => ui.label(text.font(font)),
        })
        .inner
    })
    .inner
}

/// The size of a text beside an icon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextSize {
    /// Ordinary, in the text's own typeface.
    Body,
    /// A side remark.
    Small,
}

/// An icon beside text. It has no accessible name: the text beside it says what it means.
pub fn icon_ui(ui: &mut Ui, icon: Icon, colour: Color32) -> Response {
    let size = theme().text.icon;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    icon.paint(ui.painter(), rect.center(), size, colour);
    response
}
