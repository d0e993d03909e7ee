//! Requests, packages and the vendor's license file.

use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::{Context, Refusal, hardware};
use crate::{
    code::{RequestCode, SystemCode, SystemId},
    document::{self, DocumentError, DocumentKind, LicensePackage, Nonce, Opened, Reason, SystemKind},
    event::Event,
    installation::Installation,
    license::{OpenRequest, VendorLicense},
    rehosting,
};

pub(super) fn record_request(
    installation: &Installation,
    nonce: Nonce,
    reason: Reason,
    codes: &[RequestCode],
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    refuse_planning(installation)?;
    if reason == Reason::Activation && codes.is_empty() {
        return Err(Refusal::NoCode);
    }
    if installation.binding.observation.is_none() {
        return Err(Refusal::NotObserved);
    }
    if installation.licenses.asked(nonce) {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::RequestMade(OpenRequest {
        nonce,
        reason,
        codes: codes.to_vec(),
        made_at: rehosting::document_time(installation, context.now),
    })])
}

pub(super) fn refuse_planning(installation: &Installation) -> Result<(), Refusal> {
    match installation.kind() {
        kind @ SystemKind::Planning => Err(Refusal::WrongKind { kind }),
        SystemKind::Licensed | SystemKind::Sample => Ok(()),
    }
}

/// Opens a package with the issuers that this system trusts: signature and kind of document.
///
/// # Errors
/// The refusal that an import of this file would meet.
pub fn open_package(
    installation: &Installation,
    envelope: &str,
    context: &Context<'_>,
) -> Result<Opened<LicensePackage>, Refusal> {
    refuse_planning(installation)?;
    let trust = context.trust.for_kind(installation.kind());
    let opened = document::open_issued::<LicensePackage>(envelope.as_bytes(), &trust).map_err(|error| {
        match (&error, document::kind_of(envelope.as_bytes())) {
            (DocumentError::WrongKind { .. }, Ok(found)) if found != DocumentKind::LicensePackage => {
                Refusal::NotAPackage { found }
            }
            _ => Refusal::Document(error),
        }
    })?;
    Ok(opened)
}

/// Refuses a document that was made for another system.
pub(super) fn check_system(installation: &Installation, of_document: SystemCode) -> Result<(), Refusal> {
    let package = SystemId::Own(of_document);
    match installation.system_id() {
        Some(here) if *here == package => Ok(()),
        here => Err(Refusal::OtherSystem {
            package: package.to_string(),
            here: here.map(ToString::to_string).unwrap_or_default(),
        }),
    }
}

pub(super) fn import_package(
    installation: &Installation,
    envelope: &str,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    import_opened(installation, envelope, &open_package(installation, envelope, context)?)
}

/// Installs a package that the caller has opened with the issuers that the system trusts.
///
/// # Errors
/// As the import of its file, but for what opening it would find.
pub fn import_opened(
    installation: &Installation,
    envelope: &str,
    opened: &Opened<LicensePackage>,
) -> Result<Vec<Event>, Refusal> {
    let package = &opened.payload;
    check_system(installation, package.system_id)?;
    if let Some(installed) = &installation.licenses.package {
        if installed.generation == package.generation && installed.digest == opened.digest {
            let (generation, since) = (installed.generation, installed.installed_at);
            return Err(Refusal::AlreadyInstalled { generation, since });
        }
        // What no trusted issuer has signed says nothing about whose number it is.
        let unknown = installed.verified.is_none().then_some(installed.generation);
        let newest = installation.licenses.newest_of(opened.key).max(unknown.unwrap_or(0));
        if package.generation <= newest {
            return Err(Refusal::Outdated { installed: newest, found: package.generation });
        }
    }
    let consequences = hardware::after_package(installation, package);
    let asked = package.nonce.is_none_or(|nonce| installation.licenses.asked(nonce));
    // A server that took a failed one's place never made the requests of that one: emergency operation is for it.
    if !asked && !hardware::is_emergency(&consequences) {
        return Err(Refusal::OtherRequest);
    }
    let mut events = vec![Event::PackageInstalled {
        envelope: String::from(envelope),
        generation: package.generation,
        digest: opened.digest,
        nonce: package.nonce,
    }];
    events.extend(consequences);
    events.extend(hardware::returned(installation, &installation.binding, package));
    Ok(events)
}

pub(super) fn load_vendor_license(installation: &Installation, license: &VendorLicense) -> Result<Vec<Event>, Refusal> {
    if installation.kind() != SystemKind::Planning {
        return Err(Refusal::WrongKind { kind: installation.kind() });
    }
    match installation.system_id() {
        Some(here) if here.to_string() != license.system_id => {
            return Err(Refusal::OtherSystem { package: license.system_id.clone(), here: here.to_string() });
        }
        _ => {}
    }
    if installation.licenses.vendor.as_ref().is_some_and(|loaded| **loaded == *license) {
        return Err(Refusal::SameVendorLicense);
    }
    Ok(vec![Event::VendorLicenseLoaded(license.clone())])
}
