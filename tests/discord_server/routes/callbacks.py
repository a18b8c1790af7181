"""The first answer to an interaction."""

from collections.abc import Callable

from tests.discord_server.calls import Call, Route
from tests.discord_server.channels import Channel
from tests.discord_server.drafts import Draft, compose, revise
from tests.discord_server.errors import ApiError, Refusal, invalid
from tests.discord_server.interactions import Asked, Interaction, Reply
from tests.discord_server.payload import Json
from tests.discord_server.posting import change, post
from tests.discord_server.posts import EPHEMERAL, LOADING, Posted
from tests.discord_server.state import State

COMMAND_USED, SAID = 20, 0
_FORMS = frozenset({Asked.COMMAND, Asked.COMPONENT})


def answer(call: Call) -> Json | None:
    """POST the first answer."""
    interaction = find(call)
    now = call.state.clock.now()
    interaction.check_open(now)
    reply = Reply(int(call.form["type"]))
    _check_fit(interaction, reply)
    _ANSWERS[reply](call, interaction)
    interaction.reply, interaction.replied_at = reply, now
    call.state.tell("answered", interaction)
    return _describe(interaction, reply) if call.query.get("with_response") else None


def find(call: Call) -> Interaction:
    """Find the interaction in the path.

    Raises:
        ApiError: 10062, there is none.
    """
    interaction = call.state.interactions.get(call.path["token"])
    if interaction is None or str(interaction.id) != call.path["interaction"]:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    return interaction


def deliver(call: Call, interaction: Interaction, body: Json) -> Posted:
    """Make a message of the bot's for an interaction, and post it, or show it to one person."""
    posted = compose(call.state, interaction.channel, call.bot, Draft(body, call.uploads))
    posted.type = COMMAND_USED if interaction.kind is Asked.COMMAND else SAID
    posted.extras |= _origin(call, interaction)
    return place(call.state, posted, interaction)


def place(state: State, posted: Posted, interaction: Interaction) -> Posted:
    """Put an answer where it is seen."""
    if not posted.is_ephemeral:
        return post(state, posted)
    posted.only_for = interaction.user
    channel: Channel = interaction.channel
    channel.whispers[posted.id] = posted
    state.tell("whispered", posted)
    return posted


def _origin(call: Call, interaction: Interaction) -> Json:
    """What answers an interaction comes from a webhook whose number is the application's."""
    number = str(call.bot.id)
    return {
        "application_id": number,
        "webhook_id": number,
        "interaction_metadata": interaction.metadata(),
    }


def _check_fit(interaction: Interaction, reply: Reply) -> None:
    is_completing = interaction.kind is Asked.AUTOCOMPLETE
    is_wrong = (reply is Reply.CHOICES) != is_completing or (
        (reply in {Reply.UPDATE, Reply.DEFERRED_UPDATE} and interaction.message is None)
        or (reply is Reply.MODAL and interaction.kind not in _FORMS)
        or reply is Reply.PONG
    )
    if is_wrong:
        sentence = f"A {reply.name} does not answer a {interaction.kind.name}"
        raise invalid("type", "INTERACTION_CALLBACK_TYPE_INVALID", sentence)


def _say(call: Call, interaction: Interaction) -> None:
    interaction.original = deliver(call, interaction, call.form.get("data") or {})


def _defer(call: Call, interaction: Interaction) -> None:
    body = call.form.get("data") or {}
    posted = compose(call.state, interaction.channel, call.bot, Draft({}))
    posted.flags = LOADING | int(body.get("flags") or 0) & EPHEMERAL
    posted.extras |= _origin(call, interaction)
    interaction.original = place(call.state, posted, interaction)


def _defer_update(_call: Call, interaction: Interaction) -> None:
    interaction.original = interaction.message


def _update(call: Call, interaction: Interaction) -> None:
    message = interaction.message
    assert message is not None
    revise(call.state, message, call.form.get("data") or {}, call.uploads)
    interaction.original = change(call.state, message)


def _choices(call: Call, interaction: Interaction) -> None:
    interaction.choices = list(call.form["data"]["choices"])


def _modal(call: Call, interaction: Interaction) -> None:
    interaction.modal = dict(call.form["data"])


def _describe(interaction: Interaction, reply: Reply) -> Json:
    said: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    resource: Json = {"type": int(reply)}
    if interaction.original is not None:
        said |= {
            "response_message_id": str(interaction.original.id),
            "response_message_loading": interaction.original.is_loading,
            "response_message_ephemeral": interaction.original.is_ephemeral,
        }
        if reply in {Reply.MESSAGE, Reply.UPDATE}:
            resource["message"] = interaction.original.payload()
    return {"interaction": said, "resource": resource}


_ANSWERS: dict[Reply, Callable[[Call, Interaction], None]] = {
    Reply.MESSAGE: _say,
    Reply.DEFERRED_MESSAGE: _defer,
    Reply.DEFERRED_UPDATE: _defer_update,
    Reply.UPDATE: _update,
    Reply.CHOICES: _choices,
    Reply.MODAL: _modal,
}
ROUTES = (Route("POST", "/interactions/{interaction}/{token}/callback", answer),)
