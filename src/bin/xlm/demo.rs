//! `xlm demo`: the whole chain with the sample company, from set-up to a change of hardware, with real values.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use xlm_core::{
    code::RequestCode,
    command::Command,
    directory::{UserHandle, UserKey},
    document::Reason,
    license::FoundCode,
};
use xphone_license_manager::{
    session::{
        COMPANY, CertificateReaders, Door, Engine, Preview, SampleMachine, SessionError, Surroundings, messages,
    },
    text::{
        Texts,
        sentences::{self, Message, Values, rehosting},
    },
};

use crate::{
    difference,
    identity::hardware_id,
    overview,
    report::{Failure, Outcome, Report, failure, session_failed},
    system::Place,
};

/// Plays the chain in a folder that was given, or in one that goes away afterwards.
pub fn run(place: &Place<'_>) -> Outcome {
    let temporary = match place.data {
        Some(_) => None,
        None => Some(tempfile::tempdir().map_err(|error| file_failed(place.texts, Path::new("xlm-demo"), &error))?),
    };
    let given = place.data.map(PathBuf::from);
    let folder = given.or_else(|| temporary.as_ref().map(|folder| folder.path().to_path_buf())).unwrap_or_default();
    let mut tour = Tour { texts: place.texts, folder, text: String::new(), steps: Vec::new() };
    tour.play()?;
    if temporary.is_none() {
        tour.say("console-demo-kept", &[("folder", tour.folder.to_string_lossy().into_owned().into())]);
    }
    Ok(Report::new(json!({ "company": COMPANY, "steps": tour.steps }), tour.text))
}

fn file_failed(texts: &Texts, file: &Path, error: &io::Error) -> Box<Failure> {
    failure(messages::file_failed(texts, file, error))
}

/// The steps so far.
struct Tour<'a> {
    texts: &'a Texts,
    folder: PathBuf,
    text: String,
    steps: Vec<Value>,
}

impl Tour<'_> {
    fn play(&mut self) -> Result<(), Box<Failure>> {
        let machine = self.machine()?;
        let surroundings = self.surroundings()?;
        let mut engine = self.set_up(surroundings.clone())?;
        let code = self.certificate(&mut engine)?;
        self.package(&mut engine, &[code], Reason::Activation, 1)?;
        self.people(&mut engine)?;
        let user = self.explain(&engine)?;
        self.move_away(&mut engine, &user)?;
        let mut engine = self.restart(engine, surroundings)?;
        self.change_hardware(&mut engine, &machine)?;
        self.package(&mut engine, &[], Reason::Drift, 2)?;
        self.verify(&engine)
    }

    /// A step: its headline, and the values that it brought.
    fn step(&mut self, id: &str, values: &Values<'_>, json: Value) {
        let number = self.steps.len() + 1;
        let sentence = self.texts.format(id, values);
        self.text.push_str(&format!("{}{number}. {sentence}\n", if number > 1 { "\n" } else { "" }));
        self.steps.push(json);
    }

    fn say(&mut self, id: &str, values: &Values<'_>) {
        let sentence = self.texts.format(id, values);
        self.lines(&sentence);
    }

    fn lines(&mut self, text: &str) {
        for line in text.lines() {
            self.text.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("   {line}\n") });
        }
    }

    fn failed(&self, error: SessionError) -> Box<Failure> {
        session_failed(self.texts)(error)
    }

    fn machine(&self) -> Result<SampleMachine, Box<Failure>> {
        let folder = self.folder.join("machine");
        SampleMachine::new(&folder).map_err(|error| file_failed(self.texts, &folder, &error))
    }

    fn surroundings(&self) -> Result<Surroundings, Box<Failure>> {
        let data = self.folder.join("data");
        let mut surroundings = Surroundings::given(Some(data.as_os_str())).map_err(|error| self.failed(error))?;
        surroundings.machine_root = Some(self.folder.join("machine"));
        Ok(surroundings)
    }

    fn set_up(&mut self, surroundings: Surroundings) -> Result<Engine, Box<Failure>> {
        let failed = session_failed(self.texts);
        let mut engine = Engine::open(surroundings).map_err(&failed)?;
        engine.set_up(&Door::Sample, "v10").map_err(&failed)?;
        engine.name_sample().map_err(&failed)?;
        let state = engine.installation();
        let system = state.system_id().map(ToString::to_string).unwrap_or_default();
        let hardware = hardware_id(state).unwrap_or_default();
        let json = json!({ "step": "set-up", "system_id": system, "hardware_id": hardware });
        self.step("console-demo-set-up", &[("company", COMPANY.into())], json);
        self.say("console-demo-ids", &[("system", system.into()), ("hardware", hardware.into())]);
        Ok(engine)
    }

    /// The issuer draws a certificate; the program reads it back.
    fn certificate(&mut self, engine: &mut Engine) -> Result<RequestCode, Box<Failure>> {
        let name = "certificate.pdf";
        let file = self.folder.join(name);
        let drawn = engine.order_sample(self.texts.language, &file).map_err(|error| self.failed(error))?;
        let json = json!({ "step": "certificate", "file": name, "code": drawn.to_string() });
        self.step("console-demo-certificate", &[("file", name.into())], json);
        let read = CertificateReaders::new(None).read_in_order(std::slice::from_ref(&file), None);
        let certificate = match read.first().map(|read| &read.outcome) {
            Some(Ok(certificate)) => certificate.clone(),
            Some(Err(problem)) => return Err(failure(messages::certificate_problem(self.texts, &file, problem))),
            None => return Err(self.failed(SessionError::Cancelled)),
        };
        let own = certificate.codes.iter().find_map(|code| match code {
            FoundCode::Own(code) => Some(*code),
            FoundCode::Foreign(_) => None,
        });
        let Some(code) = own.filter(|code| *code == drawn) else {
            return Err(failure(Message::new(self.texts, "console-demo-other-code", &[])));
        };
        self.say("console-demo-read", &[("code", code.to_string().into())]);
        let licenses: Vec<String> =
            certificate.licenses.iter().map(|license| format!("{} {}", license.quantity, license.name)).collect();
        if !licenses.is_empty() {
            self.lines(&self.texts.list(&licenses));
        }
        Ok(code)
    }

    /// A request, the issuer's package, and its import after a look at the difference.
    fn package(
        &mut self,
        engine: &mut Engine,
        codes: &[RequestCode],
        reason: Reason,
        number: u32,
    ) -> Result<(), Box<Failure>> {
        let failed = session_failed(self.texts);
        let (request_name, package_name) = (format!("request-{number}.xlreq"), format!("package-{number}.xlp"));
        let (request, package) = (self.folder.join(&request_name), self.folder.join(&package_name));
        let saved = engine.save_request(codes, reason, &request).map_err(&failed)?;
        let hardware = saved.request.hardware_id.to_string();
        let json = json!({ "step": "request", "reason": reason, "hardware_id": hardware });
        self.step("console-demo-request", &[("file", request_name.into())], json);
        self.lines(&rehosting::reason_text(self.texts, reason));
        engine.issue_sample(&request, &package).map_err(&failed)?;
        let json = json!({ "step": "package", "file": package_name });
        self.step("console-demo-package", &[("file", package_name.into())], json);
        let command = engine.read_license_file(&package).map_err(&failed)?.command();
        let preview = self.preview(engine, command)?;
        self.import(engine, &preview)
    }

    fn preview(&self, engine: &Engine, command: Command) -> Result<Preview, Box<Failure>> {
        engine.preview(command).map_err(|refusal| failure(sentences::refusal(self.texts, &refusal)))
    }

    fn import(&mut self, engine: &mut Engine, preview: &Preview) -> Result<(), Box<Failure>> {
        let committed = engine.commit(preview, "").map_err(|error| self.failed(error))?;
        let number = committed.entry.number;
        let json = json!({ "step": "import", "entry": number, "difference": difference::as_json(preview) });
        self.step("console-demo-import", &[("number", number.to_string().into())], json);
        let shown = difference::shown(self.texts, preview);
        self.lines(&shown);
        self.binding(engine);
        Ok(())
    }

    fn binding(&mut self, engine: &Engine) {
        let view = engine.overview();
        let sentence = rehosting::binding_sentence(self.texts, view.kind, view.binding);
        self.lines(&sentence);
    }

    fn people(&mut self, engine: &mut Engine) -> Result<(), Box<Failure>> {
        engine.sample_users().map_err(|error| self.failed(error))?;
        engine.sample_functions().map_err(|error| self.failed(error))?;
        let view = engine.overview();
        let json = json!({ "step": "users", "users": view.users, "licenses_missing": view.units_missing });
        self.step("console-demo-users", &[("count", view.users.into())], json);
        let table = overview::pools(self.texts, &view.pools).shown();
        self.lines(&table);
        Ok(())
    }

    /// One of those who lack a license: for the sake of what follows, one whose need comes from his place alone.
    fn explain(&mut self, engine: &Engine) -> Result<UserKey, Box<Failure>> {
        let (state, assignment) = (engine.installation(), engine.assignment());
        let users = &state.directory.users;
        let of_place = |user: &UserHandle| users.roles(*user).iter().next().is_none() && users.line_count(*user) == 0;
        let Some((user, key)) = assignment
            .users_with_missing()
            .into_iter()
            .filter(of_place)
            .find_map(|user| Some((user, UserKey::new(users.key(user)).ok()?)))
        else {
            return Err(failure(Message::new(self.texts, "console-demo-nobody", &[])));
        };
        let count = assignment.users_with_missing().len();
        let reasons = sentences::user_explanations(self.texts, state, assignment, user);
        let json = json!({ "step": "explain", "user": key.as_str(), "reasons": reasons });
        let values = [("count", count.into()), ("user", users.full_name(user).into())];
        self.step("console-demo-explain", &values, json);
        for reason in &reasons {
            self.lines(reason);
        }
        Ok(key)
    }

    fn move_away(&mut self, engine: &mut Engine, key: &UserKey) -> Result<(), Box<Failure>> {
        let to = Engine::sample_free_group();
        let preview = self.preview(engine, Command::MoveUsers { users: vec![key.clone()].into(), to: to.clone() })?;
        let reason = self.texts.get("console-demo-move-reason");
        engine.commit(&preview, &reason).map_err(|error| self.failed(error))?;
        let (state, assignment) = (engine.installation(), engine.assignment());
        let users = &state.directory.users;
        let user = users.find(key.as_str());
        let lacks = user.is_some_and(|user| assignment.lacks(user));
        let name = user.map(|user| users.full_name(user)).unwrap_or_default();
        let json = json!({ "step": "move", "user": key.as_str(), "to": to, "lacks": lacks });
        let values = [("user", name.clone().into()), ("place", to.to_string().into())];
        self.step("console-demo-move", &values, json);
        let shown = difference::shown(self.texts, &preview);
        self.lines(&shown);
        let id = if lacks { "console-demo-still-missing" } else { "console-demo-nothing-missing" };
        self.say(id, &[("user", name.into())]);
        Ok(())
    }

    fn restart(&mut self, engine: Engine, surroundings: Surroundings) -> Result<Engine, Box<Failure>> {
        let before = (engine.head(), engine.assignment().clone());
        drop(engine);
        let engine = Engine::open(surroundings).map_err(|error| self.failed(error))?;
        let same = before.0 == engine.head() && before.1.types == engine.assignment().types;
        let entry = engine.head().number;
        let json = json!({ "step": "restart", "same": same, "entry": entry });
        self.step("console-demo-restart", &[("number", entry.to_string().into())], json);
        self.say(if same { "console-demo-same" } else { "console-demo-not-same" }, &[]);
        Ok(engine)
    }

    fn change_hardware(&mut self, engine: &mut Engine, machine: &SampleMachine) -> Result<(), Box<Failure>> {
        machine.change_mac_address().map_err(|error| file_failed(self.texts, &self.folder, &error))?;
        engine.observe_hardware().map_err(|error| self.failed(error))?;
        let view = engine.overview();
        let state = engine.installation();
        let json = json!({
            "step": "hardware",
            "hardware_id": hardware_id(state),
            "binding": overview::binding_json(view.binding),
        });
        self.step("console-demo-hardware", &[("hardware", hardware_id(state).unwrap_or_default().into())], json);
        self.binding(engine);
        let step = xlm_core::rehosting::next_step(engine.installation(), engine.now());
        let step = rehosting::step_text(self.texts, engine.installation(), step);
        self.lines(&step.title);
        self.lines(&step.text);
        Ok(())
    }

    fn verify(&mut self, engine: &Engine) -> Result<(), Box<Failure>> {
        let verified = engine.verify_changes(|_| true).map_err(|error| self.failed(error))?;
        let json = json!({ "step": "verify", "entries": verified.entries });
        self.step("console-changes-verified", &[("count", verified.entries.into())], json);
        Ok(())
    }
}
