"""Figures on the screen: drawn as in Word, and every mark opens what it represents."""
