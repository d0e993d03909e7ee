# What went wrong: what happened, what it means, what to do.
