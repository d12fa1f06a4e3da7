"""The story that `rosterd demo` tells: an invented department, on an embedded mailbox, with the clock moved forward."""
