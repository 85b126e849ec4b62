package maf.verifier;

import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.verifier.source.SourceAddress;
import maf.verifier.source.SourceFields;
import maf.verifier.source.mongo.MongoSourceTable;
import maf.verifier.source.sql.JdbcSourceTable;
import maf.verifier.source.sql.MysqlDialect;
import maf.verifier.source.sql.PostgresDialect;
import maf.verifier.table.SourceTable;

/** Opens the sources of tables, whatever database they are in. */
final class SourceTables {
    private SourceTables() {}

    /**
     * One source of one table. Connects when it is read first.
     *
     * @param rules of the contract
     * @throws IllegalArgumentException when the URL or the topic names no table that can be read
     */
    static SourceTable open(TableContract contract, Source source, RowRules rules, SourceAddress address) {
        if (source.topic().split("\\.", 3).length < 3) {
            throw new IllegalArgumentException(
                    "topic '" + source.topic() + "' names no table: <prefix>.<schema or database>.<table>");
        }
        var fields = new SourceFields(contract, source);
        if (address.url().startsWith("jdbc:mysql:")) {
            return new JdbcSourceTable(new MysqlDialect(), fields, rules, address);
        }
        if (address.url().startsWith("jdbc:postgresql:")) {
            return new JdbcSourceTable(new PostgresDialect(), fields, rules, address);
        }
        if (address.url().startsWith("mongodb:") || address.url().startsWith("mongodb+srv:")) {
            return new MongoSourceTable(fields, rules, address);
        }
        throw new IllegalArgumentException("URL '" + address.url()
                + "' is none of jdbc:mysql://…, jdbc:postgresql://…, mongodb://…: check the source's URL");
    }
}
