"""The Word deliverable: template, manuscript, hygiene."""

from workbench.deliver.deliver import Deliverable, Order, deliver
from workbench.deliver.examining import Examiner
from workbench.deliver.hygiene import HygieneReport, check_file
from workbench.deliver.profiles import PROFILES
from workbench.deliver.templates import SHIPPED

__all__ = [
    "PROFILES",
    "SHIPPED",
    "Deliverable",
    "Examiner",
    "HygieneReport",
    "Order",
    "check_file",
    "deliver",
]
