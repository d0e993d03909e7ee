//! The vendor's `license.xml`: the installed licenses of a system, readable by everybody who runs one.
