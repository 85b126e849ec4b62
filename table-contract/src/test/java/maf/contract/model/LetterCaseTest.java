package maf.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterCaseTest {
    @Test
    void agreesWithJavaOnEveryCharacter() {
        var all = new StringBuilder();
        for (var letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
            if (letter != 'Σ' && Character.isDefined(letter)) {
                all.appendCodePoint(letter);
            }
        }
        var pieces = all.toString();
        for (var from = 0; from + 5_000 < pieces.length(); from += 5_000) {
            var piece = pieces.substring(from, from + 5_000);
            assertThat(LetterCase.lower(piece)).isEqualTo(piece.toLowerCase(Locale.ROOT));
            assertThat(LetterCase.upper(piece)).isEqualTo(piece.toUpperCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @CsvSource({"ΟΔΥΣΣΕΥΣ, οδυσσευς", "ΣΑΣ ΣΑΣ, σας σας", "Σ, σ", "Σ Σ, σ σ", "ΑΣ., ας.", "ΑΣ.Α, ασ.α", "Α1Σ, α1σ"})
    void writesASigmaByItsPlaceInTheWord(String upper, String lower) {
        assertThat(LetterCase.lower(upper)).isEqualTo(lower);
    }

    @Test
    void doesNotCutCharactersAtTheEndsOfPieces() {
        var random = new Random(1);
        for (var length = 250; length < 270; length++) {
            var text = random.ints(length, 0x10400, 0x10450)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .insert(0, "a".repeat(length % 2))
                    .toString();
            assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
            assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
        }
    }
}
