"""Reading: bytes to mail, mail to facts. Pure: no clock, file, socket, randomness or logging."""
