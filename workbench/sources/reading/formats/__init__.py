"""One reader a format: `read(data, name) -> Reading`. Run only in the guarded child."""
