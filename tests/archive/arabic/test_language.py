"""The language of a text."""

import pytest

from archive.arabic import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("عقدت اللجنة اجتماعها في بغداد", "ar"),
        ("لێژنەکە لە هەولێر کۆبوونەوەیەکی ئەنجامدا", "ckb"),
        ("The committee met in Baghdad", "en"),
        ("زار الوفد مدينة هەولێر ثم عاد إلى بغداد بعد اجتماع طويل مع اللجنة المشتركة للتنسيق", "ar"),
        ("قال BBC إن الاجتماع انتهى", "ar"),
        ("123 456", "ar"),
        ("", "ar"),
    ],
)
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language
