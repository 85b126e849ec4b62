package maf.transformer.envelope;

import com.fasterxml.jackson.databind.JsonNode;

/** How a kind of source writes its values. */
enum Dialect {
    /** MySQL and PostgreSQL: rows are objects; a column that is absent is drift between source and contract. */
    RELATIONAL {
        @Override
        Object text(String text) {
            return RelationalValue.text(text);
        }

        @Override
        Object value(JsonNode node) {
            return RelationalValue.read(node);
        }
    },
    /** MongoDB: rows are texts of extended JSON; a field that is absent is NULL. */
    MONGODB {
        @Override
        Object text(String text) {
            return text;
        }

        @Override
        Object value(JsonNode node) {
            return MongoValue.read(node);
        }
    };

    abstract Object text(String text);

    /** The value of a field that is, or lies in, a document. */
    abstract Object value(JsonNode node);
}
