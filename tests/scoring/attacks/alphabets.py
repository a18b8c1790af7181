# ruff: noqa: RUF001 - look-alikes are what this file is about
"""Alphabets that people fake English with, as "fancy text" pages and spammers do.

Written apart from `nudgebot.scoring.normalising.shapes`, so that one can fail the other.
"""

from string import ascii_lowercase, ascii_uppercase
from typing import Final


def _pairs(latin: str, faked: str) -> dict[str, str]:
    return dict(zip(latin, faked, strict=True))


def _from(first: int, *, capitals: int | None = None) -> dict[str, str]:
    """Continue an alphabet that Unicode holds in order."""
    small = {letter: chr(first + at) for at, letter in enumerate(ascii_lowercase)}
    start = first if capitals is None else capitals
    return small | {letter: chr(start + at) for at, letter in enumerate(ascii_uppercase)}


ALPHABETS: Final = {
    "cyrillic": _pairs("aceiopsxyjkmhtbrn", "асеіорѕхујкмһтьгп"),
    "greek": _pairs("aeikopntuvxyw", "αεικορητυνχγω"),
    "armenian": _pairs("ounhgqlsi", "օսոհցզլՏі"),
    "cherokee": _pairs("abcdeghijklmprstvwyz", "ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎽᏃ"),
    "lisu": _pairs("abcdefghijklmnoprstuvwxyz", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ"),
    "full width": _from(0xFF41, capitals=0xFF21),
    "bold": _from(0x1D41A, capitals=0x1D400),
    "bold script": _from(0x1D4EA, capitals=0x1D4D0),
    "fraktur": _from(0x1D586, capitals=0x1D56C),
    "double-struck": _pairs("abdefgijklmostuvwxy", "𝕒𝕓𝕕𝕖𝕗𝕘𝕚𝕛𝕜𝕝𝕞𝕠𝕤𝕥𝕦𝕧𝕨𝕩𝕪"),
    "monospace": _from(0x1D68A, capitals=0x1D670),
    "small capitals": _pairs("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"),
    "circled": _from(0x24D0, capitals=0x24B6),
    "bracketed": _from(0x249C),
    "squared": _from(0x1F130),
    "dark circles": _from(0x1F150),
    "dark squares": _from(0x1F170),
    "superscript": _pairs("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"),
    "subscript": _pairs("aeijoruvxhklmnpst", "ₐₑᵢⱼₒᵣᵤᵥₓₕₖₗₘₙₚₛₜ"),
    "curly": _pairs("abcdefghijklmnopqrstuvwyz", "αႦƈԃҽϝɠԋιʝƙʅɱɳσρϙɾʂƚυʋɯყȥ"),
    "brushed": _pairs(
        "abcdefghijklmnopqrstuvwxyz", "卂乃匚ᗪ乇千Ꮆ卄丨フҜㄥ爪几ㄖ卩Ɋ尺丂ㄒㄩᐯ山乂ㄚ乙"
    ),
    "syllabic": _pairs("abcdefghklmnoprtuvwx", "ᗩᗷᑕᗪᗴᖴᏀᕼᛕᒪᗰᑎᗝᑭᖇᎢᑌᐯᗯ᙭"),
    "thai": _pairs("abcdefghijklmnopqrstuvwxyz", "ค๒ς๔єŦﻮђเןкɭ๓ภ๏קợгรՇยשฬאץչ"),
    "currency": _pairs("abcdefghjklmnoprstuwxyz", "₳฿₵ĐɆ₣₲ⱧJ₭Ⱡ₥₦Ø₱Ɽ₴₮Ʉ₩ӾɎⱫ"),
    "accents": _pairs("aceiounsyz", "áçëîóüñšýž"),
    "strokes": _pairs("bdhilotz", "ƀđħɨłøŧƶ"),
}

UPSIDE_DOWN: Final = _pairs(ascii_lowercase, "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz")
MIXABLE: Final = ("cyrillic", "greek", "full width", "small capitals", "bold", "circled")
