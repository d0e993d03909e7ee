//! The form for a user, new or known. What may be entered is for the core to say; the form only reads it.

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{
    command::Command,
    directory::{Origin, PlaceHandle, Role, Roles, UserField, UserKey, UserKeyError, UserRecord},
    installation::Installation,
};

use super::{
    super::{
        details::{field_name, role_name},
        list::List,
    },
    answered, frame,
    parts::{NoPlace, name_ui, place_choice_ui, problem_ui},
};
use crate::{
    text::{Texts, UnreadableDay, read_day},
    ui::{
        panel::PanelContext,
        theme::theme,
        widget::{Field, FieldState, dialog_ui, field_ui},
    },
};

/// What was entered about a user.
pub struct UserForm {
    /// The user as he is; none for a new one.
    known: Option<UserRecord>,
    key: String,
    texts: [String; UserField::ALL.len()],
    place: Option<PlaceHandle>,
    lines: String,
    roles: [bool; Role::ALL.len()],
    joined: String,
    protected: String,
    /// What was wrong with the last try.
    pub problem: Option<String>,
}

impl UserForm {
    /// A new user.
    pub fn new(place: Option<PlaceHandle>) -> Self {
        Self {
            known: None,
            key: String::new(),
            texts: Default::default(),
            place,
            lines: String::new(),
            roles: Default::default(),
            joined: String::new(),
            protected: String::new(),
            problem: None,
        }
    }

    /// A known user.
    pub fn edit(record: &UserRecord, installation: &Installation) -> Self {
        Self {
            key: record.key.to_string(),
            texts: UserField::ALL.map(|field| record.field(field).to_owned()),
            place: installation.directory.places.find(&record.place),
            lines: record.lines.join(", "),
            roles: Role::ALL.map(|role| record.roles.contains(role)),
            joined: record.joined.map_or_else(String::new, |day| day.to_string()),
            protected: record.protected.clone().unwrap_or_default(),
            known: Some(record.clone()),
            problem: None,
        }
    }

    /// The user as he would be; nothing as long as something can't be read.
    fn record(&self, installation: &Installation) -> Option<UserRecord> {
        let roles = Role::ALL.into_iter().zip(self.roles).filter(|(_, has)| *has);
        let [first_name, name, account, phone, fax, mobile, email, description] = self.texts.clone();
        let protected = self.protected.trim();
        Some(UserRecord {
            key: UserKey::new(&self.key).ok()?,
            first_name,
            name,
            account,
            phone,
            fax,
            mobile,
            email,
            description,
            place: installation.directory.places.name(self.place?)?,
            lines: self.lines.split(',').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect(),
            roles: roles.fold(Roles::default(), |roles, (role, _)| roles.with(role)),
            joined: read_day(&self.joined).ok()?,
            protected: (!protected.is_empty()).then(|| protected.to_owned()),
            origin: self.known.as_ref().map_or(Origin::ByHand, |known| known.origin),
        })
    }

    /// Draws the form; breaks when it is over.
    pub fn form_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>, list: &List) -> ControlFlow<()> {
        let texts = context.texts;
        let title = match &self.known {
            Some(_) => texts.format("users-edit-title", &[("name", self.full_name().into())]),
            None => texts.get("users-new-title").into_owned(),
        };
        let record = self.record(&context.view.installation);
        let dialog = frame(context, title, record.as_ref().is_some_and(|record| !record.name.trim().is_empty()));
        let answer = dialog_ui(ui, "user", &dialog, |ui| {
            problem_ui(ui, self.problem.as_deref());
            self.body_ui(ui, texts, list);
        });
        let is_known = self.known.is_some();
        answered(answer, context, || record.map(if is_known { Command::EditUser } else { Command::CreateUser }))
    }

    fn full_name(&self) -> String {
        let [first, name, ..] = &self.texts;
        format!("{first} {name}").trim().to_owned()
    }

    fn body_ui(&mut self, ui: &mut Ui, texts: &Texts, list: &List) {
        if self.known.is_none() {
            let state = key_state(texts, &self.key);
            field_ui(ui, "key", &Field { label: texts.get("users-field-key").into_owned(), state }, &mut self.key);
        }
        let gap = theme().spacing.medium;
        let [first, name, account, phone, fax, mobile, email, description] = &mut self.texts;
        let pairs = [
            [(UserField::FirstName, first), (UserField::Name, name)],
            [(UserField::Account, account), (UserField::Email, email)],
            [(UserField::Phone, phone), (UserField::Mobile, mobile)],
            [(UserField::Fax, fax), (UserField::Description, description)],
        ];
        for pair in pairs {
            ui.columns(2, |columns| {
                for (ui, (field, text)) in columns.iter_mut().zip(pair) {
                    ui.spacing_mut().item_spacing.x = gap;
                    let label = texts.get(field_name(field)).into_owned();
                    let state = FieldState::Fine(String::new());
                    field_ui(ui, field_name(field), &Field { label, state }, text);
                }
            });
        }
        let prompt = texts.get("users-choose-place");
        let label = texts.get("users-field-place");
        place_choice_ui(ui, "place", &label, NoPlace::Prompt(&prompt), list, &mut self.place);
        let hint = |id: &str| FieldState::Fine(texts.get(id).into_owned());
        let lines = Field { label: texts.get("users-field-lines").into_owned(), state: hint("users-hint-lines") };
        field_ui(ui, "lines", &lines, &mut self.lines);
        name_ui(ui, &texts.get("users-field-roles"));
        ui.horizontal_wrapped(|ui| {
            for (role, has) in Role::ALL.into_iter().zip(&mut self.roles) {
                ui.checkbox(has, texts.get(role_name(role)));
            }
        });
        let state = match read_day(&self.joined) {
            Ok(_) => hint("users-hint-joined"),
            Err(UnreadableDay) => FieldState::Wrong(texts.get("users-wrong-joined").into_owned()),
        };
        let joined = Field { label: texts.get("users-field-joined").into_owned(), state };
        field_ui(ui, "joined", &joined, &mut self.joined);
        let protected =
            Field { label: texts.get("users-field-protected").into_owned(), state: hint("users-protect-hint") };
        field_ui(ui, "protected", &protected, &mut self.protected);
    }
}

fn key_state(texts: &Texts, key: &str) -> FieldState {
    let wrong = match UserKey::new(key) {
        Ok(_) | Err(UserKeyError::Empty) => return FieldState::Fine(texts.get("users-hint-key").into_owned()),
        Err(UserKeyError::TooLong { .. }) => "users-wrong-key-long",
        Err(UserKeyError::ControlCharacter) => "users-wrong-key-control",
    };
    FieldState::Wrong(texts.get(wrong).into_owned())
}
