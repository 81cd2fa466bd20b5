"""After whom the borders of a map are drawn: the client, else the house."""

from typing import TYPE_CHECKING

from workbench.values.borders import POLICIES, UN, Policy, exceptions_in

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

HOUSE = "borders"
"""The entry of the case that holds the policy of the house."""


def house_policy(case: "CaseParts") -> Policy:
    """The policy of the house: what is set for the case, else that of the United Nations."""
    base = case.info(HOUSE)
    return Policy(base if base in POLICIES else UN)


def policy_for(case: "CaseParts", client_id: str = "") -> Policy:
    """The policy of a client; where it has none, that of the house."""
    house = house_policy(case)
    if not client_id:
        return house
    client = case.clients.named(client_id)
    return Policy(client.borders or house.base, exceptions_in(client.border_exceptions))
