"""The commands of `rosterd`, one file each. Heavy imports happen inside a command: an empty cycle is quick."""
