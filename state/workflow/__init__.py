"""The workflow: what follows from what. Pure: a project and an event in, a changed project and letters out."""
