mod documentation;
mod import_users;
mod merging;
mod packages;
mod refusals;
