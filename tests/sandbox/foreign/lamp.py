import os

import discord

client = discord.Client(intents=discord.Intents.default())
tree = discord.app_commands.CommandTree(client)


class Wish(discord.ui.Modal, title="Your wish"):
    text: discord.ui.TextInput["Wish"] = discord.ui.TextInput(label="I wish for")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.followup.send(f"{interaction.user.display_name} gets {self.text}.")


class Lamp(discord.ui.View):
    @discord.ui.button(label="Make a wish")
    async def wish(self, interaction: discord.Interaction, _: discord.ui.Button["Lamp"]) -> None:
        await interaction.response.send_modal(Wish())


@tree.command(description="Rub the lamp.")
async def rub(interaction: discord.Interaction, times: int) -> None:
    await interaction.response.send_message(f"Smoke comes out {times} times.", view=Lamp())


@client.event
async def on_ready() -> None:
    await tree.sync()


client.run(os.environ["DISCORD_TOKEN"])
