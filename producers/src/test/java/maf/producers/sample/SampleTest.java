package maf.producers.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import maf.producers.config.ProducerConfig.SampleConfig;
import maf.producers.row.Change;
import maf.producers.row.Change.Operation;
import maf.producers.row.ExportRow;
import maf.producers.row.RowDifference;
import maf.producers.row.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
    /** The limit of the shipped contracts. */
    private static final int LONGEST_TITLE = 500;

    @Test
    void hasThousandsOfRowsPerSource() {
        assertThat(rows(Source.MYSQL)).hasSize(3_940);
        assertThat(rows(Source.POSTGRES)).hasSize(3_120);
        assertThat(rows(Source.MONGODB)).hasSize(4_680);
    }

    @Test
    void hasTheFieldsOfEachExport() {
        assertThat(rows(Source.MYSQL)).allMatch(row -> row.adult() != null && row.video() != null);
        assertThat(rows(Source.MONGODB)).allMatch(row -> row.adult() != null && row.video() == null);
        assertThat(rows(Source.POSTGRES)).allMatch(row -> row.adult() == null && row.video() == null);
    }

    @ParameterizedTest
    @EnumSource
    void movesFromDayToDay(Source source) {
        for (var day = 2; day <= SampleConfig.BUNDLED_DAYS; day++) {
            var changes = new ArrayList<Change>();
            new RowDifference(
                            rows(source, day).iterator(), rows(source, day - 1).iterator())
                    .forEachRemaining(changes::add);
            var before = rows(source, day - 1).size();

            assertThat(count(changes, Operation.INSERT)).isBetween(before / 100L, before / 50L);
            assertThat(count(changes, Operation.DELETE)).isBetween(before / 500L, before / 50L);
            assertThat(count(changes, Operation.UPDATE)).isBetween(before / 2L, before * 3L / 4);
        }
    }

    private static long count(List<Change> changes, Operation operation) {
        return changes.stream()
                .filter(change -> change.operation() == operation)
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void hasTheOdditiesOfRealFiles(Source source) {
        var rows = rows(source);
        var titles =
                rows.stream().map(ExportRow::title).filter(Objects::nonNull).collect(Collectors.toSet());

        assertThat(rows.size()
                        - rows.stream().filter(row -> row.title() != null).count())
                .as("missing titles")
                .isBetween(1L, 20L);
        assertThat(rows).as("missing popularity").anyMatch(row -> row.popularity() == null);
        assertThat(rows)
                .extracting(ExportRow::popularity)
                .anyMatch(popularity -> popularity != null && popularity.signum() == 0)
                .anyMatch(popularity -> popularity != null && popularity.compareTo(new BigDecimal("0.0006")) == 0);
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

    private static List<ExportRow> rows(Source source) {
        return rows(source, 1);
    }

    private static List<ExportRow> rows(Source source, int day) {
        return List.copyOf(new Sample(source).day(day));
    }
}
