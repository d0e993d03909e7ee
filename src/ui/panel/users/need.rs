//! What a license is needed for, in words.

use xlm_core::{
    catalog::{Counted, TypeIndex},
    directory::UserHandle,
};

use crate::{
    session::View,
    text::{Language, Texts},
};

/// What a license is needed for: functions of the place, the role in a hotline, or lines.
pub fn needed_for(texts: &Texts, view: &View, user: UserHandle, license_type: TypeIndex) -> String {
    let (catalog, directory) = (&view.installation.catalog, &view.installation.directory);
    let what = match catalog.license_type(license_type).counted {
        Counted::PerTeamMember => texts.get("users-role-member").into_owned(),
        Counted::PerLine => directory.users.lines(user).join(", "),
        Counted::PerUser | Counted::PerSystem => {
            let on = directory.places.functions(directory.users.place(user), catalog.default_functions());
            let names = on.and(catalog.functions_of(license_type)).iter();
            let names = names.map(|function| {
                let name = &catalog.functions[usize::from(function.0)].name;
                if texts.language == Language::German { name.de.as_str() } else { name.en.as_str() }
            });
            names.collect::<Vec<_>>().join(", ")
        }
    };
    texts.format("users-needed-for", &[("what", what.into())])
}

/// What the hover over a missing license says beyond the reason: what needs it, and that it counts without a log-on.
pub fn hover_lines(texts: &Texts, view: &View, user: UserHandle, missing: &[TypeIndex]) -> Vec<String> {
    let catalog = &view.installation.catalog;
    let of_type = |license_type: &TypeIndex| {
        let name = &catalog.license_type(*license_type).name;
        format!("{name}: {}", needed_for(texts, view, user, *license_type))
    };
    missing.iter().map(of_type).chain([texts.get("users-need-counts").into_owned()]).collect()
}
