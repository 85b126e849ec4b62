package maf.capture.mysql;

import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;

/**
 * Debezium's DDL parser, of which every failure is a statement that it does not understand. With
 * {@code schema.history.internal.skip.unparseable.ddl} such a statement is logged and passed over, here and at each
 * recovery, and the table's next TABLE_MAP event says what became of it; without this class an exception of any other
 * kind would end the task at every start.
 */
final class ToleratedDdlParser extends MySqlAntlrDdlParser {
    ToleratedDdlParser(boolean comments, Tables.TableFilter tables, BinlogCharsetRegistry charsets) {
        super(true, false, comments, tables, charsets);
    }

    @Override
    public DdlChanges parse(String ddl, Tables tables) {
        try {
            return super.parse(ddl, tables);
        } catch (ParsingException | MultipleParsingExceptions e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ParsingException(null, "Debezium's parser failed: " + e, e);
        }
    }
}
