//! What can be licensed: license types, the functions that need them, and the resources of the system.
//!
//! A catalog is data (`assets/catalog/*.ron`), read once and checked here, so that the rest of the core can rely on it.

use alloc::{string::String, sync::Arc, vec::Vec};

use serde::{Deserialize, Serialize};

/// A text in the two languages of the program.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

/// Who uses up a license type.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Scope {
    /// Handed out to users.
    User,
    /// Counts for the system as a whole.
    System,
}

/// What one unit of a license type stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Counted {
    /// A user for whom at least one function of the type is on.
    PerUser,
    /// A user who is a team member of a hotline.
    PerTeamMember,
    /// A TAPI line of a user.
    PerLine,
    /// Something that the system as a whole uses.
    PerSystem,
}

/// A license type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LicenseType {
    /// Name by which packages, files and commands call it: the printed name in upper case.
    pub id: String,
    /// Name as it is printed.
    pub name: String,
    /// What it is for.
    pub description: Bilingual,
    /// Who uses it up.
    pub scope: Scope,
    /// What one unit stands for.
    pub counted: Counted,
    /// Whether its pool counts only while there is a SERVER license.
    pub needs_server: bool,
    /// The vendor's product code in license.xml, where it is known.
    #[serde(default)]
    pub product_code: Option<u32>,
    /// Names by which the vendor's files call it.
    #[serde(default)]
    pub vendor_names: Vec<String>,
}

/// Something that can be switched on for users and needs a license type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Permanent name, e.g. `softphone`.
    pub id: String,
    /// Name on the screen.
    pub name: Bilingual,
    /// What it does.
    pub description: Bilingual,
    /// Id of the license type that it needs.
    pub license_type: String,
    /// Whether a new location, or a group that leaves the location's value, starts with it on.
    pub default: bool,
    /// What a user loses when it is switched off.
    pub loses: Bilingual,
}

/// Something that the system as a whole uses and that needs a license type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Permanent name, e.g. `media-channels`.
    pub id: String,
    /// Name on the screen.
    pub name: Bilingual,
    /// Id of the license type that it needs.
    pub license_type: String,
    /// How many of them one license covers.
    pub per_license: u32,
}

/// A license type by its place in its catalog.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeIndex(pub u8);

/// A function by its place in its catalog.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FunctionIndex(pub u8);

/// All license types, functions and resources of a product edition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// Name of the edition, e.g. `v10`.
    pub edition: String,
    /// Major version of the product.
    pub product_version: u32,
    /// License types, in the order in which they are shown.
    pub license_types: Vec<LicenseType>,
    /// Functions, in the order in which they are shown.
    pub functions: Vec<Function>,
    /// Resources of the system.
    pub resources: Vec<Resource>,
}

/// Why a catalog file can't be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CatalogError {
    /// The file is not RON of the expected shape.
    #[error("the catalog is not well formed: {0}")]
    Form(String),
    /// Two entries have the same id.
    #[error("{0:?} stands twice in the catalog")]
    Duplicate(String),
    /// A function or resource needs a type that is not there.
    #[error("{user:?} needs the license type {license_type:?}, which the catalog does not have")]
    UnknownType {
        /// The function or resource.
        user: String,
        /// What it asks for.
        license_type: String,
    },
    /// More entries than the program's sets can hold.
    #[error("the catalog has more than {limit} entries of a kind")]
    TooMany {
        /// Largest number.
        limit: usize,
    },
    /// A resource is covered by zero licenses.
    #[error("{0:?} has no number per license")]
    NoNumberPerLicense(String),
}

/// Sets of functions are 64 bits wide.
const MOST_FUNCTIONS: usize = 64;
/// Sets of license types are 32 bits wide.
const MOST_TYPES: usize = 32;

impl Catalog {
    /// Id of the license type that most others need.
    pub const SERVER: &'static str = "SERVER";

    /// Reads and checks a catalog.
    ///
    /// # Errors
    /// Where the text is not a catalog or contradicts itself.
    pub fn from_ron(text: &str) -> Result<Self, CatalogError> {
        let catalog: Self = ron::from_str(text).map_err(|error| CatalogError::Form(alloc::format!("{error}")))?;
        catalog.check()?;
        Ok(catalog)
    }

    fn check(&self) -> Result<(), CatalogError> {
        if self.functions.len() > MOST_FUNCTIONS {
            return Err(CatalogError::TooMany { limit: MOST_FUNCTIONS });
        }
        if self.license_types.len() > MOST_TYPES {
            return Err(CatalogError::TooMany { limit: MOST_TYPES });
        }
        refuse_duplicates(self.license_types.iter().map(|entry| &entry.id))?;
        refuse_duplicates(self.functions.iter().map(|entry| &entry.id))?;
        refuse_duplicates(self.resources.iter().map(|entry| &entry.id))?;
        let users = self.functions.iter().map(|entry| (&entry.id, &entry.license_type));
        let users = users.chain(self.resources.iter().map(|entry| (&entry.id, &entry.license_type)));
        for (user, license_type) in users {
            if self.type_index(license_type).is_none() {
                return Err(CatalogError::UnknownType { user: user.clone(), license_type: license_type.clone() });
            }
        }
        match self.resources.iter().find(|resource| resource.per_license == 0) {
            Some(resource) => Err(CatalogError::NoNumberPerLicense(resource.id.clone())),
            None => Ok(()),
        }
    }

    /// The type of that id.
    pub fn type_index(&self, id: &str) -> Option<TypeIndex> {
        self.license_types.iter().position(|entry| entry.id == id).map(|index| TypeIndex(index as u8))
    }

    /// The function of that id.
    pub fn function_index(&self, id: &str) -> Option<FunctionIndex> {
        self.functions.iter().position(|entry| entry.id == id).map(|index| FunctionIndex(index as u8))
    }

    /// The type that a vendor's product is: by its code, else by its name.
    pub fn type_of_product(&self, code: Option<u32>, name: &str) -> Option<TypeIndex> {
        let by_code = self.license_types.iter().position(|entry| code.is_some() && entry.product_code == code);
        let by_name = || {
            let same = |known: &str| known.eq_ignore_ascii_case(name.trim());
            self.license_types
                .iter()
                .position(|entry| same(&entry.id) || same(&entry.name) || entry.vendor_names.iter().any(|n| same(n)))
        };
        by_code.or_else(by_name).map(|index| TypeIndex(index as u8))
    }

    /// The license type at an index that this catalog gave out.
    pub fn license_type(&self, index: TypeIndex) -> &LicenseType {
        &self.license_types[usize::from(index.0)]
    }

    /// All types with their indexes.
    pub fn types(&self) -> impl Iterator<Item = (TypeIndex, &LicenseType)> {
        self.license_types.iter().enumerate().map(|(index, entry)| (TypeIndex(index as u8), entry))
    }

    /// Functions that are on by default.
    pub fn default_functions(&self) -> FunctionSet {
        self.functions_where(|function| function.default)
    }

    /// Functions that need a type.
    pub fn functions_of(&self, license_type: TypeIndex) -> FunctionSet {
        let id = &self.license_type(license_type).id;
        self.functions_where(|function| function.license_type == *id)
    }

    fn functions_where(&self, chosen: impl Fn(&Function) -> bool) -> FunctionSet {
        let mut set = FunctionSet::EMPTY;
        for (index, function) in self.functions.iter().enumerate() {
            if chosen(function) {
                set = set.with(FunctionIndex(index as u8));
            }
        }
        set
    }
}

fn refuse_duplicates<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), CatalogError> {
    let mut seen: Vec<&String> = ids.collect();
    seen.sort_unstable();
    match seen.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(CatalogError::Duplicate(pair[0].clone())),
        None => Ok(()),
    }
}

/// A set of functions of one catalog.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FunctionSet(u64);

impl FunctionSet {
    /// No function.
    pub const EMPTY: Self = Self(0);

    /// The set and this function.
    #[must_use]
    pub const fn with(self, function: FunctionIndex) -> Self {
        Self(self.0 | 1 << function.0)
    }

    /// The set without this function.
    #[must_use]
    pub const fn without(self, function: FunctionIndex) -> Self {
        Self(self.0 & !(1 << function.0))
    }

    /// Whether the function is in the set.
    pub const fn contains(self, function: FunctionIndex) -> bool {
        self.0 & 1 << function.0 != 0
    }

    /// Whether the sets share a function.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Functions in this set that are not in the other.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Functions in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Functions in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether no function is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The functions, in the catalog's order.
    pub fn iter(self) -> impl Iterator<Item = FunctionIndex> {
        (0..64_u8).map(FunctionIndex).filter(move |function| self.contains(*function))
    }
}

/// The catalogs that the program knows.
#[derive(Clone, Debug, Default)]
pub struct Catalogs(pub Vec<Arc<Catalog>>);

impl Catalogs {
    /// The catalog of an edition.
    pub fn edition(&self, edition: &str) -> Option<&Arc<Catalog>> {
        self.0.iter().find(|catalog| catalog.edition == edition)
    }
}

#[cfg(test)]
mod tests;
