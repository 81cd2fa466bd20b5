"""The one style sheet: hairlines, quiet buttons, visible focus, a rhythm of 4 and 8 pixels."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $window; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; color: $muted; }
QMenuBar::item:selected { background: $raised; color: $text; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
  { background: transparent; width: 0; height: 0; }

QLineEdit, QTextEdit, QPlainTextEdit
  { background: $surface; color: $text; border: 1px solid $line; border-radius: 5px;
    padding: 4px 7px; selection-background-color: $selection; selection-color: $text; }
QTextEdit, QPlainTextEdit { padding: 3px 4px; }
QLineEdit:hover, QTextEdit:hover { border-color: $faint; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus { border: 1px solid $accent; }
QLineEdit:disabled, QTextEdit:disabled { color: $muted; background: $window; }

QComboBox { background: $surface; border: 1px solid $line; border-radius: 5px;
  padding: 3px 8px; min-height: 20px; }
QComboBox:hover { border-color: $faint; }
QComboBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px;
  selection-background-color: $selection; selection-color: $text; outline: none; }

QPushButton { background: $surface; border: 1px solid $line; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:default, QPushButton[primary="true"]
  { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton:default:hover, QPushButton[primary="true"]:hover { border-color: $text; }
QPushButton:disabled, QPushButton[primary="true"]:disabled
  { background: $window; color: $faint; border-color: $line; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px;
  padding: 3px 7px; }
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $raised; }
QToolButton:checked { border-color: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }

QTableView, QListView, QTreeView
  { background: $surface; alternate-background-color: $surface; border: none; outline: none;
    selection-background-color: $selection; selection-color: $text; gridline-color: $line; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 6px; }
QTableView::item:hover, QListView::item:hover { background: $window; }
QTableView::item:selected, QListView::item:selected { background: $selection; color: $text; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 6px 9px; font-weight: 500; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 12px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator
{ width: 14px; height: 14px; border: 1px solid $faint; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:hover, QCheckBox:focus::indicator { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked
{ background: $accent; border-color: $accent; image: url("$tick"); }

ReaderTextView { border: none; border-radius: 0; padding: 0; }
ReaderTextView:focus, ReaderTextView:hover { border: none; }
QToolButton#chip { background: $raised; border-color: $line; border-radius: 10px; padding: 1px 8px; }
QToolButton#chip:hover { border-color: $muted; }
QToolButton#chip:focus { border-color: $accent; }
QToolButton#step { padding: 3px 2px; }
QPushButton#searchEverything { text-align: left; padding: 4px 8px; color: $muted; border-radius: 6px; }
#side, #navigation { background: $window; }
#middle { background: $surface; }
#statusLine { background: $window; border-top: 1px solid $line; }
#taskBar, #intakePanel { background: $window; border-top: 1px solid $line; }
#overlay { background: $surface; border: 1px solid $line; border-radius: 8px; }
#overlay QLineEdit#overlayInput { border: none; border-bottom: 1px solid $line; border-radius: 0;
  padding: 11px 14px; }
#overlay QListView { padding: 4px; border-radius: 8px; }
#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
#keycap { background: $raised; border: 1px solid $line; border-radius: 4px; padding: 1px 6px;
  color: $muted; }
QLineEdit#search { background: $surface; border-radius: 6px; padding: 5px 8px; }
""")


def style_sheet(colours: Mapping[str, str], dark: bool) -> str:
    """The style sheet in the colours of a theme (name -> #rrggbb)."""
    icons = Path(__file__).resolve().parents[2] / "resources" / "icons"
    tick = icons / f"tick-{'dark' if dark else 'light'}.svg"
    return _SHEET.substitute(colours, tick=str(tick).replace("\\", "/"))
