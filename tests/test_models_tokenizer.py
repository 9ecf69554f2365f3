"""Pieces and where they come from, beside sentencepiece itself with the same pieces and scores."""

import io
import tomllib
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st
from sentencepiece import sentencepiece_model_pb2 as protocol

from compare.models.bundled import WEIGHTS
from compare.models.tokenizer import SPACE, UNKNOWN, Tokenizer

FACTS = tomllib.loads((Path(__file__).parent / "fixtures" / "models" / "translations.toml").read_text("utf-8"))
TRICKY = [
    "",
    "   ",
    "Wait....... what?!",
    "na\u0131\u0308ve cafe\u0301 and Zu\u0308rich, decomposed",
    "اتِّفاقٌ مُهِمّ بُيِّن يومَ الأحد",
    "ﷺ و ﻻ و ﴾نص﴿",
    "ＦＵＬＬ　ｗｉｄｔｈ １２３",
    "ﬁnance ½ m² №5 ™",
    "line\nbreak\ttab\u00a0hard\u202fnarrow",
    "soft\u00adhyphen zero\u200bwidth می\u200cرود",
    "😀😃 unseen \U00013080\U00013081 signs",
    "https://example.org/a_very/long-path?with=arguments&more=of+them",
    "нейтрально-благожелательный Ёлка ѣ",
    "＂。」「、北京時間",
    "<s> </s> <unk> <mask> <pad>",
    "▁ already ▁marked",
    "x" * 300,
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(WEIGHTS / "tokenizer.npz")


@pytest.fixture(scope="module")
def reference() -> sentencepiece.SentencePieceProcessor:
    """A SentencePiece model with the bundled pieces and scores, and the normaliser of XLM-RoBERTa."""
    empty = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e"] * 9),
        model_writer=empty,
        vocab_size=12,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = protocol.ModelProto()
    model.normalizer_spec.CopyFrom(protocol.ModelProto.FromString(empty.getvalue()).normalizer_spec)
    kind = protocol.ModelProto.SentencePiece
    special = {
        "<s>": kind.CONTROL,
        "<pad>": kind.CONTROL,
        "</s>": kind.CONTROL,
        "<unk>": kind.UNKNOWN,
        "<mask>": kind.CONTROL,
    }
    with np.load(WEIGHTS / "tokenizer.npz") as stored:
        pieces = stored["pieces"].tobytes().decode().split("\n")
        for piece, score in zip(pieces, stored["scores"].tolist(), strict=True):
            model.pieces.add(piece=piece, score=score, type=special.get(piece, kind.NORMAL))
    model.trainer_spec.model_type = 1
    model.trainer_spec.unk_id, model.trainer_spec.bos_id = 3, 0
    model.trainer_spec.eos_id, model.trainer_spec.pad_id = 2, 1
    return sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())


def test_same_pieces_as_sentencepiece(tokenizer: Tokenizer, reference: sentencepiece.SentencePieceProcessor) -> None:
    texts = [text for fact in FACTS.values() for text in fact.values()] + TRICKY
    different = {text for text in texts if tokenizer.pieces(text, 10**6) != reference.encode(text)}
    # the sign that marks a space is read as itself here, and as a space there
    assert different <= {"▁ already ▁marked"}


def test_spans_point_at_the_piece(tokenizer: Tokenizer, reference: sentencepiece.SentencePieceProcessor) -> None:
    for text in [*FACTS["euro"].values(), *TRICKY]:
        ids, spans = tokenizer.pieces_with_spans(text, 10**6)
        assert ids == tokenizer.pieces(text, 10**6)
        for piece, (start, end) in zip(ids, spans, strict=True):
            written = reference.id_to_piece(piece).lstrip(SPACE)
            if piece != UNKNOWN and len(written) == end - start:
                assert tokenizer.normalise(text[start:end]) == written


def test_spans_of_composed_and_expanded_characters(tokenizer: Tokenizer) -> None:
    text = "½ cafe\u0301"
    ids, spans = tokenizer.pieces_with_spans(text, 99)
    # one character that stands for three, and two that stand for one
    assert {text[start:end] for start, end in spans if start != end} >= {"½"}
    assert spans[-1][1] == len(text)
    assert len(ids) == len(spans)


@given(st.text(max_size=60))
def test_any_text_is_cut_and_located(text: str) -> None:
    shared = _shared()
    ids, spans = shared.pieces_with_spans(text, 10**6)
    assert ids == shared.pieces(text, 10**6)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@given(st.text(max_size=80), st.integers(0, 12))
def test_a_limit_only_cuts_off(text: str, limit: int) -> None:
    whole = _shared().pieces(text, 10**6)
    assert _shared().pieces(text, limit) == whole[:limit]


def test_a_word_without_end(tokenizer: Tokenizer) -> None:
    assert len(tokenizer.pieces("а" * 1_000_000, 510)) == 510


_loaded: list[Tokenizer] = []


def _shared() -> Tokenizer:
    """One tokenizer for the tests that hypothesis calls again and again."""
    if not _loaded:
        _loaded.append(Tokenizer(WEIGHTS / "tokenizer.npz"))
    return _loaded[0]
