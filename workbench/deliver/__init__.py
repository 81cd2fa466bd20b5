"""The Word deliverable: template, manuscript, hygiene."""

from workbench.deliver.deliver import PROFILES, Deliverable, check_file, deliver
from workbench.deliver.hygiene import HygieneReport
from workbench.deliver.templates import SHIPPED

__all__ = ["PROFILES", "SHIPPED", "Deliverable", "HygieneReport", "check_file", "deliver"]
