//! Landlock and seccomp.
use std::collections::BTreeMap;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, CompatLevel, Compatible as _, Ruleset, RulesetAttr as _, RulesetStatus,
    Scope,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};

use super::{Failed, Reach};

/// Denies this thread, and those that it starts, every file and connection that is not open yet.
///
/// # Errors
/// Where the kernel offers it and refuses.
pub fn shut_files() -> Result<Reach, Failed> {
    let failed = |error: landlock::RulesetError| Failed(error.to_string());
    let newest = ABI::V6;
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(newest))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(newest)))
        .and_then(|rules| rules.scope(Scope::from_all(newest)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self)
        .map_err(failed)?;
    Ok(if status.ruleset == RulesetStatus::NotEnforced { Reach::Everything } else { Reach::Nothing })
}

/// Denies all threads every system call but those of [`allowed`].
///
/// # Errors
/// Where the kernel offers it and refuses.
pub fn shut_system_calls() -> Result<bool, Failed> {
    let failed = |error: &dyn std::error::Error| Failed(error.to_string());
    // A processor that the filter cannot be made for.
    let Ok(processor) = TargetArch::try_from(std::env::consts::ARCH) else { return Ok(false) };
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let rules = allowed().map_err(|error| failed(&error))?;
    let filter = SeccompFilter::new(rules, denied, SeccompAction::Allow, processor);
    let program = filter.and_then(BpfProgram::try_from).map_err(|error| failed(&error))?;
    match seccompiler::apply_filter_all_threads(&program) {
        Ok(()) => Ok(true),
        Err(seccompiler::Error::Seccomp(error)) if is_not_offered(&error) => Ok(false),
        Err(error) => Err(failed(&error)),
    }
}

fn is_not_offered(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::ENOSYS | libc::EINVAL))
}

/// Memory that holds no program, the two pipes, locks, clocks, and the ways to end.
fn allowed() -> Result<BTreeMap<i64, Vec<SeccompRule>>, seccompiler::BackendError> {
    const FREE: [libc::c_long; 27] = [
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_close,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_madvise,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_nanosleep,
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_restart_syscall,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_rseq,
        libc::SYS_sched_getaffinity,
        libc::SYS_sched_yield,
        libc::SYS_set_robust_list,
        libc::SYS_sigaltstack,
        libc::SYS_write,
        libc::SYS_writev,
    ];
    let only_if = |argument, operator, value| {
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value);
        condition.and_then(|condition| SeccompRule::new(vec![condition])).map(|rule| vec![rule])
    };
    let no_program = || only_if(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC.unsigned_abs().into()), 0);
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = FREE.into_iter().map(|call| (call, Vec::new())).collect();
    rules.insert(libc::SYS_mmap, no_program()?);
    rules.insert(libc::SYS_mprotect, no_program()?);
    // To this process only: it aborts by a signal to itself.
    rules.insert(libc::SYS_tgkill, only_if(0, SeccompCmpOp::Eq, std::process::id().into())?);
    Ok(rules)
}
