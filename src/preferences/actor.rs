//! Who is at the keyboard. Not authenticated: account and computer are what the operating system says, the name is what
//! the person said.

/// Characters of each part that are kept; longer names do not exist on the systems that we know.
const PART_LIMIT: usize = 64;
/// Characters of a name that are kept.
const NAME_LIMIT: usize = 100;

/// What the operating system says; either part may be unknown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ActorParts {
    /// The account's name.
    pub account: Option<String>,
    /// The computer's name.
    pub computer: Option<String>,
}

impl ActorParts {
    /// The account and computer that this process runs on.
    pub fn of_this_process() -> Self {
        Self { account: whoami::username().ok(), computer: whoami::hostname().ok() }
    }
}

/// `account@computer`, as it stands in the change log; `?` for a part that is unknown.
pub fn actor(parts: &ActorParts) -> String {
    format!("{}@{}", cleaned(parts.account.as_deref()), cleaned(parts.computer.as_deref()))
}

/// The same with the name by which the person wants to be called: `Name <account@computer>`. Any name that stood there
/// before goes; a blank one leaves none.
pub fn named_actor(actor: &str, name: &str) -> String {
    let Actor { account, computer, .. } = Actor::read(actor);
    let kept = name.trim().chars().filter(|sign| !sign.is_control() && !is_bracket(*sign));
    let name: String = kept.take(NAME_LIMIT).collect();
    let name = name.trim_end();
    if name.is_empty() { format!("{account}@{computer}") } else { format!("{name} <{account}@{computer}>") }
}

/// Who did something, as it stands in the change log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Actor {
    /// The name that the person gave, if any.
    pub name: Option<String>,
    /// The account.
    pub account: String,
    /// The computer; empty where the text has none.
    pub computer: String,
}

impl Actor {
    /// Takes the text of the change log apart.
    pub fn read(text: &str) -> Self {
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once(" <")) {
            Some((name, address)) => (Some(name.to_owned()), address),
            None => (None, text),
        };
        let (account, computer) = address.rsplit_once('@').unwrap_or((address, ""));
        Self { name, account: account.to_owned(), computer: computer.to_owned() }
    }

    /// How to call whoever it was: by name where there is one.
    pub fn who(&self) -> &str {
        self.name.as_ref().unwrap_or(&self.account)
    }
}

/// A name must not break the line of a report or stand for two parts.
fn cleaned(name: Option<&str>) -> String {
    let is_kept = |sign: &char| !sign.is_control() && *sign != '@' && !is_bracket(*sign);
    let kept = name.unwrap_or_default().trim().chars().filter(is_kept);
    let name: String = kept.take(PART_LIMIT).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}

const fn is_bracket(sign: char) -> bool {
    matches!(sign, '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(account: Option<&str>, computer: Option<&str>) -> String {
        actor(&ActorParts { account: account.map(str::to_owned), computer: computer.map(str::to_owned) })
    }

    #[test]
    fn an_actor_is_one_line_with_one_at_sign() {
        assert_eq!(of(Some("admin"), Some("server")), "admin@server");
        assert_eq!(of(Some("jürgen müller"), Some("SRV-01")), "jürgen müller@SRV-01");
        assert_eq!(of(Some("admin\n@x\0"), None), "adminx@?");
        assert_eq!(of(Some(" "), Some("")), "?@?");
        assert_eq!(of(Some(&"ü".repeat(500)), Some("s")), format!("{}@s", "ü".repeat(64)));
    }

    #[test]
    fn a_name_stands_before_account_and_computer_and_can_not_pretend_to_be_them() {
        let named = named_actor("admin@SRV-01", " Clara Beispiel ");
        assert_eq!(named, "Clara Beispiel <admin@SRV-01>");
        let read = Actor::read(&named);
        assert_eq!((read.who(), &*read.account, &*read.computer), ("Clara Beispiel", "admin", "SRV-01"));
        assert_eq!(named_actor(&named, ""), "admin@SRV-01");
        let false_name = named_actor(&named, "root@SRV-02> <x\n");
        assert_eq!(false_name, "root@SRV-02 x <admin@SRV-01>");
        assert_eq!(Actor::read(&false_name).account, "admin");
        assert_eq!(Actor::read("nobody"), Actor { account: "nobody".to_owned(), ..Actor::default() });
    }

    #[test]
    fn this_process_has_an_actor() {
        let text = actor(&ActorParts::of_this_process());
        assert_eq!(text.matches('@').count(), 1, "{text}");
    }
}
