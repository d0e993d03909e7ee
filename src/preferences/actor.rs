//! Who is at the keyboard. Not authenticated: it is what the operating system says.

/// Characters of each part that are kept; longer names do not exist on the systems that we know.
const PART_LIMIT: usize = 64;

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

/// A name must not break the line of a report or stand for two parts.
fn cleaned(name: Option<&str>) -> String {
    let kept = name.unwrap_or_default().trim().chars().filter(|sign| !sign.is_control() && *sign != '@');
    let name: String = kept.take(PART_LIMIT).collect();
    if name.is_empty() { "?".to_owned() } else { name }
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
    fn this_process_has_an_actor() {
        let text = actor(&ActorParts::of_this_process());
        assert_eq!(text.matches('@').count(), 1, "{text}");
    }
}
