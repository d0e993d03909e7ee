//! The help in the language of the user: `console-help-COMMAND` for a command, `console-help-COMMAND-ARGUMENT` for an
//! argument of it, and `console-help-ARGUMENT` for what several commands have.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};
use xphone_license_manager::text::{Language, Texts};

/// The language that `--lang` names, wherever it stands.
pub fn language_of(line: &[OsString]) -> Option<Language> {
    let mut words = line.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        let named = match word.strip_prefix("--lang=") {
            Some(name) => Some(name.to_owned()),
            None if word == "--lang" => words.next().map(std::borrow::Cow::into_owned),
            None => None,
        };
        if let Some(language) = named.and_then(|name| name.parse().ok()) {
            return Some(language);
        }
    }
    None
}

/// The command line without its help: all that is needed to understand one that is right.
pub fn bare(command: Command) -> Command {
    let flag = |id: &'static str, short, action| Arg::new(id).short(short).long(id).action(action);
    command
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version))
}

/// The command line with its help.
pub fn localised(command: Command, texts: &Texts) -> Command {
    let about = texts.get("console-help-program").into_owned();
    with_help(bare(command).about(about), "", texts)
}

/// `path`: the names of the commands above, each with a hyphen behind it.
fn with_help(command: Command, path: &str, texts: &Texts) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let usage = texts.get("console-help-heading-usage");
    let mut command = command
        .help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}"))
        .subcommand_help_heading(texts.get("console-help-heading-commands").into_owned())
        .subcommand_value_name(texts.get("console-help-heading-command").into_owned())
        .mut_args(|argument| argument_help(argument, path, texts));
    for name in names {
        command = command.mut_subcommand(&name, |inner| {
            let about = texts.get(&format!("console-help-{path}{name}")).into_owned();
            with_help(inner.about(about), &format!("{path}{name}-"), texts)
        });
    }
    command
}

/// The argument's own text, or that of all arguments of its name. Its values and default stand in the text.
fn argument_help(argument: Arg, path: &str, texts: &Texts) -> Arg {
    let id = argument.get_id().as_str().replace('_', "-");
    let known = [format!("console-help-{path}{id}"), format!("console-help-{id}")].into_iter().find(|id| texts.has(id));
    let heading = texts.get(match argument.is_positional() {
        true => "console-help-heading-arguments",
        false => "console-help-heading-options",
    });
    let mut argument = argument.help_heading(heading.into_owned());
    if argument.get_action().takes_values() {
        argument = argument.hide_possible_values(true).hide_default_value(true);
    }
    match known {
        Some(id) => argument.help(texts.get(&id).into_owned()),
        None => argument,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    fn check(command: &Command) {
        assert!(command.get_about().is_some(), "{} has no help", command.get_name());
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{}: {} has no help", command.get_name(), argument.get_id());
        }
        command.get_subcommands().for_each(check);
    }

    #[test]
    fn everything_has_a_help_text_in_both_languages() {
        for language in Language::ALL {
            let mut command = localised(Arguments::command(), &Texts::new(language));
            command.build();
            check(&command);
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let language = |line: &[&str]| language_of(&line.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(language(&["xlm", "overview", "--lang", "de"]), Some(Language::German));
        assert_eq!(language(&["xlm", "--lang=en", "overview"]), Some(Language::English));
        assert_eq!(language(&["xlm", "certificate", "--", "--lang", "de"]), None);
        assert_eq!(language(&["xlm", "--lang"]), None);
    }
}
