"""Messages of every kind arrive in discord.py as what they are."""

import discord
from discord import ui

from tests.discord_server.bots import LittleBot, online
from tests.discord_server.community import Community
from tests.discord_server.people import Person
from tests.discord_server.server import DiscordServer


async def hear(server: DiscordServer, bot: LittleBot, count: int = 1) -> discord.Message:
    await server.until(lambda: len(bot.heard) >= count)
    return bot.heard[-1]


async def test_replies_forwards_stickers_polls_and_embeds(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    first = await mia.say(porch.general, "the first")
    async with online(server) as bot:
        await mia.say(porch.general, "a reply", reply_to=first)
        reply = await hear(server, bot)
        assert reply.type is discord.MessageType.reply
        assert isinstance(reply.reference and reply.reference.resolved, discord.Message)

        await mia.say(porch.general, "", forward=first)
        forwarded = await hear(server, bot, 2)
        assert forwarded.content == ""
        assert [one.content for one in forwarded.message_snapshots] == ["the first"]
        assert forwarded.flags.forwarded

        await mia.say(porch.general, "", stickers=1, embeds=1, poll=("Tea?", ["yes", "no"]))
        rich = await hear(server, bot, 3)
        assert len(rich.stickers) == len(rich.embeds) == 1
        assert rich.poll is not None
        assert [answer.text for answer in rich.poll.answers] == ["yes", "no"]

        await mia.delete(first)
        gone = await bot.text_channel(porch.general.id).fetch_message(reply.id)
        assert gone.reference is not None
        assert isinstance(gone.reference.resolved, discord.DeletedReferencedMessage)


async def test_webhooks_bots_and_the_system_speak(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    world = server.world
    robot = world.add_member(porch, "robot", is_bot=True)
    async with online(server) as bot:
        world.webhook_says(world.add_webhook(porch.general, "News"), "some news")
        assert (await hear(server, bot)).webhook_id
        await robot.say(porch.general, "beep")
        assert (await hear(server, bot, 2)).author.bot
        world.system_says(mia, porch.general)
        assert (await hear(server, bot, 3)).type is discord.MessageType.new_member


async def test_a_post_in_a_forum_begins_with_a_message_of_its_own_id(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    forum = server.world.add_channel(porch, "posts", kind="forum")
    async with online(server) as bot:
        post = server.world.add_thread(forum, "A title", starter=mia)
        await mia.say(post, "the words of the post")
        await mia.say(post, "and a comment")
        comment = await hear(server, bot, 2)

        assert bot.heard[0].id == bot.heard[0].channel.id == post.id
        assert comment.id != post.id
        assert isinstance(comment.channel, discord.Thread)
        assert comment.channel.name == "A title"
        assert comment.channel.owner_id == mia.id


async def test_components_of_the_second_kind_are_read_as_words(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    view = ui.LayoutView()
    section: ui.Section[ui.LayoutView] = ui.Section(
        "a section", accessory=ui.Button(label="More", custom_id="more")
    )
    view.add_item(ui.Container(ui.TextDisplay("## A card"), section, ui.Separator()))
    async with online(server) as bot:
        sent = await bot.text_channel(porch.general.id).send(view=view)
        card = mia.sees(porch.general)[-1]
        assert card.text.splitlines()[:2] == ["## A card", "a section"]
        assert card.buttons == ["More"]
        # What the bot asked for is kept as it was asked, without what Discord adds.
        container = server.requests[-1].body["components"][0]
        assert not {"id"} & {*container, *container["components"][0]}

        changed = ui.LayoutView()
        changed.add_item(ui.TextDisplay("done"))
        await sent.edit(view=changed)
        assert (card.text, card.buttons) == ("done", [])
        assert card.edited_at is not None


async def test_an_ephemeral_answer_in_direct_messages_is_seen_there(
    server: DiscordServer, porch: Community, mia: Person
) -> None:
    assert porch
    bot = LittleBot()

    async def open_note(interaction: discord.Interaction) -> None:
        assert interaction.guild is None
        await interaction.response.send_message("a note", ephemeral=True)

    button: ui.Button[ui.View] = ui.Button(label="Open", custom_id="open")
    button.callback = open_note  # type: ignore[method-assign]
    async with online(server, bot):
        view = ui.View()
        view.add_item(button)
        await (await bot.fetch_user(mia.id)).send("hello", view=view)
        answer = await mia.press(mia.dms[-1], "Open")

        assert answer.text == "a note"
        assert [one.content for one in mia.dms] == ["hello"]
        assert [one.content for one in mia.sees(mia.dm)] == ["hello", "a note"]
