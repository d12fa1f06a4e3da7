"""Who may do what (PROCESS, table "Who may do what"): pure questions about a sender, a project and the directory."""

from __future__ import annotations

from collections.abc import Iterable

from state.directory import Directory, Person, Role
from state.model import Assignment, Project, Voice

LEADS: tuple[Role, ...] = ("project_manager", "rd_lead")


def holds_role(sender: Person, roles: Iterable[Role], directory: Directory) -> bool:
    """Whether the sender has one of the roles, is the delegate of somebody who has, or acts for one who has left."""
    wanted = frozenset(roles)
    holders = (person for person in directory.people if not wanted.isdisjoint(person.roles))
    return any(directory.speaks_for(sender, person.name) for person in holders)


def deciding_manager(project: Project) -> str | None:
    """Whose word is the project's: its manager's, else the sender of its latest notice stands in."""
    return project.manager or project.manager_stand_in


def is_manager(sender: Person, project: Project, directory: Directory) -> bool:
    """Whether the sender is the project's voice."""
    return directory.speaks_for(sender, deciding_manager(project))


def is_lead(sender: Person, project: Project, directory: Directory) -> bool:
    """Whether the sender is the project's R&D lead."""
    return directory.speaks_for(sender, project.rd_lead)


def leads_project(sender: Person, project: Project, directory: Directory) -> bool:
    """The project's manager or R&D lead; where one of them is not known, anybody with that role."""
    if directory.speaks_for(sender, project.manager) or is_lead(sender, project, directory):
        return True
    unknown: list[Role] = []
    if project.manager is None:
        unknown.append("project_manager")
    if project.rd_lead is None:
        unknown.append("rd_lead")
    return holds_role(sender, unknown, directory)


def may_send_notice(sender: Person, project: Project, directory: Directory) -> bool:
    """Notices, amendments, cancellations: the manager or R&D lead, any group leader, a coordinator."""
    return leads_project(sender, project, directory) or holds_role(sender, ("group_leader", "coordinator"), directory)


def may_hand_over(sender: Person, project: Project, directory: Directory) -> bool:
    """The hand-over mail: the project's manager or R&D lead, a coordinator, solution (D10)."""
    return leads_project(sender, project, directory) or holds_role(sender, ("coordinator", "solution"), directory)


def may_name_lead(sender: Person, project: Project, directory: Directory) -> bool:
    """Naming the first R&D lead: the sender of the kick-off notice, the manager, a coordinator (D9)."""
    return leads_project(sender, project, directory) or holds_role(sender, ("coordinator",), directory)


def may_change_project(sender: Person, project: Project, directory: Directory) -> bool:
    """Changing the R&D lead, closing the project: its manager (where none is known, any), or a coordinator (D9)."""
    roles: tuple[Role, ...] = ("coordinator",) if project.manager else ("coordinator", "project_manager")
    return directory.speaks_for(sender, project.manager) or holds_role(sender, roles, directory)


def may_start_extension(sender: Person, assignment: Assignment, project: Project, directory: Directory) -> bool:
    """Starting an extension unasked: either voice, and the R&D lead who does not decide (D5)."""
    return bool(voices_of(sender, assignment, project, directory)) or is_lead(sender, project, directory)


def group_voices(assignment: Assignment, directory: Directory) -> tuple[Person, ...]:
    """Who holds the group's voice for this assignment; any one of several is enough.

    The leaders of the person's group; the superior for leaders themselves and where there is none; for somebody
    known only from To and Cc the group leader who sent the notice, else the coordinators.
    """
    person = directory.by_name(assignment.person)
    if person is None:
        sender = directory.by_name(assignment.noticed_by)
        acting = directory.acting(assignment.noticed_by)
        if sender is not None and acting is not None and "group_leader" in sender.roles:
            return (acting,)
        return directory.with_role("coordinator")
    leaders = () if "group_leader" in person.roles else directory.leaders_of(person)
    superior = directory.superior_of(person)
    return leaders or ((superior,) if superior is not None else directory.with_role("coordinator"))


def voices_of(sender: Person, assignment: Assignment, project: Project, directory: Directory) -> tuple[Voice, ...]:
    """Which of the two voices of an extension the sender holds; one person may hold both."""
    voices: list[Voice] = []
    if is_manager(sender, project, directory):
        voices.append("project")
    if any(directory.speaks_for(sender, holder.name) for holder in group_voices(assignment, directory)):
        voices.append("group")
    return tuple(voices)
