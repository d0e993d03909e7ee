//! The icons of the program, all of one font.
use eframe::egui::{self, Color32, FontFamily, FontId, Painter, Pos2, Response, RichText, Sense, Ui, Vec2, vec2};
use egui_material_icons::icons as glyphs;

use crate::ui::theme::{regular, theme};

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
    /// The character of the icon font.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Add => glyphs::ICON_ADD,
            Self::Changed => glyphs::ICON_ARROW_FORWARD,
            Self::ChangeLog => glyphs::ICON_HISTORY,
            Self::Close => glyphs::ICON_CLOSE,
            Self::Collapsed => glyphs::ICON_CHEVRON_RIGHT,
            Self::Copy => glyphs::ICON_CONTENT_COPY,
            Self::Document => glyphs::ICON_DESCRIPTION,
            Self::Done => glyphs::ICON_CHECK,
            Self::Error => glyphs::ICON_ERROR,
            Self::Expanded => glyphs::ICON_KEYBOARD_ARROW_DOWN,
            Self::Filter => glyphs::ICON_FILTER_LIST,
            Self::Group => glyphs::ICON_GROUPS,
            Self::Help => glyphs::ICON_HELP,
            Self::Identity => glyphs::ICON_FINGERPRINT,
            Self::Import => glyphs::ICON_UPLOAD_FILE,
            Self::Information => glyphs::ICON_INFO,
            Self::Location => glyphs::ICON_LOCATION_ON,
            Self::More => glyphs::ICON_MORE_HORIZ,
            Self::Ok => glyphs::ICON_CHECK_CIRCLE,
            Self::Open => glyphs::ICON_OPEN_IN_NEW,
            Self::Overview => glyphs::ICON_SPACE_DASHBOARD,
            Self::Print => glyphs::ICON_PRINT,
            Self::Protected => glyphs::ICON_SHIELD,
            Self::Rehosting => glyphs::ICON_SWAP_HORIZ,
            Self::Remove => glyphs::ICON_REMOVE,
            Self::Save => glyphs::ICON_SAVE,
            Self::Search => glyphs::ICON_SEARCH,
            Self::Server => glyphs::ICON_DNS,
            Self::Settings => glyphs::ICON_SETTINGS,
            Self::SortedDown => glyphs::ICON_ARROW_DOWNWARD,
            Self::SortedUp => glyphs::ICON_ARROW_UPWARD,
            Self::Time => glyphs::ICON_SCHEDULE,
            Self::Undo => glyphs::ICON_UNDO,
            Self::User => glyphs::ICON_PERSON,
            Self::Users => glyphs::ICON_GROUP,
            Self::Warning => glyphs::ICON_WARNING,
        }
        .codepoint
    }

    /// The icon font in a size.
    pub(super) fn font(size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(egui_material_icons::FONT_FAMILY_OUTLINED.into()))
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
