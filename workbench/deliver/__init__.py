"""The Word deliverable: template, manuscript, hygiene."""

from workbench.briefs.overrides import Override, overrides_of
from workbench.deliver.deliver import Deliverable, Order, deliver
from workbench.deliver.examining import Examiner
from workbench.deliver.file_names import suggested_name
from workbench.deliver.hygiene import HygieneReport, check_file
from workbench.deliver.originals import original_name, write_original
from workbench.deliver.placing import FileIsThere, free_name
from workbench.deliver.profiles import PROFILES
from workbench.deliver.templates import SHIPPED

__all__ = [
    "PROFILES", "SHIPPED", "Deliverable", "Examiner", "FileIsThere", "HygieneReport", "Order", "Override",
    "check_file", "deliver", "free_name", "original_name", "overrides_of", "suggested_name", "write_original",
]  # fmt: skip
