"""Names, dates, numbers, quotations, places and outlets in a text: found in one place, used by all rooms."""
