mod documentation;
mod import_users;
mod packages;
mod refusals;
