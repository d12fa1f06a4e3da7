"""The nouns of the process, who may do what, the working calendar, the workflow, and the stores."""
