"""What comes after the first answer: changing it, and further messages."""

from tests.discord_server.calls import Call, Route
from tests.discord_server.drafts import revise
from tests.discord_server.errors import ApiError, Refusal
from tests.discord_server.interactions import Interaction
from tests.discord_server.payload import Json
from tests.discord_server.posting import change, remove
from tests.discord_server.posts import LOADING, Posted
from tests.discord_server.routes.callbacks import deliver
from tests.discord_server.routes.webhooks import execute


def follow(call: Call) -> Json | None:
    """POST a further message; the first after a deferral takes the place of the waiting line."""
    if call.path["token"] not in call.state.interactions:
        return execute(call)
    interaction = _open(call)
    waiting = interaction.original
    if waiting is not None and waiting.is_loading:
        return _fill(call, waiting).payload()
    posted = deliver(call, interaction, call.form)
    interaction.followups.append(posted)
    call.state.tell("followed", interaction)
    return posted.payload()


def get(call: Call) -> Json:
    """GET an answer."""
    return _answer(call).payload()


def edit(call: Call) -> Json:
    """PATCH an answer."""
    return _fill(call, _answer(call)).payload()


def delete(call: Call) -> None:
    """DELETE an answer."""
    remove(call.state, _answer(call))


def _fill(call: Call, posted: Posted) -> Posted:
    posted.flags &= ~LOADING
    revise(call.state, posted, call.form, call.uploads)
    return change(call.state, posted)


def _open(call: Call) -> Interaction:
    interaction = call.state.interactions.get(call.path["token"])
    if interaction is None or int(call.path["webhook"]) != call.state.application.id:
        raise ApiError(Refusal.UNKNOWN_WEBHOOK)
    interaction.check_token(call.state.clock.now())
    return interaction


def _answer(call: Call) -> Posted:
    interaction = _open(call)
    answers = [*interaction.followups]
    if interaction.original is not None:
        answers.append(interaction.original)
    wanted = call.path.get("message")
    found = interaction.original
    if wanted is not None:
        found = next((posted for posted in answers if str(posted.id) == wanted), None)
    if found is None or found.is_deleted:
        raise ApiError(Refusal.UNKNOWN_MESSAGE)
    return found


_ONE = "/webhooks/{webhook}/{token}/messages"
ROUTES = (
    Route("POST", "/webhooks/{webhook}/{token}", follow),
    *(
        Route(method, _ONE + which, answer)
        for which in ("/@original", "/{message}")
        for method, answer in (("GET", get), ("PATCH", edit), ("DELETE", delete))
    ),
)
