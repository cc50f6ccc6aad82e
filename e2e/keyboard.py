"""Whoever has a keyboard and nothing else, and sees where the focus is."""

# On the control itself, or on the box drawn around it.
SHOWS_FOCUS = """() => {
    let one = document.activeElement;
    for (let up = 0; one && up < 3; up += 1, one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.outlineStyle !== 'none' || (style.boxShadow !== 'none' && up === 0)) return true;
    }
    return false;
}"""


class Keys:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, opened):
        self.opened = opened
        self.page = opened.page

    def reach(self, selector: str, limit: int = 120) -> None:
        """Tab until what matches has the focus, visibly."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("selector => !!document.activeElement?.matches(selector)", selector):
                outline = self.page.evaluate(SHOWS_FOCUS)
                assert outline, f"{selector} has the focus, and nothing shows it"
                return
        raise AssertionError(f"{selector} is not reached by Tab on {self.page.url}")

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def focus(self) -> str:
        """What has the focus: its name, its identifier, or what it is."""
        return self.page.evaluate("(one => one.name || one.id || one.className || one.tagName)(document.activeElement)")
