# Notices and progress.
