mod chosen_users;
mod documentation;
mod editions;
mod import_users;
mod merging;
mod packages;
mod refusals;
mod rescue;
