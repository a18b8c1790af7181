# ruff: noqa: RUF001 - look-alikes are what this file is about
"""Which letters look like which Latin ones.

Drawn from Unicode's confusables (UTS 39) and from the alphabets of "fancy text" generators, for
the letters that English words are faked with. What NFKD undoes is not listed. A letter that may be
read in two ways stands in two lines, and its first line is tried first.
"""

from typing import Final

_SHAPES = {
    "a": "аαɑᴀⲁΑАᎪᗩᗅꓮ卂ค丹₳λΛд∀ɐ",
    "b": "ƀвьЬßβʙɓƅᏴᏏᗷꓐ乃๒ც฿ႦВΒⲃɃႦ",
    "c": "сςϲᴄƈҫↄᏟᑕꓚ匚ȼ¢₵СⲥɔƆⅭ",
    "d": "ԁđɗᴅԃᎠᗪᗞꓓ∂ժ๔ĐԀ",
    "e": "ᗴеεєҽɛᴇɘəǝᎬꓰ乇ЕΕЄⲉ∈эξɆзƐƎ€",
    "f": "ƒғϝꜰʄᖴꓝ千Ŧք₣Ⅎ",
    "g": "ɡԍɢɠցᎶᏀᏳꓖﻮ₲ǥԌو",
    "h": "һнհɦʜђћԋңᎻᏂᕼꓧ卄НΗҺⲏⱧҥɥħ",
    "i": "іıιɪɩᎥᏆꓲ丨เІΙⲓӏłןᴉ¡ɨ",
    "j": "јϳʝᴊᎫᒍꓙフЈɾل",
    "k": "кκҝᴋƙқҡᏦᛕꓗҜКΚⲕ₭ӄʞ",
    "l": "ӏʟլɭłŁㄥᏞᒪꓡւ£₤ⱠןιʅƖ",
    "m": "мᴍɱ๓爪ᗰꓟМΜⲙ₥Ꮇϻოʍ",
    "n": "ηпɴиոռղɳ几ภᑎꓠИΝПⲛ₦ᏁŋɲƞՈ",
    "o": "оοօσᴏסөøØѳᎾᏫㄖ๏ꓳОΟՕⲟ○◯〇δ०οᗝ",
    "p": "рρᴘþƿƥթᏢᑭꓑ卩קРΡⲣ₱ק",
    "q": "ԛգզᑫɊφԚϙ",
    "r": "гяʀɾʁᴦᖇᏒᎡꓣ尺ɹՐЯɽⱤրГ",
    "s": "ѕꜱʂƨՏֆᏚᔕꓢ丂รЅ₴ЅƧ§ςട",
    "t": "тτᴛƭ†ŧŦᎢㄒꓔՇТΤⲧ₮ʇƚʈե",
    "u": "υᴜսцʊμմЦㄩᏌᑌยꓴɄՍʉʋน",
    "v": "νѵᴠ∨ᏙᐯꓦשѴᴧ√ʌʋ",
    "w": "ωшщԝᴡѡա山ฬᏔᎳᗯꓪ₩Шɯʍ",
    "x": "хχ×ӽҳ乂אӾ᙭ꓫХΧⲭ",
    "y": "уүყʏγʎꓬУΥҮㄚᎽץ¥ɎⲩұчЧυ",
    "z": "ȥᴢʐƶᏃ乙չꓜΖⱫʑⲍ",
}


def _readings() -> dict[str, str]:
    readings: dict[str, str] = {}
    for latin, shapes in _SHAPES.items():
        for shape in dict.fromkeys(shapes):
            as_written = latin.upper() if shape.isupper() else latin
            readings[shape] = readings.get(shape, "") + as_written
    return readings


READINGS: Final = _readings()
"""What each letter may be read as, the likelier letter first."""

SIGNS: Final = "".join(shape for shape in READINGS if not shape.isalpha())
"""Those that are no letters in themselves."""
