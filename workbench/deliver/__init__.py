"""The Word deliverable: template, manuscript, hygiene."""

from workbench.deliver.deliver import Deliverable, check_file, deliver
from workbench.deliver.hygiene import HygieneReport
from workbench.deliver.profiles import PROFILES
from workbench.deliver.templates import SHIPPED

__all__ = ["PROFILES", "SHIPPED", "Deliverable", "HygieneReport", "check_file", "deliver"]
