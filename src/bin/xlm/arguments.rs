//! The command line. Its help texts are in `console.ftl`: see `help.rs`.

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use xlm_core::{
    binding::Machine,
    calendar::Day,
    code::{RequestCode, SystemCode},
    upgrade::OldProduct,
};
use xphone_license_manager::text::Language;

#[derive(Parser)]
#[command(name = "xlm", version)]
pub struct Arguments {
    #[arg(long, global = true, value_name = "FOLDER", env = "XLM_DATA", hide_env_values = true)]
    pub data: Option<OsString>,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Certificate(CertificateArguments),
    Setup(SetupArguments),
    Demo,
    Identity(IdentityArguments),
    Overview,
    Check(CheckArguments),
    Request(RequestArguments),
    Activate(ActivateArguments),
    Packages(PackagesArguments),
    Import(ImportArguments),
    Users(UsersArguments),
    Edition(EditionArguments),
    Run(RunArguments),
    Undo(UndoArguments),
    Assignment(AssignmentArguments),
    Rehost(RehostArguments),
    Changes(ChangesArguments),
    Backup(BackupArguments),
    Restore(BackupArguments),
    Copies(CopiesArguments),
    Key(KeyArguments),
}

#[derive(Args)]
pub struct CertificateArguments {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub password: bool,
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    #[arg(long)]
    pub scans: bool,
}

#[derive(Args)]
pub struct SetupArguments {
    #[arg(long, value_enum, default_value_t = Edition::V10)]
    pub edition: Edition,
    #[arg(long, conflicts_with_all = ["planning", "x_id"])]
    pub sample: bool,
    #[arg(long, requires = "sample")]
    pub empty: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "x_id")]
    pub planning: Option<PathBuf>,
    #[arg(long, value_name = "CODE")]
    pub x_id: Option<SystemCode>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Edition {
    V10,
    V8,
}

impl Edition {
    /// Name of the edition in its catalog.
    pub const fn id(self) -> &'static str {
        match self {
            Self::V10 => "v10",
            Self::V8 => "v8",
        }
    }
}

#[derive(Args)]
pub struct CheckArguments {
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    pub warn_days: u16,
}

#[derive(Args)]
pub struct RequestArguments {
    #[arg(long = "code", value_name = "CODE", num_args = 1.., required_unless_present = "certificates")]
    pub codes: Vec<RequestCode>,
    #[arg(long = "certificate", value_name = "FILE", num_args = 1..)]
    pub certificates: Vec<PathBuf>,
    #[arg(long, value_enum, requires = "old_system")]
    pub old_product: Option<OldProductArgument>,
    #[command(flatten)]
    pub old_system: OldSystemArguments,
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}

/// What every command has that speaks with the license portal.
#[derive(Args)]
pub struct PortalArguments {
    #[arg(long, value_name = "ADDRESS", env = "XLM_PORTAL", hide_env_values = true)]
    pub portal: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub ca: Option<PathBuf>,
    #[arg(long, value_name = "ADDRESS")]
    pub proxy: Option<String>,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub import: bool,
    #[arg(long, conflicts_with_all = ["yes", "import"])]
    pub dry_run: bool,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Args)]
pub struct ActivateArguments {
    #[arg(long = "code", value_name = "CODE", num_args = 1.., required_unless_present = "certificates")]
    pub codes: Vec<RequestCode>,
    #[arg(long = "certificate", value_name = "FILE", num_args = 1..)]
    pub certificates: Vec<PathBuf>,
    #[command(flatten)]
    pub portal: PortalArguments,
}

#[derive(Args)]
pub struct PackagesArguments {
    #[command(flatten)]
    pub portal: PortalArguments,
}

#[derive(Args)]
#[group(id = "old_system", multiple = false, requires = "old_product")]
pub struct OldSystemArguments {
    #[arg(long, value_name = "MAC")]
    pub old_mac: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub old_ipconfig: Option<PathBuf>,
}

/// Products that are sold no more.
#[derive(Clone, Copy, ValueEnum)]
pub enum OldProductArgument {
    XphoneUc,
    VirtualDirectory,
    Essentials,
    OctopusDesk,
}

impl From<OldProductArgument> for OldProduct {
    fn from(argument: OldProductArgument) -> Self {
        match argument {
            OldProductArgument::XphoneUc => Self::XphoneUc,
            OldProductArgument::VirtualDirectory => Self::VirtualDirectory,
            OldProductArgument::Essentials => Self::Essentials,
            OldProductArgument::OctopusDesk => Self::OctopusDesk,
        }
    }
}

/// What every command that changes something has.
#[derive(Args)]
pub struct ChangeArguments {
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub note: String,
}

#[derive(Args)]
pub struct ImportArguments {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct UsersArguments {
    #[command(subcommand)]
    pub command: UsersCommand,
}

#[derive(Subcommand)]
pub enum UsersCommand {
    Import(UsersImportArguments),
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct UsersImportArguments {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub create_locations: bool,
    #[arg(long = "move")]
    pub move_users: bool,
    #[arg(long)]
    pub skip_bad: bool,
    #[arg(long)]
    pub remove_missing: bool,
    #[arg(long, value_name = "LOCATION")]
    pub location: Option<String>,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct IdentityArguments {
    #[arg(long = "as", value_enum, value_name = "MACHINE")]
    pub machine: Option<MachineArgument>,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum MachineArgument {
    HomeServer,
    Workstation,
}

impl MachineArgument {
    /// What the computer is to be.
    pub const fn machine(self) -> Machine {
        match self {
            Self::HomeServer => Machine::HomeServer,
            Self::Workstation => Machine::Workstation,
        }
    }
}

#[derive(Args)]
pub struct EditionArguments {
    #[arg(value_enum)]
    pub edition: Edition,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct RunArguments {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct UndoArguments {
    #[arg(value_name = "NUMBER")]
    pub entry: u64,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct AssignmentArguments {
    #[arg(long, value_name = "DATE", conflicts_with = "entry")]
    pub at: Option<Day>,
    #[arg(long, value_name = "NUMBER")]
    pub entry: Option<u64>,
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

#[derive(Args)]
pub struct RehostArguments {
    #[command(subcommand)]
    pub command: RehostCommand,
}

#[derive(Subcommand)]
pub enum RehostCommand {
    Request(RehostRequestArguments),
    Release(RehostReleaseArguments),
    CallOff(RehostCallOffArguments),
}

#[derive(Args)]
pub struct RehostRequestArguments {
    #[arg(long, value_enum)]
    pub reason: RehostReason,
    #[arg(short, long, value_name = "FILE", required_unless_present = "send")]
    pub out: Option<PathBuf>,
    #[arg(long, conflicts_with = "out")]
    pub send: bool,
    #[command(flatten)]
    pub portal: PortalArguments,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum RehostReason {
    Drift,
    Move,
    Failed,
}

#[derive(Args)]
pub struct RehostReleaseArguments {
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=14))]
    pub tail_days: Option<u16>,
    #[arg(short, long, value_name = "FILE", required_unless_present = "send")]
    pub out: Option<PathBuf>,
    #[arg(long, conflicts_with = "out")]
    pub send: bool,
    #[command(flatten)]
    pub portal: PortalArguments,
}

#[derive(Args)]
pub struct RehostCallOffArguments {
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct ChangesArguments {
    #[arg(long)]
    pub verify: bool,
    #[arg(long, value_name = "FILE", requires = "verify")]
    pub against: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", conflicts_with = "verify")]
    pub from: Option<Day>,
    #[arg(long, value_name = "DATE", conflicts_with = "verify")]
    pub until: Option<Day>,
    #[arg(long, value_name = "NAME", conflicts_with = "verify")]
    pub who: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "verify")]
    pub computer: Option<String>,
    #[arg(long, value_enum, value_name = "TOPIC", conflicts_with = "verify")]
    pub about: Option<About>,
    #[arg(long, value_name = "WORDS", conflicts_with = "verify")]
    pub words: Option<String>,
}

/// What entries of the change log are about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum About {
    Users,
    Places,
    Order,
    Licenses,
    Hardware,
    Rehosting,
    System,
    Plan,
    Undo,
}

#[derive(Args)]
pub struct BackupArguments {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct CopiesArguments {
    #[command(subcommand)]
    pub command: Option<CopiesCommand>,
}

#[derive(Subcommand)]
pub enum CopiesCommand {
    Restore(CopiesRestoreArguments),
}

#[derive(Args)]
pub struct CopiesRestoreArguments {
    #[arg(value_name = "COPY")]
    pub copy: PathBuf,
    #[command(flatten)]
    pub change: ChangeArguments,
}

#[derive(Args)]
pub struct KeyArguments {
    #[command(subcommand)]
    pub command: KeyCommand,
}

#[derive(Subcommand)]
pub enum KeyCommand {
    Restore(BackupArguments),
    New(KeyNewArguments),
}

#[derive(Args)]
pub struct KeyNewArguments {
    #[command(flatten)]
    pub change: ChangeArguments,
}
