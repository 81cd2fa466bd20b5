"""What is done to layouts in more than one place."""

from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout; it leaves the screen at once and is deleted soon."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def show_page(stack: QStackedWidget, number: int) -> None:
    """Show one page of a stack that is as high as the page that is shown, not as its highest."""
    stack.setCurrentIndex(number)
    policy = QSizePolicy.Policy
    for at in range(stack.count()):
        page = stack.widget(at)
        if page is not None:
            page.setSizePolicy(policy.Preferred, policy.Preferred if at == number else policy.Ignored)
