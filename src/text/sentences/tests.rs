use xlm_core::{
    command::{Refusal, RowFault, RowRefusal},
    directory::{PlaceName, UserKey},
    document::DocumentKind,
    report::Problem,
};

use super::*;
use crate::text::Language;

fn english() -> Texts {
    Texts::new(Language::English)
}

#[test]
fn a_refusal_says_what_happened_and_what_to_do() {
    let message = refusal(&english(), &Refusal::UnknownPlace(PlaceName::group("Berlin", "Vertrieb")));
    assert_eq!(message.happened, "There is no location or group “Berlin / Vertrieb”.");
    assert_eq!(message.means, None);
    assert_eq!(message.advice(), "Check the name, or create it first.");
}

#[test]
fn a_refused_command_of_several_tells_its_place_and_the_cause() {
    let inner = Refusal::NotAPackage { found: DocumentKind::Request };
    let message = refusal(&english(), &Refusal::InBatch { position: 3, refusal: inner.into() });
    assert_eq!(message.happened, "Command 3 of the file is refused.");
    assert_eq!(message.details, ["The file is a license request; a license package is needed."]);
    assert_eq!(message.to_do.unwrap(), "It is for the issuer: send it to the license office.");
}

#[test]
fn bad_rows_name_their_line_where_it_is_known() {
    let place = PlaceName::location("Münhcen");
    let suggestion = Some(PlaceName::location("München"));
    let row =
        RowRefusal { row: 2, key: UserKey::new("U7").unwrap(), fault: RowFault::UnknownPlace { place, suggestion } };
    let texts = Texts::new(Language::German);
    assert_eq!(row_refusal(&texts, &row, Some(4)), "Zeile 4: „Münhcen“ gibt es nicht; meinen Sie „München“?");
    let message = refusal(&english(), &Refusal::BadRows(vec![row]));
    assert_eq!(message.happened, "One row of the file cannot be taken over.");
    assert_eq!(message.details, ["Row 2, ID U7: there is no “Münhcen”; did you mean “München”?"]);
}

#[test]
fn a_problem_is_one_sentence_with_its_figures() {
    let missing = Problem::Missing { users: 17, units: 1_200 };
    assert_eq!(problem(&english(), &missing), "17 users lack 1,200 licenses.");
    assert_eq!(problem(&Texts::new(Language::German), &missing), "17 Benutzer: Es fehlen 1.200 Lizenzen.");
}
