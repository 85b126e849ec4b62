#!/usr/bin/env python3
"""Writes the bundled sample: three days of movie_ids, tv_series_ids and person_ids in the format of TMDB's daily id exports.

SYNTHETIC: a seeded generator makes every id, title and name; none of it is TMDB's data. Only the fields, their order and the
irregularities are those of the real files. Every run writes the same lines, from any working directory:

    python3 producers/sample/generate.py

Irregularities, at fixed intervals so that each file has some of each: ids with gaps and out of order, many scripts,
emoji joined by zero-width joiners, combining accents in NFD, right-to-left text, spaces around a title, titles of exactly
500 and of more characters, empty, blank and missing titles, missing popularity, popularity 0 and 0.0001.
"""

import gzip
import json
import random
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/main/resources/maf/producers/sample"

SYLLABLES = "ba bel cor da dra el fen gal hu ir jo ka lin lo mar mi nor o pe qua ra sel ta tor u va wen xi yo zan".split()
ENDINGS = "a an dor el en ia in is o on ora us".split()
WORDS = {
    "en": "the of last night river house winter silent glass road summer letters from north harbour and paper moon under "
          "stone garden years before orchard clock distant wolves cinder salt".split(),
    "fr": "été à la lisière forêt où le garçon déçu rêve près d'une île cœur naïf école brûlée des ombres".split(),
    "de": "über die Brücke müde Straße Häuser grüner Nächte süßer Schnee und kein Weg zurück Gespräche".split(),
    "es": "mañana el niño corazón señal última canción del desierto años adiós montaña pequeña".split(),
    "pl": "źdźbło trawy święta noc żółty łabędź ścieżka pamięć zaćmienie wśród książek".split(),
    "tr": "ışık gölge İzler kış güneşi çığlık şehir üzüm bağı yağmurda sessizliğin".split(),
    "vi": "mùa đông không về những người lặng lẽ đường phố ánh trăng".split(),
    "ru": "тихая река зимний дом последний вечер письма с севера луна над садом".split(),
    "uk": "їжак у тумані вогонь ґанок сніг і тінь ясного ранку".split(),
    "el": "το σπίτι της σιωπής χειμώνας ποτάμι γυάλινος δρόμος ψυχή".split(),
    "ar": "ليلة في المدينة بيت النهر صمت الشتاء رسائل من الشمال".split(),
    "he": "הבית על הנהר לילה שקט מכתבים מן הצפון חורף".split(),
    "hi": "सर्दियों की रात नदी का घर आख़िरी चिट्ठी चाँद और पत्थर".split(),
    "ta": "மழை இரவு நதி வீடு கடைசி கடிதம்".split(),
    "am": "የክረምት ሌሊት ወንዝ ቤት".split(),
    "ja": "夜の 川 静かな 家 冬 ガラスの 道 誇り 手紙 北から 月と 石".split(),
    "zh": "冬夜 河流 玻璃 之路 最後的 信 北方 月亮 石頭 花園 𠮷野".split(),
    "ko": "겨울 밤 강가의 집 마지막 편지 북쪽에서 달과 돌".split(),
    "th": "คืน ฤดูหนาว บ้าน ริม แม่น้ำ จดหมาย ฉบับ สุดท้าย".split(),
}
UNSPACED = {"ja", "zh", "th"}
# As in the real files, most titles are in Latin letters, and each other script has a few percent.
LANGUAGES = ["en"] * 30 + ["fr", "de", "es"] * 6 + ["pl", "tr", "vi", "ru"] * 3 + sorted(WORDS)
EMOJI = ["👩‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "❤️‍🔥", "🎬", "👍🏽", "🇫🇮", "1️⃣"]


def invented_name(rng):
    return "".join(rng.choices(SYLLABLES, k=rng.randint(1, 3)) + [rng.choice(ENDINGS)]).capitalize()


def phrase(rng, words):
    language = rng.choice(LANGUAGES)
    picked = rng.choices(WORDS[language], k=words)
    text = ("" if language in UNSPACED else " ").join(picked)
    return text[:1].upper() + text[1:] if language != "tr" else text


def title(rng):
    text = phrase(rng, rng.choices([1, 2, 3, 4, 6, 9], [12, 30, 30, 18, 8, 2])[0])
    if rng.random() < 0.35:
        text = rng.choice([f"{invented_name(rng)}: {text}", f"{text} {invented_name(rng)}", f"{text} {rng.randint(2, 9)}",
                            f"{text} ({rng.randint(1921, 2026)})", f'"{text}"', f"{text} / {invented_name(rng)} & Co."])
    return text


def name(rng):
    if rng.random() < 0.15:
        return phrase(rng, 2)
    parts = [invented_name(rng) for _ in range(rng.choices([1, 2, 3], [4, 80, 16])[0])]
    if rng.random() < 0.06:
        parts[0] = rng.choice(["Zoë", "Åse", "José", "Łucja", "Đorđe", "Ñusta", "Ægir", "O'" + parts[0], parts[0] + "-Marie"])
    return " ".join(parts)


def long_text(make, rng, length):
    text = make(rng)
    while len(text) < length:
        text += ", " + make(rng)
    return text[:length - 1] + "x"  # never ends in a space, which trimming would remove


def popularity(rng):
    kind = rng.random()
    if kind < 0.03:
        return 0.0
    if kind < 0.08:
        return rng.choice([0.0001, 0.0006, 0.0012, 0.0143])
    return round(rng.lognormvariate(-0.4, 1.1), 4)


def ids(rng, count, highest):
    """Ids with gaps, almost ascending, with about one in fifty far out of order."""
    found = sorted(rng.sample(range(2, highest), count))
    found.sort(key=lambda number: number + rng.uniform(0, highest / count * 4))
    for _ in range(count // 100):
        a, b = rng.randrange(count), rng.randrange(count)
        found[a], found[b] = found[b], found[a]
    return found


def make_irregular(line, row, field, make, rng):
    """Makes some rows irregular; line numbers start at 0."""
    if line % 97 == 11:
        row[field] = f"{make(rng)} {rng.choice(EMOJI)}"
    elif line % 89 == 17:
        row[field] = unicodedata.normalize("NFD", "Ünïcödé é " + make(rng))
    elif line % 211 == 31:
        row[field] = f"  {row[field]} "
    elif line % 701 == 301:
        row[field] = ""
    elif line % 1499 == 401:
        row[field] = "   "
    elif line % 809 == 503:
        del row[field]
    elif line % 601 == 207:
        del row["popularity"]
    elif line == 1000:
        row[field] = long_text(make, rng, 500)  # the maximum of the shipped contracts
    elif line in (1001, 1777, 2345, 2901):
        row[field] = long_text(make, rng, {1001: 501, 1777: 640, 2345: 999, 2901: 1800}[line])


def next_day(rows, rng, highest, field, make, flags):
    """Changes rows as from one published day to the next: most popularities change, some rows disappear, some are new, few are renamed."""
    known = {row["id"] for row in rows}
    after = []
    for row in rows:
        kind = rng.random()
        if kind < 0.008:
            continue
        row = dict(row)
        if kind < 0.70 and "popularity" in row:
            row["popularity"] = max(round(row["popularity"] * rng.lognormvariate(0, 0.12), 4), 0.0001)
        if kind > 0.995:
            row[field] = make(rng)
        after.append(row)
    for _ in range(rng.randint(len(rows) // 100, len(rows) // 60)):
        number = rng.randrange(2, highest + highest // 50)
        if number not in known:
            known.add(number)
            row = {"adult": False, "id": number, field: make(rng), "popularity": popularity(rng), "video": False}
            row = {key: value for key, value in row.items() if key not in ("adult", "video") or key in flags}
            after.insert(rng.randint(len(after) * 9 // 10, len(after)), row)
    return after


def write(file, seed, count, highest, field, make, flags):
    rng = random.Random(seed)
    rows = []
    for line, number in enumerate(ids(rng, count, highest)):
        row = {"adult": rng.random() < 0.02, "id": number, field: make(rng), "popularity": popularity(rng),
               "video": rng.random() < 0.01}
        row = {key: value for key, value in row.items() if key not in ("adult", "video") or key in flags}
        make_irregular(line, row, field, make, rng)
        rows.append(row)
    for day in (1, 2, 3):
        if day > 1:
            rows = next_day(rows, random.Random(f"{seed} day {day}"), highest, field, make, flags)
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
        packed = gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0)
        (TARGET / f"day-{day}").mkdir(parents=True, exist_ok=True)
        (TARGET / f"day-{day}" / file).write_bytes(packed)
        print(f"day {day}, {file}: {len(rows)} lines, {len(packed)} bytes")


write("movie_ids.json.gz", "movies", 3940, 1_400_000, "original_title", title, ("adult", "video"))
write("tv_series_ids.json.gz", "tv series", 3120, 290_000, "original_name", title, ())
write("person_ids.json.gz", "people", 4680, 5_400_000, "name", name, ("adult",))
