//! The look of the page, in the colours of the window.
use std::sync::LazyLock;

use serde::Deserialize;

/// What the page needs of the theme; the rest is the window's.
#[derive(Default, Deserialize)]
struct Theme {
    light: Colours,
    dark: Colours,
}

#[derive(Default, Deserialize)]
struct Colours {
    background: String,
    surface: String,
    border: String,
    outline: String,
    text: String,
    secondary: String,
    accent: String,
    accent_hover: String,
    on_accent: String,
    hover: String,
    ok: String,
    ok_tint: String,
    danger: String,
    danger_tint: String,
}

/// The style sheet.
pub(super) fn sheet() -> &'static str {
    static SHEET: LazyLock<String> = LazyLock::new(|| {
        let theme: Theme = ron::from_str(include_str!("../../../../assets/theme.ron")).unwrap_or_default();
        let Theme { light, dark } = theme;
        format!(
            ":root{{{}}}\n@media (prefers-color-scheme: dark){{:root{{{}}}}}\n{}",
            variables(&light),
            variables(&dark),
            include_str!("page.css")
        )
    });
    &SHEET
}

fn variables(colours: &Colours) -> String {
    [
        ("background", &colours.background),
        ("surface", &colours.surface),
        ("border", &colours.border),
        ("outline", &colours.outline),
        ("text", &colours.text),
        ("secondary", &colours.secondary),
        ("accent", &colours.accent),
        ("accent-hover", &colours.accent_hover),
        ("on-accent", &colours.on_accent),
        ("hover", &colours.hover),
        ("ok", &colours.ok),
        ("ok-tint", &colours.ok_tint),
        ("danger", &colours.danger),
        ("danger-tint", &colours.danger_tint),
    ]
    .map(|(name, value)| format!("--{name}:{value};"))
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_colours_of_the_window() {
        let theme = include_str!("../../../../assets/theme.ron");
        for colour in ["#F6F7F9", "#2350C8", "#8AB0FF", "#1B1F26"] {
            assert!(theme.contains(colour) && sheet().contains(colour), "{colour}");
        }
        let used = include_str!("page.css").split("var(--").skip(1).map(|rest| rest.split(')').next().unwrap());
        for name in used {
            assert_eq!(sheet().matches(&format!("--{name}:#")).count(), 2, "--{name} is not set, light and dark");
        }
    }
}
