"""What an owner can set about the language model."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from annotated_types import Interval, Len


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """The language model. Its address and its name have to be given.

    Attributes:
        base_url: the address of an OpenAI-compatible API, up to and with its version, such as
            `"http://127.0.0.1:11434/v1"`.
        model: the name of the model there, such as `"llama3.2"`.
        api_key_env: the environment variable that the key to the API is in, such as
            `"NUDGEBOT_LLM_KEY"`; empty for none.
        api_key_file: a file that the key is in; empty for none.
        timeout_seconds: how long a nudge waits for the model at most. The engine gives up after
            ten seconds in any case.
        max_tokens: the longest answer, in tokens of the model.
    """

    # An empty default is none: it is checked, and refused, like what an owner writes.
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "strict": True,
        "allow_inf_nan": False,
        "validate_default": True,
    }

    base_url: Annotated[str, Len(1, 2_000)] = ""
    model: Annotated[str, Len(1, 200)] = ""
    api_key_env: str = ""
    api_key_file: str = ""
    timeout_seconds: Annotated[float, Interval(ge=0.1, le=9)] = 4.0
    max_tokens: Annotated[int, Interval(ge=16, le=4_000)] = 300
