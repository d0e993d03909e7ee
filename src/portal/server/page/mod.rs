//! The page for people: a form for a file, one for a code, and what came of it. No script; every text is escaped.
mod form;
mod html;
mod style;

pub(super) use form::{
    __path_icon, __path_order, __path_show, __path_style, __path_upload, ICON, ORDER, PAGE, STYLE, icon, order, show,
    style, upload,
};
