"""The order of names in a language, and the letters under which they are listed (CLDR, by ICU).

https://unicode-org.github.io/icu/userguide/collation/: pinyin in Chinese, ñ after n in Spanish; punctuation ignored.
What CLDR does not ignore is not ignored here either, such as the article of Arabic names.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import icu


def sort_key(name: str, locale: str) -> tuple[bytes, str]:
    """What a list of names in the locale (a tag of ICU's, such as zh-u-co-pinyin) is sorted by."""
    return _collator(locale).getSortKey(name), name


def initial(name: str, locale: str) -> str:
    """The letter under which a name is listed; pinyin's in Chinese. Latin letters are known in every language."""
    letters = _from_first_letter(name)
    if letters[:1].isdigit():
        return "0–9"
    index = _index(locale)
    index.clearRecords()
    index.addRecord(letters, None)
    index.resetBucketIterator()
    while index.nextBucket():
        if index.bucketRecordCount:
            return str(index.bucketLabel)
    return letters[:1]


def is_collation(tag: str) -> bool:
    """Whether ICU knows the locale that a tag of BCP 47 names, and the order that it asks for ('-u-co-pinyin')."""
    try:
        locale = icu.Locale.forLanguageTag(tag)
        order = str(locale.getName()).partition("@collation=")[2]
        known = list(icu.Collator.getKeywordValuesForLocale("collation", locale, False))
    except icu.ICUError:
        return False
    return str(locale.getLanguage()) in icu.Locale.getISOLanguages() and (not order or order in known)


def _from_first_letter(name: str) -> str:
    """The name without punctuation, spaces and invisible signs before its first letter or figure."""
    start = next((at for at, char in enumerate(name) if unicodedata.category(char)[0] not in "PZC"), 0)
    return name[start:]


@cache
def _collator(locale: str) -> icu.Collator:
    collator = icu.Collator.createInstance(icu.Locale(locale))
    collator.setAttribute(icu.UCollAttribute.ALTERNATE_HANDLING, icu.UCollAttributeValue.SHIFTED)
    return collator


@cache
def _index(locale: str) -> icu.AlphabeticIndex:
    return icu.AlphabeticIndex(icu.Locale(locale)).addLabels(icu.Locale("en"))
