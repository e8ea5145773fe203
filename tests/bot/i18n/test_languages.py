"""Who reads which language: everybody their own, and all together the server's."""

from sandbox.process import BotProcess
from sandbox.server import Reply, Sandbox
from tests.bot.database import Database

REFUSALS = {
    "en-US": "Only members with the Manage Server permission may do that.",
    "de": "Das dürfen nur Mitglieder mit der Berechtigung „Server verwalten“.",
    "es-ES": "Solo pueden hacerlo los miembros con el permiso «Gestionar servidor».",
    "fr": "Seuls les membres qui ont la permission «\u00a0Gérer le serveur\u00a0» peuvent faire"
    " ça.",
    "pt-BR": "Só membros com a permissão “Gerenciar servidor” podem fazer isso.",
    "ja": "これができるのは「サーバー管理」の権限を持つメンバーだけです。",
    "zh-CN": "只有拥有“管理服务器”权限的成员才能这样做。",
}
# Locales that have a language of ours, though not by their own name; and those that have none.
RELATIVES = {"es-419": "es-ES", "en-GB": "en-US", "ko": "en-US", "zh-TW": "en-US", "sv-SE": "en-US"}


async def test_a_refusal_is_in_the_persons_language(discord: Sandbox, bot: BotProcess) -> None:
    for locale, like in ({each: each for each in REFUSALS} | RELATIVES).items():
        reply = await discord.cast("/temperature value:1", locale=locale)
        assert reply.ephemeral
        assert reply.content == REFUSALS[like], locale
    # In direct messages, so is everything.
    spell = await discord.cast("/spell seed:Once", guild=None, locale="pt-BR")
    assert labels(spell)[:2] == ["De novo", "Continuar"]


async def set_temperature(discord: Sandbox, value: str, locale: str) -> str:
    reply = await discord.cast(f"/temperature value:{value}", discord.moderator, locale=locale)
    assert not reply.ephemeral
    return reply.content


async def test_what_all_read_is_in_the_servers_language(
    discord: Sandbox, bot: BotProcess, database: Database
) -> None:
    guild = discord.guilds[0]
    for locale, begins in {
        "en-US": "Spells in this server now",
        "ja": "このサーバーの呪文の温度を",
        "es-419": "Los hechizos de este servidor ahora",
        "ko": "Spells in this server now",
    }.items():
        await discord.change(guild, locale=locale)
        assert (await set_temperature(discord, "0.9", "de")).startswith(begins)
    private = await discord.cast("/temperature", locale="de")
    assert private.ephemeral
    assert private.content.startswith("Zauber haben auf diesem Server")
    # What a server chooses comes before its locale.
    panel = await discord.cast("/settings", user=discord.moderator, locale="fr")
    assert "### Ce que ce serveur a choisi" in panel.content
    panel = await discord.select(
        panel, "settings:1:menu:what", ["language"], discord.moderator, locale="fr"
    )
    await discord.select(
        panel, "settings:1:menu:language", ["zh-CN"], discord.moderator, locale="fr"
    )
    told = await set_temperature(discord, "0.9", "de")
    assert told.startswith("本服务器咒语的温度")
    assert labels(await discord.cast("/spell seed:Once", locale="de"))[0] == "再来一次"


def labels(reply: Reply) -> list[str]:
    return [label for label, _, _ in reply.buttons]
