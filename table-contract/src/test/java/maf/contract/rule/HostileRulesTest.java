package maf.contract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.types.SimpleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import maf.contract.typing.HostileTexts;
import maf.contract.wire.QuarantineReason;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function of CEL that takes a text decides in a moment about a hostile one, or the row is refused. */
class HostileRulesTest {
    private static final Duration MOMENT = Duration.ofSeconds(30);
    private static final String TABLE = """
            table: MAF.T
            key: [id]
            columns:
              id: {type: BIGINT}
              a: {type: VARCHAR}
              b: {type: VARCHAR}
            sources: [{topic: a.b.c}]
            """;

    @TempDir
    Path dir;

    private final Map<String, String> rules = new LinkedHashMap<>();

    @BeforeEach
    void everyFunctionOfTexts() {
        rules.put("_+_", "(a + b + a).size() > 0");
        rules.put("_==_", "a == b");
        rules.put("_!=_", "a != b");
        rules.put("_<_", "a < b");
        rules.put("_<=_", "a <= b");
        rules.put("_>_", "a > b");
        rules.put("_>=_", "a >= b");
        rules.put("@in", "a in [b, 'x']");
        rules.put("size", "a.size() > size(b)");
        rules.put("startsWith", "a.startsWith(b)");
        rules.put("endsWith", "a.endsWith(b)");
        rules.put("contains", "a.contains(b) || b.contains(a) || a.contains('aaaaaaaaaaaaaaaaab')");
        rules.put("matches", "a.matches('(x+x+)+y|^( *)* *$') || matches(b, '.*0.1$')");
        rules.put("int", "int(a) > 0");
        rules.put("uint", "uint(a) > 0u");
        rules.put("double", "double(a) > 0.0");
        rules.put("bool", "bool(a)");
        rules.put("bytes", "bytes(a) == b'x'");
        rules.put("string", "string(a) == b");
        rules.put("duration", "duration(a) > duration('1s')");
        rules.put("timestamp", "timestamp(a) > timestamp('2000-01-01T00:00:00Z')");
    }

    @Test
    void coversEveryFunctionOfCelThatTakesAText() {
        var ofTexts = Arrays.stream(StandardFunction.values())
                .map(StandardFunction::functionDecl)
                .filter(function -> function.overloads().stream()
                        .anyMatch(overload -> overload.parameterTypes().get(0).equals(SimpleType.STRING)))
                .map(function -> function.name())
                .collect(Collectors.toSet());

        assertThat(rules.keySet()).containsAll(ofTexts);
    }

    @Test
    void decidesInAMomentOrRefuses() throws IOException {
        for (var rule : rules.entrySet()) {
            var compiled = compiled(rule.getValue());
            HostileTexts.all()
                    .forEach((what, text) -> assertTimeoutPreemptively(
                            MOMENT, () -> compiled.evaluate(row(text)), rule.getKey() + ": " + what));
        }
    }

    private static Map<String, Object> row(String text) {
        var row = new HashMap<String, Object>();
        row.put("id", 1L);
        row.put("a", text);
        row.put("b", text.substring(text.length() / 2) + "b");
        return row;
    }

    @Test
    void refusesATextThatIsTooLongForItsPattern() throws IOException {
        var compiled = compiled("a.matches('(a.{900})$')");

        assertThat(compiled.evaluate(row("a".repeat(2 << 20))))
                .isInstanceOfSatisfying(
                        RuleVerdict.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(QuarantineReason.TOO_COSTLY));
    }

    @Test
    void takesNoPatternFromTheRowAndNoneThatIsTooLarge() {
        assertThatThrownBy(() -> compiled("a.matches(b)"))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("t.yaml:9:17: 'v' ")
                .hasMessageContaining("needs a regular expression in quotes");
        assertThatThrownBy(() -> compiled("a.matches('(a{50}){50}')")).isInstanceOf(InvalidContractException.class);
    }

    @Test
    void findsWhatJavaFinds() {
        var text = "ab".repeat(10_000);
        assertThat(TextFunctions.contains(text + "c", "ab".repeat(5_000) + "c")).isTrue();
        assertThat(TextFunctions.contains(text + "c" + text, "ba".repeat(5_000) + "c"))
                .isFalse();
        assertThat(TextFunctions.contains(text, "")).isTrue();
        assertThat(TextFunctions.contains("a".repeat(5_000) + "b", "a".repeat(4_000) + "b"))
                .isTrue();
        assertThat(TextFunctions.contains("", "a")).isFalse();
    }

    private RowRules compiled(String rule) throws IOException {
        Files.writeString(dir.resolve("t.yaml"), TABLE + "rules:\n  v: \"" + rule + "\"\n");
        return CheckedContracts.read(dir).rules().get("t");
    }
}
