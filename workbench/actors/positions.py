"""Where actors are, places above all: latitude and longitude in degrees."""

import json
from collections.abc import Collection

from workbench.casefile import CaseFile
from workbench.values.coordinates import Position
from workbench.values.errors import Refused


class Positions:
    """Keeps where actors are."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def get(self, actor_id: str) -> Position | None:
        """Where an actor is; None where nobody entered it."""
        return self.of((actor_id,)).get(actor_id)

    def of(self, actor_ids: Collection[str] | None = None) -> dict[str, Position]:
        """Where these actors are, or all of the case; those whose place is not known are left out."""
        where = "" if actor_ids is None else "WHERE actor_id IN (SELECT value FROM json_each(?))"
        rows = self._case.connection.execute(
            f"SELECT actor_id, latitude, longitude FROM position {where} ORDER BY actor_id",
            () if actor_ids is None else (json.dumps(list(actor_ids)),),
        )
        return {row[0]: Position(row[1], row[2]) for row in rows}

    def put(self, actor_id: str, latitude: float, longitude: float) -> Position:
        """Say where an actor is, in degrees. Raises Refused for what is on no map."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise Refused(
                f"{latitude:g}, {longitude:g} is not on the earth.", "Nothing was changed.",
                "Enter a latitude up to 90 and a longitude up to 180 degrees.",
            )  # fmt: skip
        found = Position(round(latitude, 5), round(longitude, 5))
        row = {"latitude": found.latitude, "longitude": found.longitude}
        with self._case.change("Set coordinates"):
            if self.get(actor_id) is None:
                self._case.insert("position", {"actor_id": actor_id, **row})
            else:
                self._case.update("position", actor_id, row)
        return found

    def clear(self, actor_id: str) -> None:
        """Forget where an actor is; undo brings it back."""
        if self.get(actor_id) is not None:
            with self._case.change("Clear coordinates"):
                self._case.remove("position", actor_id=actor_id)
