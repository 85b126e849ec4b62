package maf.producers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
    /** What the shipped contracts take. */
    private static final int LONGEST_TITLE = 500;

    @Test
    void hasThousandsOfRowsPerSource() throws IOException {
        assertThat(rows(Source.MYSQL)).hasSize(3_940);
        assertThat(rows(Source.POSTGRES)).hasSize(3_120);
        assertThat(rows(Source.MONGODB)).hasSize(4_680);
        assertThat(new SampleRun(Source.MYSQL, 500).count()).isEqualTo(3_940);
    }

    @Test
    void hasTheFieldsOfEachExport() throws IOException {
        assertThat(rows(Source.MYSQL)).allMatch(row -> row.adult() != null && row.video() != null);
        assertThat(rows(Source.MONGODB)).allMatch(row -> row.adult() != null && row.video() == null);
        assertThat(rows(Source.POSTGRES)).allMatch(row -> row.adult() == null && row.video() == null);
    }

    @ParameterizedTest
    @EnumSource
    void hasUniqueIdsOutOfOrder(Source source) throws IOException {
        var ids = rows(source).stream().map(ExportRow::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().sorted().toList()).isNotEqualTo(ids);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheOdditiesOfRealFiles(Source source) throws IOException {
        var rows = rows(source);
        var titles =
                rows.stream().map(ExportRow::title).filter(Objects::nonNull).collect(Collectors.toSet());

        assertThat(rows.size()
                        - rows.stream().filter(row -> row.title() != null).count())
                .as("missing titles")
                .isBetween(1L, 20L);
        assertThat(rows).as("missing popularity").anyMatch(row -> row.popularity() == null);
        assertThat(rows).extracting(ExportRow::popularity).contains(new BigDecimal("0.0"), new BigDecimal("0.0006"));
        assertThat(titles).contains("", "   ");
        assertThat(titles).anyMatch(title -> title.startsWith("  ") && !title.isBlank());
        assertThat(titles).anyMatch(title -> title.length() == LONGEST_TITLE);
        assertThat(titles.stream().filter(title -> title.length() > LONGEST_TITLE))
                .hasSizeBetween(1, 10);
        assertThat(titles).anyMatch(title -> !Normalizer.isNormalized(title, Normalizer.Form.NFC));
        assertThat(titles).as("emoji joined").anyMatch(title -> title.contains("👩\u200d🚀"));
        assertThat(titles.stream()
                        .flatMapToInt(String::codePoints)
                        .mapToObj(Character.UnicodeScript::of)
                        .collect(Collectors.toSet()))
                .contains(
                        Character.UnicodeScript.HIRAGANA,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.THAI,
                        Character.UnicodeScript.DEVANAGARI);
    }

    private static List<ExportRow> rows(Source source) throws IOException {
        var all = new ArrayList<ExportRow>();
        try (var sample = source.sample()) {
            for (var rows = sample.next(1_000); !rows.isEmpty(); rows = sample.next(1_000)) {
                all.addAll(rows);
            }
        }
        return all;
    }
}
