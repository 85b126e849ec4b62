package maf.transformer.quarantine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.RecordOrigin;
import maf.transformer.tool.ToolException;

/**
 * The contracts as their files are now, compiled.
 *
 * @param fingerprints by table: first 16 hexadecimal digits of the file's SHA-256
 */
record CurrentContracts(List<TableContract> contracts, RecordCleanser cleanser, Map<String, String> fingerprints) {
    private static final int DIGITS = 16;

    /** @throws ToolException if a contract is invalid */
    static CurrentContracts read(Path tables) {
        try {
            var checked = CheckedContracts.read(tables);
            var contracts = checked.contracts();
            var fingerprints = new HashMap<String, String>();
            for (var contract : contracts) {
                var file = Files.readAllBytes(tables.resolve(contract.name() + ".yaml"));
                fingerprints.put(contract.table().toString(), fingerprint(file));
            }
            return new CurrentContracts(contracts, RecordCleanser.of(contracts, checked.rules()), fingerprints);
        } catch (InvalidContractException e) {
            throw new ToolException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ToolException("Cannot read the contracts in " + tables + ": " + e.getMessage(), e);
        }
    }

    private static String fingerprint(byte[] file) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The table of that name: {@code MAF.MOVIE}, or the contract's own name, {@code movie}. */
    Optional<String> table(String name) {
        return contracts.stream()
                .filter(contract -> contract.name().equals(name)
                        || contract.table().toString().equalsIgnoreCase(name))
                .map(contract -> contract.table().toString())
                .findFirst();
    }

    /** Applies the contract of {@code table} to a raw record; empty if its topic does not feed that table. */
    Optional<CleansingResult> cleanse(String table, RecordOrigin origin, byte[] key, byte[] value) {
        return cleanser.cleanse(origin.topic(), key, value, origin.timestamp()).stream()
                .filter(result -> result.contract().table().toString().equals(table))
                .findFirst();
    }
}
