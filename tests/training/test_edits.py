from training.tone.edits import DELETE, KEEP, commonest_tags, find_edits, join_tokens


def tags(text: str, *rewrites: str) -> dict[str, str | None]:
    joined, edits = find_edits(text, rewrites)
    return {joined[start:end]: tag for start, end, tag in edits or ()}


def test_words_that_people_left_out_or_replaced_are_told_apart() -> None:
    found = tags("clean up your damn mess please", "clean up your things please")
    assert found["clean"] == found["please"] == KEEP
    assert found["damn"] == "things"
    assert found["mess"] == DELETE


def test_the_nearest_rewrite_counts() -> None:
    assert tags("this silly map", "a wholly different text", "this map")["silly"] == DELETE


def test_a_rewrite_that_shares_too_little_says_nothing() -> None:
    assert find_edits("one two three", ["quite another matter altogether"])[1] is None


def test_what_a_tokenizer_took_apart_is_joined() -> None:
    assert join_tokens("can 't we , please ?") == "can't we, please?"


def test_the_tags_begin_with_keeping_and_deleting() -> None:
    edits = [((0, 1, "rain"),), ((0, 1, "rain"), (2, 3, "sun"), (4, 5, KEEP), (6, 7, None))]
    assert commonest_tags(edits, most=1) == [KEEP, DELETE, "rain"]
