package maf.verifier;

import maf.contract.model.Source;
import maf.contract.model.SourceFields;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.mongo.MongoSourceTable;
import maf.verifier.source.sql.JdbcSourceTable;
import maf.verifier.source.sql.MysqlDialect;
import maf.verifier.source.sql.PostgresDialect;
import maf.verifier.table.SourceTable;

/** Opens tables' sources in any of the supported databases. */
final class SourceTables {
    private SourceTables() {}

    /**
     * Opens one source of one table. It connects when it is first read.
     *
     * @param rules of the contract
     * @throws IllegalArgumentException if the topic names no table
     */
    static SourceTable open(TableContract contract, Source source, RowRules rules, SourceLogin login) {
        var fields = new SourceFields(contract, source);
        if (login.isMysql()) {
            return new JdbcSourceTable(new MysqlDialect(), fields, rules, login);
        }
        if (login.isPostgresql()) {
            return new JdbcSourceTable(new PostgresDialect(), fields, rules, login);
        }
        return new MongoSourceTable(fields, rules, login);
    }
}
