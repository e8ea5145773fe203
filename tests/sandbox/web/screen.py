"""The page as a person sees and uses it; whatever can be typed is typed."""

import re

from playwright.async_api import Locator, expect
from playwright.async_api import Page as Tab


class Screen:
    """One person's browser tab."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.log = tab.get_by_role("log")
        self.draft = tab.locator("#draft")
        self.list = tab.locator("#list")
        self.error = tab.locator("#composer-error")

    @property
    def last(self) -> Locator:
        """The message at the end."""
        return self.log.get_by_role("article").last

    async def command(self, name: str, *keys: str) -> None:
        """Choose a command in the picker, type what is given, and send it.

        What begins with a plus is the name of an option: a chip for it is opened. What begins
        with a hash is a key, such as "#Tab".
        """
        await self.draft.focus()
        await self.tab.keyboard.type(f"/{name}")
        await expect(self.list.get_by_role("option").first).to_contain_text(f"/{name}")
        await self.tab.keyboard.press("Enter")
        await self.keys(*keys, "#Enter")

    async def keys(self, *keys: str) -> None:
        """Type on the keyboard: keys after a hash, an option's name after a plus, or text."""
        for each in keys:
            if each.startswith("#"):
                await self.tab.keyboard.press(each[1:])
            elif each.startswith("+"):
                await self.tab.keyboard.type(f" {each[1:]}:")
            else:
                await self.tab.keyboard.type(each)

    async def spell(self, seed: str) -> None:
        """Cast a spell."""
        await self.command("spell", seed)

    async def say(self, text: str) -> None:
        """Write a message as a person."""
        await self.draft.fill(text)
        await self.tab.keyboard.press("Enter")

    async def press(self, label: str) -> None:
        """Press a button of the newest message that has it."""
        await self.log.get_by_role("button", name=label, exact=True).last.click()

    async def choose(self, menu: str, *options: str) -> None:
        """Choose in the newest select menu of this name."""
        field = self.log.locator(".select-field").filter(
            has=self.tab.get_by_role("button", name=re.compile(f"^{re.escape(menu)}"))
        )
        await field.get_by_role("button").last.click()
        for option in options:
            await field.get_by_role("option", name=option).last.click()
        if len(options) > 1:
            await self.tab.keyboard.press("Enter")

    async def fill_form(self, **values: str) -> None:
        """Fill in the form that is open, by custom id, and send it."""
        form = self.tab.get_by_role("dialog")
        for name, value in values.items():
            await form.locator(f"[name={name}]").fill(value)
        await form.get_by_role("button", name="Submit").click()

    async def as_user(self, name: str) -> None:
        """Be somebody else."""
        await self.tab.get_by_role("radio", name=re.compile(f"^{name}")).check(force=True)

    async def into(self, place: str) -> None:
        """Go somewhere else."""
        await self.tab.get_by_role("button", name=re.compile(f"^{re.escape(place)}")).click()
        await expect(self.tab.get_by_role("heading", level=1)).to_be_visible()
