//! Calls into Windows that have no safe form.
#![expect(unsafe_code, reason = "the Windows API is not safe")]
use std::{
    ffi::c_void,
    io,
    os::windows::io::{AsRawHandle as _, FromRawHandle as _, OwnedHandle},
    ptr,
};

use windows_sys::{
    Win32::{
        Security::{
            AdjustTokenPrivileges, GetTokenInformation, SID, SID_AND_ATTRIBUTES, SID_IDENTIFIER_AUTHORITY,
            SetTokenInformation, TOKEN_ACCESS_MASK, TOKEN_ADJUST_DEFAULT, TOKEN_ADJUST_PRIVILEGES,
            TOKEN_INFORMATION_CLASS, TOKEN_MANDATORY_LABEL, TOKEN_QUERY, TokenIntegrityLevel, TokenPrivileges,
        },
        System::{
            JobObjects::{
                AssignProcessToJobObject, CreateJobObjectW, IsProcessInJob, JOB_OBJECT_LIMIT_ACTIVE_PROCESS,
                JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION, JOB_OBJECT_LIMIT_PROCESS_MEMORY,
                JOB_OBJECT_LIMIT_PROCESS_TIME, JOB_OBJECT_UILIMIT, JOB_OBJECT_UILIMIT_DESKTOP,
                JOB_OBJECT_UILIMIT_DISPLAYSETTINGS, JOB_OBJECT_UILIMIT_EXITWINDOWS, JOB_OBJECT_UILIMIT_GLOBALATOMS,
                JOB_OBJECT_UILIMIT_HANDLES, JOB_OBJECT_UILIMIT_READCLIPBOARD, JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS,
                JOB_OBJECT_UILIMIT_WRITECLIPBOARD, JOBOBJECT_BASIC_LIMIT_INFORMATION, JOBOBJECT_BASIC_UI_RESTRICTIONS,
                JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JOBOBJECTINFOCLASS, JobObjectBasicUIRestrictions,
                JobObjectExtendedLimitInformation, QueryInformationJobObject, SetInformationJobObject,
            },
            Threading::{
                GetCurrentProcess, OpenProcessToken, PROCESS_MITIGATION_POLICY, ProcessChildProcessPolicy,
                ProcessDynamicCodePolicy, ProcessExtensionPointDisablePolicy, ProcessFontDisablePolicy,
                ProcessImageLoadPolicy, ProcessSignaturePolicy, ProcessStrictHandleCheckPolicy,
                ProcessSystemCallDisablePolicy, SetProcessMitigationPolicy,
            },
        },
    },
    core::BOOL,
};

fn succeeded(result: BOOL) -> io::Result<()> {
    if result == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

fn own_token(access: TOKEN_ACCESS_MASK) -> io::Result<OwnedHandle> {
    let mut token = ptr::null_mut();
    // SAFETY: the function writes a handle that is ours to close.
    succeeded(unsafe { OpenProcessToken(GetCurrentProcess(), access, &raw mut token) })?;
    // SAFETY: it has just been opened, and nobody else knows it.
    Ok(unsafe { OwnedHandle::from_raw_handle(token) })
}

/// What the token says, in a room that is enough for what is asked here, and aligned for it.
fn of_token(token: &OwnedHandle, what: TOKEN_INFORMATION_CLASS) -> io::Result<[u64; 128]> {
    let mut room = [0_u64; 128];
    let mut length = 0;
    // SAFETY: the room has the length that is passed.
    succeeded(unsafe {
        let size = size_of_val(&room) as u32;
        GetTokenInformation(token.as_raw_handle(), what, room.as_mut_ptr().cast(), size, &raw mut length)
    })?;
    Ok(room)
}

/// Removes all privileges for good, but the one to pass through folders, which everybody has.
pub fn drop_privileges() -> io::Result<()> {
    /// `SeChangeNotifyPrivilege`.
    const PASS_THROUGH: u32 = 23;
    const REMOVED: u32 = 4;
    let token = own_token(TOKEN_QUERY | TOKEN_ADJUST_PRIVILEGES)?;
    // A count, and for each a number of two words and its attributes.
    let mut words: Vec<u32> =
        of_token(&token, TokenPrivileges)?.into_iter().flat_map(|both| [both as u32, (both >> 32) as u32]).collect();
    let count = words.first().map_or(0, |count| *count as usize);
    for privilege in words.get_mut(1..).unwrap_or_default().chunks_exact_mut(3).take(count) {
        if privilege[0] != PASS_THROUGH {
            privilege[2] = REMOVED;
        }
    }
    // SAFETY: the list has the form that it came in, and outlives the call; no earlier state is asked for.
    succeeded(unsafe {
        let none = ptr::null_mut();
        AdjustTokenPrivileges(token.as_raw_handle(), 0, words.as_ptr().cast(), 0, none, ptr::null_mut())
    })
}

/// `SECURITY_MANDATORY_UNTRUSTED_RID`, below that of everything that can be written to.
const LOWEST: u32 = 0;

/// Lowers the integrity level of this process as far as it goes. It can never be raised again.
pub fn lower_integrity() -> io::Result<()> {
    const IS_INTEGRITY: u32 = 0x20;
    let mut level = SID {
        Revision: 1,
        SubAuthorityCount: 1,
        IdentifierAuthority: SID_IDENTIFIER_AUTHORITY { Value: [0, 0, 0, 0, 0, 16] },
        SubAuthority: [LOWEST],
    };
    let label =
        TOKEN_MANDATORY_LABEL { Label: SID_AND_ATTRIBUTES { Sid: (&raw mut level).cast(), Attributes: IS_INTEGRITY } };
    let token = own_token(TOKEN_ADJUST_DEFAULT)?;
    // SAFETY: label and level outlive the call, and the length is that of both.
    succeeded(unsafe {
        let length = (size_of_val(&label) + size_of_val(&level)) as u32;
        SetTokenInformation(token.as_raw_handle(), TokenIntegrityLevel, (&raw const label).cast(), length)
    })
}

/// Whether that is in force.
pub fn has_lowest_integrity() -> io::Result<bool> {
    let room = of_token(&own_token(TOKEN_QUERY)?, TokenIntegrityLevel)?;
    // SAFETY: Windows has written a label into the room, whose level lies in the same room.
    let level = unsafe {
        let label = &*room.as_ptr().cast::<TOKEN_MANDATORY_LABEL>();
        &*label.Label.Sid.cast::<SID>()
    };
    Ok(level.SubAuthorityCount == 1 && level.SubAuthority[0] == LOWEST)
}

/// Puts this process alone into a job with so much memory and processor time.
pub fn enter_job(memory: usize, seconds: u64) -> io::Result<()> {
    // SAFETY: the handle is new, and nobody else knows it. Once it is closed, nobody can loosen the limits: the job has no
    // name, and lasts as long as its process.
    let job = unsafe {
        let job = CreateJobObjectW(ptr::null(), ptr::null());
        if job.is_null() {
            return Err(io::Error::last_os_error());
        }
        OwnedHandle::from_raw_handle(job)
    };
    let limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION {
        BasicLimitInformation: JOBOBJECT_BASIC_LIMIT_INFORMATION {
            // In steps of 100 nanoseconds.
            PerProcessUserTimeLimit: (seconds * 10_000_000) as i64,
            LimitFlags: JOB_OBJECT_LIMIT_ACTIVE_PROCESS
                | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION
                | JOB_OBJECT_LIMIT_PROCESS_MEMORY
                | JOB_OBJECT_LIMIT_PROCESS_TIME,
            ActiveProcessLimit: 1,
            ..JOBOBJECT_BASIC_LIMIT_INFORMATION::default()
        },
        ProcessMemoryLimit: memory,
        ..JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default()
    };
    set(&job, JobObjectExtendedLimitInformation, &limits)?;
    let mut is_in_job = 0;
    // SAFETY: the function writes the answer.
    succeeded(unsafe { IsProcessInJob(GetCurrentProcess(), ptr::null_mut(), &raw mut is_in_job) })?;
    // A job within a job cannot have these.
    if is_in_job == 0 {
        set(&job, JobObjectBasicUIRestrictions, &JOBOBJECT_BASIC_UI_RESTRICTIONS { UIRestrictionsClass: WINDOWS })?;
    }
    // SAFETY: both handles are valid.
    succeeded(unsafe { AssignProcessToJobObject(job.as_raw_handle(), GetCurrentProcess()) })
}

/// Nothing of the desktop that others have as well.
const WINDOWS: JOB_OBJECT_UILIMIT = JOB_OBJECT_UILIMIT_DESKTOP
    | JOB_OBJECT_UILIMIT_DISPLAYSETTINGS
    | JOB_OBJECT_UILIMIT_EXITWINDOWS
    | JOB_OBJECT_UILIMIT_GLOBALATOMS
    | JOB_OBJECT_UILIMIT_HANDLES
    | JOB_OBJECT_UILIMIT_READCLIPBOARD
    | JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS
    | JOB_OBJECT_UILIMIT_WRITECLIPBOARD;

fn set<T>(job: &OwnedHandle, what: JOBOBJECTINFOCLASS, limits: &T) -> io::Result<()> {
    let (limits, length) = (ptr::from_ref(limits).cast::<c_void>(), size_of::<T>() as u32);
    // SAFETY: the limits outlive the call and have the length that is passed; both callers pass the type that belongs to
    // what they set.
    succeeded(unsafe { SetInformationJobObject(job.as_raw_handle(), what, limits, length) })
}

/// How many processes the job of this process may have, if that is limited.
pub fn most_processes_of_job() -> io::Result<Option<u32>> {
    let mut limits = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default();
    let length = size_of_val(&limits) as u32;
    // SAFETY: no handle means the job that this process is in; the room has the length that is passed.
    succeeded(unsafe {
        let (none, room) = (ptr::null_mut(), (&raw mut limits).cast());
        QueryInformationJobObject(none, JobObjectExtendedLimitInformation, room, length, ptr::null_mut())
    })?;
    let basic = limits.BasicLimitInformation;
    Ok((basic.LimitFlags & JOB_OBJECT_LIMIT_ACTIVE_PROCESS != 0).then_some(basic.ActiveProcessLimit))
}

/// What a process can forbid itself for good.
#[derive(Clone, Copy, Debug)]
pub enum Policy {
    /// Other processes.
    ChildProcess,
    /// Programs that were not loaded from a file.
    DynamicCode,
    /// Libraries from some places.
    ImageLoad,
    /// Libraries that Microsoft did not sign.
    Signature,
    /// Libraries that other programs ask to be loaded.
    ExtensionPoints,
    /// Fonts that are not the system's.
    Fonts,
    /// Going on after the use of a handle that is none.
    StrictHandles,
    /// Calls for windows.
    WindowCalls,
}

/// Forbids this process something.
pub fn forbid(policy: Policy, flags: u32) -> io::Result<()> {
    let policy: PROCESS_MITIGATION_POLICY = match policy {
        Policy::ChildProcess => ProcessChildProcessPolicy,
        Policy::DynamicCode => ProcessDynamicCodePolicy,
        Policy::ImageLoad => ProcessImageLoadPolicy,
        Policy::Signature => ProcessSignaturePolicy,
        Policy::ExtensionPoints => ProcessExtensionPointDisablePolicy,
        Policy::Fonts => ProcessFontDisablePolicy,
        Policy::StrictHandles => ProcessStrictHandleCheckPolicy,
        Policy::WindowCalls => ProcessSystemCallDisablePolicy,
    };
    // SAFETY: each of these policies is one word of flags.
    succeeded(unsafe { SetProcessMitigationPolicy(policy, (&raw const flags).cast(), size_of_val(&flags)) })
}
