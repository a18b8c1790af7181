from collections.abc import Sequence

import pytest

from nudgebot.cli.errors import VerbError
from nudgebot.cli.members import Wanted, find_member
from nudgebot.domain.message import MemberKey

ANN = MemberKey("webchat", "porch", "ann1")
OTHER_ANN = MemberKey("webchat", "attic", "ann2")
THIRD_ANN = MemberKey("discord", "porch", "3")


class Register:
    """Members by name."""

    def __init__(self, *members: tuple[MemberKey, str]) -> None:
        self.members = members

    async def find_members(self, text: str) -> Sequence[tuple[MemberKey, str]]:
        return [(key, name) for key, name in self.members if text in {key.member, name}]


REGISTER = Register((ANN, "Ann"), (OTHER_ANN, "Ann"), (THIRD_ANN, "Ann"))


async def test_a_member_is_found_by_id() -> None:
    assert await find_member(REGISTER, Wanted("ann1")) == ANN


async def test_a_name_that_several_have_needs_a_place() -> None:
    with pytest.raises(VerbError, match=r"'Ann' could be 3 members \(webchat/porch/ann1, "):
        await find_member(REGISTER, Wanted("Ann"))
    assert await find_member(REGISTER, Wanted("Ann", "discord")) == THIRD_ANN
    assert await find_member(REGISTER, Wanted("Ann", "webchat", "attic")) == OTHER_ANN


async def test_nobody_is_told_as_nobody() -> None:
    with pytest.raises(VerbError, match="no member here has the id or name 'zoe'"):
        await find_member(REGISTER, Wanted("zoe"))
    with pytest.raises(VerbError, match="no member here"):
        await find_member(REGISTER, Wanted("ann1", community="attic"))


async def test_a_crowd_is_not_listed_to_the_end() -> None:
    crowd = Register(*[(MemberKey("webchat", "porch", f"ann{n}"), "Ann") for n in range(20)])
    with pytest.raises(VerbError, match=r"could be 20 members \(.*webchat/porch/ann4, \.\.\.\)"):
        await find_member(crowd, Wanted("Ann"))
