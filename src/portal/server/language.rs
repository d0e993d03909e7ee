//! Which language whoever asks would like to read.
use axum::http::{HeaderMap, Uri, header::ACCEPT_LANGUAGE};

use crate::text::{Language, Texts};

/// The texts in the language that the address names (`?lang=de`), or else the one that `Accept-Language` likes best;
/// English if it names none of ours.
pub(super) fn texts(uri: &Uri, headers: &HeaderMap) -> Texts {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Texts::new(chosen(uri).unwrap_or_else(|| liked_best(accepted)))
}

/// The language that the address names.
pub(super) fn chosen(uri: &Uri) -> Option<Language> {
    let query = uri.query().unwrap_or_default();
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(|tag| tag.parse().ok())
}

/// Of `de-AT, en;q=0.8` the one with the highest weight; of equal ones the first (RFC 9110, section 12.5.4).
fn liked_best(accepted: &str) -> Language {
    let mut best = (0.0, Language::English);
    for entry in accepted.split(',') {
        let mut parts = entry.split(';').map(str::trim);
        let range = parts.next().unwrap_or_default();
        let primary = range.split('-').next().unwrap_or_default();
        let Ok(language) = primary.parse::<Language>() else { continue };
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f32>);
        if let Ok(weight) = weight
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_of_ours_wins() {
        for (accepted, language) in [
            ("", Language::English),
            ("de", Language::German),
            ("de-AT,de;q=0.9,en;q=0.8", Language::German),
            ("fr, en;q=0.3, de;q=0.7", Language::German),
            ("en-US,en;q=0.9,de;q=0.8", Language::English),
            ("de;q=0", Language::English),
            ("de;q=x,*", Language::English),
            (";;;,,q=1", Language::English),
        ] {
            assert_eq!(liked_best(accepted), language, "{accepted}");
        }
    }

    #[test]
    fn the_address_has_the_last_word() {
        let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, "de".parse().unwrap())]);
        let language = |uri: &str| texts(&uri.parse().unwrap(), &headers).language;
        assert_eq!((language("/?lang=en"), language("/?a=b&lang=EN")), (Language::English, Language::English));
        assert_eq!((language("/?lang=xx"), language("/")), (Language::German, Language::German));
    }
}
