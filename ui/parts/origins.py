"""Saying that two sources go back to one origin."""

from ui.app.workspace import Workspace


def make_one_origin(workspace: Workspace, source_id: str, other_id: str) -> None:
    """Group two sources as one origin; one that belongs to an origin takes the other in."""
    sources = workspace.case.sources
    pair = [sources.get(source_id), sources.get(other_id)]
    group = next((source.origin_group_id for source in pair if source.origin_group_id), None)
    oldest = min(pair, key=lambda source: source.published_on or "9999")
    name = oldest.publication_name or oldest.title

    def join() -> object:
        if group is None:
            return sources.group_as_one_origin([source_id, other_id], name)
        with workspace.case.change("Group two sources as one origin"):
            for source in pair:
                sources.update(source.id, origin_group_id=group)
        return group

    if workspace.attempt(join):
        workspace.notice(f"Both count as one origin now: “{name}”.")
