"""Forms on request: a person of the directory who asks for help gets what they may send, ready to be filled in."""

from __future__ import annotations

from state.directory import Directory, Person, Role
from state.letters import FormName, Forms
from state.model import Outcome
from state.workflow.draft import Draft

_WHO_MAY: dict[FormName, tuple[Role, ...]] = {
    "presales": ("sales", "solution"),
    "handover": ("solution", "coordinator"),
    "kickoff": ("rd_lead", "project_manager", "coordinator"),
    "notice": ("project_manager", "rd_lead", "group_leader", "coordinator"),
    "need": ("project_manager", "rd_lead"),
    "extension": ("project_manager", "rd_lead", "group_leader"),
    "release": ("project_manager", "rd_lead"),
    "lead_change": ("project_manager", "coordinator"),
    "closing": ("project_manager", "coordinator"),
    "cancellation": ("project_manager", "rd_lead", "group_leader", "coordinator"),
}
"""PROCESS, table "Who may do what". An R&D lead's early release becomes a question to the manager (D7)."""


def send_forms(draft: Draft) -> Outcome:
    """Answer with the forms that the sender may send; nothing is recorded."""
    if draft.mail is not None:
        draft.answer("forms", Forms(forms_for(draft.mail.sender, draft.directory)))
    return "answered"


def forms_for(person: Person, directory: Directory) -> tuple[FormName, ...]:
    """The kinds of mail that the person may send in some project, in the order in which a project needs them."""
    roles = roles_of(person, directory)
    return tuple(form for form, may in _WHO_MAY.items() if not roles.isdisjoint(may))


def roles_of(person: Person, directory: Directory) -> frozenset[Role]:
    """The roles that the person holds, stands in for as a delegate, or has in a project of the directory file."""
    spoken_for = [other for other in directory.people if directory.speaks_for(person, other.name)]
    roles = {role for one in spoken_for for role in one.roles}
    for project in directory.projects:
        if directory.speaks_for(person, project.project_manager):
            roles.add("project_manager")
        if directory.speaks_for(person, project.rd_lead):
            roles.add("rd_lead")
    return frozenset(roles)
