package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import maf.contract.yaml.Contracts;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.table.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a source calls its tables and columns, the contract is valid and takes them by those names. */
class ContractTextTest {
    private static final List<String> PIECES = List.of(
            "a", "B", "é", "ß", "日", "🎬", ".", "\\", "'", "\"", " ", "\n", "\t", ":", "#", "{", "}", "[", ",", "&",
            "*", "!", "%", "@", "`", "-", "_", "$", "1", "\u0000", "\u2028", "?", "|", ">", "=", "~", "null", "true",
            "id");

    @TempDir
    Path folder;

    @Test
    void anyNameIsTaken() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var names = new ContractNames("my-shop", true, List.of());
        var proposer = new TableProposer("my-shop", "MySQL", new MysqlTypes(), names);
        var proposed = new ArrayList<ProposedContract>();
        for (var count = 0; count < 100; count++) {
            var table = new Described(name(random), name(random))
                    .required("id", "int")
                    .key("id");
            random.ints(8).forEach(ignored -> table.column(name(random) + "x" + random.nextInt(), "enum"));
            var contract = ((Proposed) proposer.propose(table.get(), column -> true)).contract();
            proposed.add(contract);
            Files.writeString(folder.resolve(contract.name() + ".yaml"), new ContractText(contract).toString());
        }

        var read = Contracts.read(folder);

        assertThat(read).as("seed %d", seed).hasSameSizeAs(proposed);
        for (var contract : proposed) {
            var same = read.stream()
                    .filter(each -> each.name().equals(contract.name()))
                    .findFirst()
                    .orElseThrow();
            var source = same.sources().get(0);
            assertThat(contract.columns()).as("seed %d", seed).allSatisfy(column -> {
                assertThat(same.columns()).containsKey(column.name());
                assertThat(source.path(column.name()).steps()).containsExactly(column.field());
            });
        }
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        random.ints(1 + random.nextInt(6), 0, PIECES.size()).forEach(piece -> name.append(PIECES.get(piece)));
        return name.toString();
    }
}
