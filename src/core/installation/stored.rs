//! A state as bytes, so that opening a system needs not apply its whole change log again.
//!
//! The bytes are a cache. They belong to one build of the program and one set of catalogs: another program may draw other
//! conclusions from the same entries, and then they are nothing. What was verified on this machine is not kept: the
//! signature of the package is checked again before a pool counts.

use alloc::{borrow::ToOwned as _, boxed::Box, collections::BTreeMap, string::String, sync::Arc, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{Installation, Settings, Setup};
use crate::{
    assignment::Policy,
    binding::BindingRecord,
    calendar::UtcMicros,
    catalog::Catalogs,
    clock::ClockRecord,
    directory::{Directory, Out, Places, Rest, Users},
    document::Digest,
    license::Licenses,
    plan::{Plan, PlanStart, PlanTask},
    rehosting::ReleaseRecord,
};

/// Raised with each change of these bytes.
const FORMAT: u32 = 3;

/// Everything but the users, who follow in columns.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    edition: String,
    setup: Option<Setup>,
    places: Places,
    policy: Policy,
    resources: BTreeMap<String, u32>,
    licenses: Licenses,
    binding: BindingRecord,
    release: Option<ReleaseRecord>,
    settings: Settings,
    tasks_done: Vec<PlanTask>,
    /// When the plan began and what the state was then; its users follow those of the state.
    plan_start: Option<(UtcMicros, Box<Self>)>,
    entry: u64,
    changed_at: UtcMicros,
    clock: ClockRecord,
}

/// What stands before the users.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: u32,
    build: String,
    catalogs: Digest,
    facts: Facts,
}

/// A digest over all that catalogs say.
fn fingerprint(catalogs: &Catalogs) -> Option<Digest> {
    let parts: Vec<_> = catalogs.0.iter().map(|catalog| &**catalog).collect();
    serde_json::to_vec(&parts).ok().map(|bytes| Digest::of(&bytes))
}

impl Installation {
    /// The state as bytes for [`Self::restore`], handed to `sink` in pieces of a megabyte or somewhat more. `build` names the
    /// program that makes them. None if the state can't be written, which no state of this program is.
    pub fn save(&self, build: &str, sink: &mut dyn FnMut(&[u8])) -> Option<()> {
        let head = Head {
            format: FORMAT,
            build: build.to_owned(),
            catalogs: fingerprint(&self.catalogs)?,
            facts: self.facts(),
        };
        let head = serde_json::to_vec(&head).ok()?;
        let mut out = Out::new(sink);
        out.add(&u32::try_from(head.len()).ok()?.to_le_bytes());
        out.add(&head);
        // What a plan started from shares its texts with the state, old ones among them.
        let tidied = if self.plan.start.is_none() { self.directory.users.tidied() } else { None };
        tidied.as_ref().unwrap_or(&self.directory.users).write(None, &mut out);
        if let Some(start) = &self.plan.start {
            start.state.directory.users.write(Some(&self.directory.users), &mut out);
        }
        out.finish();
        Some(())
    }

    /// The state in so many bytes; none if they are damaged, or come from another build or from other catalogs. `next` adds
    /// the next piece of them, of any size, to the bytes that it is given, and says none where there is none.
    pub fn restore<'a>(
        length: usize,
        next: &'a mut (dyn FnMut(&mut Vec<u8>) -> Option<()> + 'a),
        build: &str,
        catalogs: &Arc<Catalogs>,
    ) -> Option<Self> {
        let mut rest = Rest::new(length, next);
        let length = rest.number()?;
        let head: Head = serde_json::from_slice(rest.take(length)?).ok()?;
        if head.format != FORMAT || head.build != build || Some(head.catalogs) != fingerprint(catalogs) {
            return None;
        }
        let mut facts = head.facts;
        let start = facts.plan_start.take();
        let mut state = facts.into_state(catalogs, None, &mut rest)?;
        if let Some((at, facts)) = start {
            let before = facts.into_state(catalogs, Some(&state.directory.users), &mut rest)?;
            state.plan.start = Some(Arc::new(PlanStart { at, state: before }));
        }
        rest.is_empty().then_some(state)
    }

    fn facts(&self) -> Facts {
        let Self {
            catalogs: _,
            catalog,
            setup,
            directory,
            policy,
            resources,
            licenses,
            binding,
            release,
            settings,
            plan,
            entry,
            changed_at,
            clock,
        } = self;
        Facts {
            edition: catalog.edition.clone(),
            setup: setup.clone(),
            places: directory.places.clone(),
            policy: *policy,
            resources: resources.clone(),
            licenses: licenses.clone(),
            binding: binding.clone(),
            release: release.clone(),
            settings: settings.clone(),
            tasks_done: plan.done.iter().cloned().collect(),
            plan_start: plan.start.as_ref().map(|start| (start.at, Box::new(start.state.facts()))),
            entry: *entry,
            changed_at: *changed_at,
            clock: *clock,
        }
    }
}

impl Facts {
    fn into_state(self, catalogs: &Arc<Catalogs>, later: Option<&Users>, rest: &mut Rest<'_>) -> Option<Installation> {
        let new = Installation::new(Arc::clone(catalogs));
        let catalog = if self.edition.is_empty() { new.catalog } else { Arc::clone(catalogs.edition(&self.edition)?) };
        let users = Users::read(Users::new(&catalog), later, self.places.handles(), rest)?;
        Some(Installation {
            catalogs: Arc::clone(catalogs),
            catalog,
            setup: self.setup,
            directory: Directory { places: self.places, users },
            policy: self.policy,
            resources: self.resources,
            licenses: self.licenses,
            binding: self.binding,
            release: self.release,
            settings: self.settings,
            plan: Plan { start: None, done: self.tasks_done.into_iter().collect() },
            entry: self.entry,
            changed_at: self.changed_at,
            clock: self.clock,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        assignment::assign,
        event::{Entry, Event},
        plan::plan_tasks,
        testing::{System, catalogs, dump, move_users, random, trust},
    };

    fn bytes_of(state: &Installation) -> Vec<u8> {
        let mut bytes = Vec::new();
        state.save("build", &mut |piece| bytes.extend_from_slice(piece)).unwrap();
        bytes
    }

    /// Restores from pieces of so many bytes.
    fn in_pieces(bytes: &[u8], size: usize, build: &str, catalogs: &Arc<Catalogs>) -> Option<Installation> {
        let mut pieces = bytes.chunks(size);
        let mut next = |waiting: &mut Vec<u8>| pieces.next().map(|piece| waiting.extend_from_slice(piece));
        Installation::restore(bytes.len(), &mut next, build, catalogs)
    }

    fn restore(bytes: &[u8], build: &str, catalogs: &Arc<Catalogs>) -> Option<Installation> {
        in_pieces(bytes, usize::MAX, build, catalogs)
    }

    fn restored(state: &Installation) -> Installation {
        let bytes = bytes_of(state);
        let mut restored = restore(&bytes, "build", &catalogs()).unwrap();
        restored.verify_package(&trust());
        restored
    }

    /// Only planning systems have a plan, and random systems have licenses instead.
    fn begin_plan(system: &mut System) {
        let entry = Entry {
            number: system.state.entry + 1,
            at: system.now,
            actor: String::new(),
            reason: String::new(),
            events: std::vec![Event::PlanBegun],
        };
        system.state.apply(&entry);
        system.log.push(entry);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_restored_state_goes_on_as_the_replayed_one_does(
            system in random::system(),
            planned in any::<bool>(),
            later in random::commands(),
        ) {
            let mut system = system;
            if planned {
                begin_plan(&mut system);
            }
            let mut state = restored(&system.state);
            prop_assert_eq!(dump(&state), dump(&system.state));
            let known = system.log.len();
            for command in &later {
                let _done_or_refused = system.try_run(command);
            }
            for entry in &system.log[known..] {
                state.apply(entry);
                state.verify_package(&system.trust);
            }
            prop_assert_eq!(dump(&state), dump(&system.state));
            prop_assert_eq!(state.clock, system.state.clock);
            prop_assert_eq!(assign(&state, system.now), system.assign());
            prop_assert_eq!(plan_tasks(&state), plan_tasks(&system.state));
        }

        #[test]
        fn damaged_bytes_are_no_state(system in random::system(), cut in any::<prop::sample::Index>()) {
            let bytes = bytes_of(&system.state);
            let cut = cut.index(bytes.len());
            prop_assert!(restore(&bytes[..cut], "build", &catalogs()).is_none());
            let longer = [&bytes[..], &[0]].concat();
            prop_assert!(restore(&longer, "build", &catalogs()).is_none());
        }

        #[test]
        fn pieces_of_any_size_are_the_same_state(system in random::system(), size in 1..2_000_usize) {
            let bytes = bytes_of(&system.state);
            let state = in_pieces(&bytes, size, "build", &catalogs()).unwrap();
            prop_assert_eq!(dump(&state), dump(&restore(&bytes, "build", &catalogs()).unwrap()));
            // Fewer bytes come than were promised.
            let mut pieces = bytes[..bytes.len() - 1].chunks(size);
            let mut next = |waiting: &mut Vec<u8>| pieces.next().map(|piece| waiting.extend_from_slice(piece));
            prop_assert!(Installation::restore(bytes.len(), &mut next, "build", &catalogs()).is_none());
        }

        #[test]
        fn a_forged_byte_never_stops_the_program(
            system in random::system(),
            place in any::<prop::sample::Index>(),
            change in 1..=u8::MAX,
        ) {
            let mut bytes = bytes_of(&system.state);
            let place = place.index(bytes.len());
            bytes[place] ^= change;
            if let Some(state) = restore(&bytes, "build", &catalogs()) {
                let _any_state_will_do = (dump(&state), assign(&state, system.now));
            }
        }
    }

    #[test]
    fn another_build_or_other_catalogs_make_their_own() {
        let bytes = bytes_of(&System::with(&[("SERVER", 1)]).state);
        assert!(restore(&bytes, "build", &catalogs()).is_some());
        assert!(restore(&bytes, "another", &catalogs()).is_none());
        assert!(restore(&bytes, "build", &Arc::default()).is_none());
    }

    #[test]
    fn no_pool_counts_before_the_signature_was_verified_again() {
        let system = System::with(&[("SERVER", 1), ("OFFICE PLUS", 3)]);
        assert!(system.state.package().is_some());
        let bytes = bytes_of(&system.state);
        let state = restore(&bytes, "build", &catalogs()).unwrap();
        assert!(state.package().is_none());
        assert!(!assign(&state, system.now).is_licensed());
    }

    #[test]
    fn what_the_plan_shares_with_the_state_is_kept_once() {
        let mut system = System::with(&[("SERVER", 1)]).run(crate::testing::create_place("Bonn"));
        let ids: Vec<String> = (0..300).map(|number| std::format!("user-{number}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        system = system.users(&ids, "Berlin");
        let without = bytes_of(&system.state).len();
        begin_plan(&mut system);
        system = system.run(move_users(&ids[..1], "Bonn"));
        let state = restored(&system.state);
        let start = &state.plan.start.as_ref().unwrap().state;
        assert!(start.directory.users.has_same_rows(&state.directory.users));
        assert!(!start.directory.users.has_same_places(&state.directory.users));
        assert!(bytes_of(&system.state).len() < 2 * without);
    }
}
