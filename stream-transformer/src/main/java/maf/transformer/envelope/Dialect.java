package maf.transformer.envelope;

import com.fasterxml.jackson.databind.JsonNode;

/** How values of a kind of source are encoded. */
enum Dialect {
    /** MySQL and PostgreSQL: rows are objects; an absent column is drift between source and contract. */
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
    /** MongoDB: rows are texts of extended JSON; an absent field is NULL. */
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

    /** The value of a field that is a document or is inside one. */
    abstract Object value(JsonNode node);
}
