"""The doing: command line, configuration, transports, intake, outbox, the jobs of the day."""
