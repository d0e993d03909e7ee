use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use xlm_core::{
    calendar::Day,
    code::SystemCode,
    document::{Digest, ItemKind},
};
use xphone_license_manager::text::Language;

/// The issuing side of XPhone License Manager
#[derive(Parser)]
#[command(name = "xlm-portal", version)]
pub struct Arguments {
    /// Language of messages and certificates: en or de
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Print the result as one JSON value
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Draw a new issuer key
    Keygen(Keygen),
    /// Print the entry of a key for trust.ron
    PublicKey(PublicKeyArguments),
    /// Note an order and draw its license certificate
    Order(OrderArguments),
    /// Answer a license request with a license package
    Issue(IssueArguments),
    /// Credit a return with a receipt
    Credit(CreditArguments),
    /// Give a system nothing more until it is resumed
    Suspend(PersonArguments),
    /// End a suspension
    Resume(PersonArguments),
    /// Let the next request of a system from another server pass
    Override(PersonArguments),
    /// Agree how often the licenses of a system may move from failed servers within a year
    Budget(BudgetArguments),
    /// List what happened, or check that everything is as it was written
    Changes(ChangesArguments),
    /// Copy the order book into a new file, while others work with it
    Backup(BackupArguments),
    /// Take over an order book of an earlier version
    Migrate(MigrateArguments),
    /// Answer requests and returns over the network, with a page for people
    #[cfg(feature = "serve")]
    Serve(ServeArguments),
}

/// The order book that a command works with.
#[derive(Args)]
pub struct BookArguments {
    /// Order book
    #[arg(long, value_name = "FILE", env = "XLM_BOOK")]
    pub book: PathBuf,
}

/// Who decides something about a system.
#[derive(Args)]
pub struct PersonArguments {
    /// The system (X-ID)
    #[arg(value_name = "X-ID")]
    pub system: SystemCode,
    /// Name of who decides it
    #[arg(long, value_name = "NAME", value_parser = said)]
    pub by: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = said)]
    pub reason: String,
    #[command(flatten)]
    pub book: BookArguments,
}

#[derive(Args)]
pub struct BudgetArguments {
    /// Moves from failed servers within 365 days
    #[arg(long, value_name = "COUNT")]
    pub allowed: u16,
    #[command(flatten)]
    pub person: PersonArguments,
}

#[derive(Args)]
pub struct ChangesArguments {
    /// Check that every event is as it was written and is found as it should be
    #[arg(long)]
    pub verify: bool,
    /// With --verify: fail unless there is an event with this digest, noted earlier
    #[arg(long, value_name = "DIGEST", requires = "verify")]
    pub against: Option<Digest>,
    /// List the newest so many
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    pub last: usize,
    #[command(flatten)]
    pub book: BookArguments,
}

#[derive(Args)]
pub struct BackupArguments {
    /// New file for the copy; never replaced
    pub file: PathBuf,
    #[command(flatten)]
    pub book: BookArguments,
}

#[derive(Args)]
pub struct MigrateArguments {
    /// Order book of an earlier version (JSON); it stays as it is
    pub old: PathBuf,
    /// New order book
    #[arg(long, value_name = "FILE", env = "XLM_BOOK")]
    pub book: PathBuf,
}

#[derive(Args)]
pub struct Keygen {
    /// New file for the key; never replaced
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Ask for a passphrase that protects the key
    #[arg(long)]
    pub ask_passphrase: bool,
    #[command(flatten)]
    pub passphrase: PassphraseArguments,
}

#[derive(Args)]
pub struct PassphraseArguments {
    /// File whose first line is the passphrase of the key; otherwise the variable `XLM_PASSPHRASE`, or it is asked for
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct KeyArguments {
    /// File with the issuer key
    #[arg(long, value_name = "FILE", required_unless_present = "sample")]
    pub key: Option<PathBuf>,
    /// Sign as the sample issuer, who counts in sample systems only
    #[arg(long, conflicts_with = "key")]
    pub sample: bool,
    #[command(flatten)]
    pub passphrase: PassphraseArguments,
}

#[derive(Args)]
pub struct PublicKeyArguments {
    #[command(flatten)]
    pub key: KeyArguments,
    /// Name of the issuer, as users will see it
    #[arg(long, default_value = "License office")]
    pub name: String,
}

#[derive(Args)]
pub struct OrderArguments {
    /// Order book; begun if there is none
    #[arg(long, value_name = "FILE", env = "XLM_BOOK")]
    pub book: PathBuf,
    /// Order number
    #[arg(long, value_name = "NUMBER", value_parser = said)]
    pub order: String,
    /// Customer
    #[arg(long, value_name = "NAME", value_parser = said)]
    pub customer: String,
    /// Whom to ask, at the customer's
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    /// Licenses, e.g. "OFFICE PLUS=60"; several times for several types
    #[arg(long = "item", value_name = "TYPE=QUANTITY", required = true)]
    pub items: Vec<Quantity>,
    /// Kind of the licenses [default: purchase, or subscription if they end]
    #[arg(long)]
    pub kind: Option<Kind>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub from: Option<Day>,
    /// Last day, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub until: Option<Day>,
    /// Days that the licenses still count after the last day
    #[arg(long, value_name = "DAYS", default_value_t = xlm_core::document::DEFAULT_ITEM_GRACE_DAYS)]
    pub grace_days: u16,
    /// Product version that the licenses are sold for
    #[arg(long, value_name = "VERSION")]
    pub product_version: Option<String>,
    /// Name of the issuer on the certificate
    #[arg(long, value_name = "NAME")]
    pub issuer: Option<String>,
    /// The certificate, a PDF
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Args)]
pub struct IssueArguments {
    /// License requests (.xlreq)
    #[arg(required = true, value_name = "REQUEST")]
    pub requests: Vec<PathBuf>,
    #[command(flatten)]
    pub key: KeyArguments,
    #[command(flatten)]
    pub book: BookArguments,
    /// License package (.xlp); for several requests the folder for their packages
    #[arg(short, long, value_name = "PACKAGE")]
    pub out: PathBuf,
}

#[derive(Args)]
pub struct CreditArguments {
    /// Return of the old server (.xlrel)
    pub release: PathBuf,
    #[command(flatten)]
    pub key: KeyArguments,
    #[command(flatten)]
    pub book: BookArguments,
    /// Receipt (.xlack)
    #[arg(short, long, value_name = "RECEIPT")]
    pub out: PathBuf,
}

#[cfg(feature = "serve")]
#[derive(Args)]
pub struct ServeArguments {
    #[command(flatten)]
    pub key: KeyArguments,
    /// Order book; begun if there is none
    #[arg(long, value_name = "FILE", env = "XLM_BOOK")]
    pub book: PathBuf,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8475")]
    pub listen: std::net::SocketAddr,
    /// TLS certificate chain (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Key of the TLS certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Speak plain HTTP on an address that others reach, because a proxy in front speaks TLS
    #[arg(long, conflicts_with = "tls_cert")]
    pub plain_behind_proxy: bool,
    /// Address of a proxy whose X-Forwarded-For is believed; several times for several proxies
    #[arg(long = "trusted-proxy", value_name = "ADDRESS")]
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Requests accepted from one address within a minute
    #[arg(long, value_name = "COUNT", default_value = "60")]
    pub per_address: std::num::NonZeroU32,
    /// Requests accepted with one request code within a minute
    #[arg(long, value_name = "COUNT", default_value = "10")]
    pub per_code: std::num::NonZeroU32,
    /// Connections open at a time
    #[arg(long, value_name = "COUNT", default_value_t = 512)]
    pub connections: usize,
    /// Documents that may wait for the order book
    #[arg(long, value_name = "COUNT", default_value_t = 256)]
    pub queue: usize,
}

/// Units of one license type.
#[derive(Clone)]
pub struct Quantity {
    pub license_type: String,
    pub quantity: u32,
}

/// A form that is none.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum UsageError {
    #[error("must not be empty")]
    Empty,
    #[error("write TYPE=QUANTITY with a quantity from 1, e.g. \"OFFICE PLUS=60\"")]
    Quantity,
}

impl std::str::FromStr for Quantity {
    type Err = UsageError;

    fn from_str(text: &str) -> Result<Self, UsageError> {
        let (license_type, quantity) = text.rsplit_once('=').ok_or(UsageError::Quantity)?;
        let license_type = license_type.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
        let quantity = quantity.trim().parse().ok().filter(|quantity| *quantity > 0).ok_or(UsageError::Quantity)?;
        if license_type.is_empty() {
            return Err(UsageError::Quantity);
        }
        Ok(Self { license_type, quantity })
    }
}

fn said(text: &str) -> Result<String, UsageError> {
    let text = text.trim();
    if text.is_empty() { Err(UsageError::Empty) } else { Ok(text.to_owned()) }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Purchase,
    Subscription,
    Test,
}

impl From<Kind> for ItemKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Purchase => Self::Purchase,
            Kind::Subscription => Self::Subscription,
            Kind::Test => Self::Test,
        }
    }
}
