//! Going over from the catalog of one edition to that of another.
//!
//! Functions keep their ids, so places keep their settings. A license type keeps its id, or its place is taken by the type
//! that its functions need now: OFFICE, OFFICE PLUS PACK and the DASHBOARD of users become OFFICE PLUS. Whoever needed one
//! of them since an entry needs the new one since that entry.

use alloc::vec::Vec;

use super::{Directory, PlaceHandle};
use crate::catalog::{Catalog, FunctionSet, TypeIndex};

/// Types of the old catalog whose units a type of the new one stands for, in the order of the old catalog.
pub fn predecessors(old: &Catalog, new: &Catalog, license_type: TypeIndex) -> Vec<TypeIndex> {
    let entry = new.license_type(license_type);
    let goes_there = |index: TypeIndex, id: &str| {
        let functions = old.functions_of(index).iter().map(|function| &old.functions[usize::from(function.0)].id);
        let mut targets = functions.filter_map(|id| Some(&new.functions[usize::from(new.function_index(id)?.0)]));
        id == entry.id || targets.any(|function| function.license_type == entry.id)
    };
    old.types().filter(|(index, old_entry)| goes_there(*index, &old_entry.id)).map(|(index, _)| index).collect()
}

impl Directory {
    /// Makes everything that is kept by the old catalog's numbers fit the new one.
    pub(crate) fn change_catalog(&mut self, old: &Catalog, new: &Catalog) {
        let converted = |set: FunctionSet| {
            let ids = set.iter().filter_map(|function| old.functions.get(usize::from(function.0)));
            ids.filter_map(|function| new.function_index(&function.id)).fold(FunctionSet::EMPTY, FunctionSet::with)
        };
        for handle in (0..self.places.handles() as u32).map(PlaceHandle) {
            if let Some(place) = self.places.get_mut(handle) {
                place.individual = converted(place.individual);
                place.on = converted(place.on);
            }
        }
        let old_types = new.types().map(|(index, _)| predecessors(old, new, index)).collect::<Vec<_>>();
        self.users.change_types(new, &old_types);
    }
}
