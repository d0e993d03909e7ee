//! What a text calls a code: names of request codes, names of other things that look like one, and what may stand between
//! a name and its value.
use std::ops::Range;

/// Names of a request code, without spaces and hyphens, in lower case; with what may precede them, for labels that are
/// broken there.
const REQUEST: [&str; 19] = [
    "requestcode",
    "requestkey",
    "licenserequestcode",
    "licencerequestcode",
    "lizenzrequestcode",
    "licenserequestkey",
    "yourrequestcode",
    "yourlicenserequestcode",
    "yourlicencerequestcode",
    "anforderungscode",
    "anforderungsschlüssel",
    "lizenzanforderungscode",
    "lizenzanforderungsschlüssel",
    "ihranforderungscode",
    "ihrlizenzanforderungscode",
    "codezurlizenzanforderung",
    "codefürdielizenzanforderung",
    "codeforthelicenserequest",
    "codeforthelicencerequest",
];

/// Names of what may have the same shape, or beginnings of such names.
const OTHER: [&str; 36] = [
    "serial",
    "serien",
    "s/n",
    "order",
    "bestell",
    "auftrag",
    "xid",
    "systemid",
    "systemkennung",
    "hardware",
    "machineid",
    "maschinen",
    "macad",
    "iban",
    "product",
    "produkt",
    "activation",
    "aktivierung",
    "licensekey",
    "licencekey",
    "lizenzschlüssel",
    "lizenznummer",
    "licenseno",
    "licensenumber",
    "licenceno",
    "licencenumber",
    "customer",
    "kunden",
    "invoice",
    "rechnung",
    "contract",
    "vertrag",
    "dongle",
    "referen",
    "article",
    "artikel",
];

/// Words between label and code are few ("Your license request code for order 4711 is").
const LONGEST_TAIL: usize = 40;

/// What a text before a code says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is a request code.
    Request,
    /// It is something else.
    Other,
    /// Nothing.
    Silent,
}

/// What stands before a code, or above it, says about it.
pub fn verdict(text: &str) -> Verdict {
    verdict_on_label(&folded(text), |_| true)
}

/// The same for a label that may be broken between two texts.
pub fn verdict_on_halves(first: &str, second: &str) -> Verdict {
    let (first, second) = (folded(first), folded(second));
    let boundary = first.len();
    verdict_on_label(&(first + &second), |label| label.start < boundary && boundary < label.end)
}

/// The last label in a folded text decides, if it is acceptable where it is and nothing else is named after it.
fn verdict_on_label(text: &str, is_acceptable: impl Fn(&Range<usize>) -> bool) -> Verdict {
    if !text.chars().any(char::is_alphabetic) {
        return Verdict::Silent;
    }
    let labels = REQUEST.iter().filter_map(|label| text.rfind(label).map(|at| at..at + label.len()));
    let last = labels.max_by_key(|label| (label.end, label.len()));
    let Some(label) = last.filter(is_acceptable) else { return Verdict::Other };
    let (head, tail) = (text.get(..label.start).unwrap_or_default(), text.get(label.end..).unwrap_or_default());
    // Dots lead from a label to its value.
    let leader = tail.len() - tail.trim_start_matches('.').len();
    let tail = if leader >= 3 { tail.trim_start_matches('.') } else { tail };
    let names_something_else = tail.split_once(':').is_some_and(|(_, rest)| rest.chars().any(char::is_alphabetic));
    let sentence_ends = tail.replace("nr.", "").replace("no.", "").contains('.');
    let too_long = tail.chars().count() > LONGEST_TAIL;
    if too_long || names_something_else || sentence_ends || is_denied(head) || !is_about_the_code(tail) {
        Verdict::Other
    } else {
        Verdict::Request
    }
}

/// "This is not a …", "Dies ist kein …".
fn is_denied(head: &str) -> bool {
    ["not", "nota", "notthe", "notyour", "kein", "keinen", "nicht", "nichtder", "nichtihr"]
        .iter()
        .any(|no| head.ends_with(no))
}

/// Another thing may be named between label and code only with its value, and then a verb must lead back to the code:
/// "Request code for order SO-1 is".
fn is_about_the_code(tail: &str) -> bool {
    const VERBS: [&str; 5] = ["is", "ist", "lautet", "reads", ":"];
    let named = OTHER.iter().filter_map(|name| tail.rfind(name).map(|at| at + name.len())).max();
    let Some(value) = named.and_then(|end| tail.get(end..)) else { return true };
    value.contains(|character: char| character.is_ascii_digit()) && VERBS.iter().any(|verb| value.ends_with(verb))
}

/// A request code is named here, whatever is said about it.
pub fn names_request(text: &str) -> bool {
    let text = folded(text);
    REQUEST.iter().any(|name| text.contains(name))
}

/// Something else than a request code is named here.
pub fn names_other(text: &str) -> bool {
    let text = folded(text);
    OTHER.iter().any(|name| text.contains(name)) && !REQUEST.iter().any(|name| text.contains(name))
}

/// The last words are the name of a request code.
pub fn ends_in_label(text: &str) -> bool {
    let text = folded(text);
    REQUEST.iter().any(|name| text.ends_with(name)) && verdict(&text) == Verdict::Request
}

/// Only words that join the items of a list.
pub fn only_joins(text: &str) -> bool {
    matches!(folded(text).as_str(), "" | "and" | "und" | "sowie")
}

/// Where the last sentence of a folded text begins.
pub fn last_sentence(text: &str) -> usize {
    let ends = |at: usize| !text[..at].ends_with("no") && !text[..at].ends_with("nr") && at + 1 < text.len();
    text.rmatch_indices('.').map(|(at, _)| at).find(|at| ends(*at)).map_or(0, |at| at + 1)
}

/// Where names of request codes and of other things stand in a folded text.
pub fn all_names(text: &str) -> Vec<(Range<usize>, Verdict)> {
    let places =
        |name: &'static str, verdict| text.match_indices(name).map(move |(at, _)| (at..at + name.len(), verdict));
    let request = REQUEST.into_iter().flat_map(|name| places(name, Verdict::Request));
    request.chain(OTHER.into_iter().flat_map(|name| places(name, Verdict::Other))).collect()
}

/// Lower case, without spaces and hyphens; colons, full stops and strokes stay.
pub fn folded(text: &str) -> String {
    text.chars().flat_map(folded_character).collect()
}

/// The same for one character.
pub fn folded_character(character: char) -> impl Iterator<Item = char> {
    let kept = character.is_alphanumeric() || matches!(character, ':' | '.' | '/');
    kept.then(|| character.to_lowercase()).into_iter().flatten()
}
