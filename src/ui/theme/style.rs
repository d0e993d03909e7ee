//! The tokens as egui's style, so that its own widgets look like ours.
use eframe::egui::{
    Color32, CornerRadius, CursorIcon, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme as Mode, Vec2, Visuals,
    style::{ScrollStyle, Selection, Spacing, WidgetVisuals, Widgets},
};

use super::{Palette, Theme, medium, monospace, regular, semibold, theme};

pub(super) fn style(mode: Mode) -> Style {
    let theme = theme();
    let mut style = Style { text_styles: text_styles(theme).into(), ..Style::default() };
    spacing(&mut style.spacing, theme);
    style.visuals = match mode {
        Mode::Light => visuals(Visuals::light(), &theme.light, theme),
        Mode::Dark => visuals(Visuals::dark(), &theme.dark, theme),
    };
    style.interaction.tooltip_delay = theme.tooltip_delay;
    // Text is selected in inputs and by copy buttons; selectable labels would steal clicks from rows.
    style.interaction.selectable_labels = false;
    style
}

fn text_styles(theme: &Theme) -> [(TextStyle, FontId); 5] {
    [
        (TextStyle::Body, regular(theme.text.body)),
        (TextStyle::Button, medium(theme.text.body)),
        (TextStyle::Heading, semibold(theme.text.title)),
        (TextStyle::Monospace, monospace(theme.text.code)),
        (TextStyle::Small, regular(theme.text.small)),
    ]
}

fn spacing(spacing: &mut Spacing, theme: &Theme) {
    let step = &theme.spacing;
    spacing.item_spacing = Vec2::splat(step.small);
    spacing.button_padding = Vec2::new(step.medium, step.small - theme.border * 2.0);
    spacing.window_margin = Margin::same(step.huge as i8);
    spacing.menu_margin = Margin::same(step.tiny as i8);
    spacing.indent = step.huge;
    spacing.interact_size = Vec2::new(theme.height.control, theme.height.control);
    spacing.combo_width = theme.width.tree / 2.0;
    spacing.text_edit_width = theme.width.tree;
    spacing.icon_width = theme.text.icon;
    spacing.icon_width_inner = theme.text.icon - step.small;
    spacing.icon_spacing = step.small;
    spacing.tooltip_width = theme.width.details;
    spacing.scroll = ScrollStyle {
        bar_width: step.small,
        floating_width: step.small,
        floating_allocated_width: step.small,
        foreground_color: true,
        handle_min_length: theme.height.row,
        bar_inner_margin: step.tiny,
        // Always visible: over remote desktop the pointer is often not where the eyes are.
        dormant_handle_opacity: 0.3,
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.5,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        ..ScrollStyle::floating()
    };
    spacing.scroll.fade.strength = 0.0;
}

fn visuals(base: Visuals, palette: &Palette, theme: &Theme) -> Visuals {
    let corner = CornerRadius::same(theme.corner);
    Visuals {
        weak_text_color: Some(palette.secondary),
        widgets: widgets(palette, theme),
        selection: Selection { bg_fill: palette.accent_tint, stroke: Stroke::new(theme.focus, palette.accent) },
        hyperlink_color: palette.accent,
        faint_bg_color: palette.background,
        extreme_bg_color: palette.surface,
        text_edit_bg_color: Some(palette.surface),
        code_bg_color: palette.background,
        warn_fg_color: palette.warning,
        error_fg_color: palette.danger,
        window_corner_radius: corner,
        window_shadow: Shadow::NONE,
        window_fill: palette.surface,
        window_stroke: Stroke::new(theme.border, palette.border),
        menu_corner_radius: corner,
        panel_fill: palette.background,
        popup_shadow: Shadow::NONE,
        striped: false,
        slider_trailing_fill: true,
        interact_cursor: Some(CursorIcon::PointingHand),
        image_loading_spinners: false,
        ..base
    }
}

fn widgets(palette: &Palette, theme: &Theme) -> Widgets {
    let state = |fill: Color32, border: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(theme.corner),
        fg_stroke: Stroke::new(theme.border, text),
        expansion: 0.0,
    };
    let border = Stroke::new(theme.border, palette.border);
    let outline = Stroke::new(theme.border, palette.outline);
    let ring = Stroke::new(theme.focus, palette.accent);
    Widgets {
        noninteractive: state(palette.surface, border, palette.text),
        inactive: state(palette.surface, outline, palette.text),
        hovered: state(palette.hover, outline, palette.text),
        // Also the state of what has the keyboard focus.
        active: state(palette.hover, ring, palette.text),
        open: state(palette.pressed, outline, palette.text),
    }
}
