package maf.contract.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;

/**
 * The type of a column: its name in Phoenix, its Java type, and its form in cleansed records. A value that does not fit
 * causes an {@link IllegalArgumentException} whose message never contains the value.
 */
public sealed interface ColumnType
        permits ColumnType.BooleanType,
                ColumnType.IntegerType,
                ColumnType.BigintType,
                ColumnType.DoubleType,
                DecimalType,
                VarcharType,
                ColumnType.DateType,
                ColumnType.TimestampType,
                ColumnType.VarbinaryType {
    /** The type as Phoenix writes it. */
    String sql();

    /** The class of every value of this type. */
    Class<?> javaType();

    /** Writes a value of {@link #javaType()} as cleansed records have it. */
    void write(JsonGenerator json, Object value) throws IOException;

    /** Reads what {@link #write} wrote; constants and defaults in contracts have the same form. */
    Object read(JsonNode json);

    /** Refuses a value of the right Java type that the column cannot hold. */
    default void check(Object value) {}

    /** Reads a type as contracts write it, upper or lower case. */
    static ColumnType of(String text) {
        return ColumnTypes.parse(text);
    }

    /** BOOLEAN. */
    record BooleanType() implements ColumnType {
        @Override
        public String sql() {
            return "BOOLEAN";
        }

        @Override
        public Class<?> javaType() {
            return Boolean.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(JsonNode json) {
            return ColumnTypes.expect(json.isBoolean(), json, this, JsonNode::booleanValue);
        }
    }

    /** INTEGER, 32 bits. */
    record IntegerType() implements ColumnType {
        @Override
        public String sql() {
            return "INTEGER";
        }

        @Override
        public Class<?> javaType() {
            return Integer.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((int) value);
        }

        @Override
        public Object read(JsonNode json) {
            var fits = json.isIntegralNumber() && json.canConvertToInt();
            return ColumnTypes.expect(fits, json, this, JsonNode::intValue);
        }
    }

    /** BIGINT, 64 bits. */
    record BigintType() implements ColumnType {
        @Override
        public String sql() {
            return "BIGINT";
        }

        @Override
        public Class<?> javaType() {
            return Long.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((long) value);
        }

        @Override
        public Object read(JsonNode json) {
            var fits = json.isIntegralNumber() && json.canConvertToLong();
            return ColumnTypes.expect(fits, json, this, JsonNode::longValue);
        }
    }

    /** DOUBLE; Phoenix holds no NaN and no infinity. */
    record DoubleType() implements ColumnType {
        @Override
        public String sql() {
            return "DOUBLE";
        }

        @Override
        public Class<?> javaType() {
            return Double.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((double) value);
        }

        @Override
        public Object read(JsonNode json) {
            return ColumnTypes.expect(json.isNumber(), json, this, JsonNode::doubleValue);
        }

        @Override
        public void check(Object value) {
            if (!Double.isFinite((double) value)) {
                throw new IllegalArgumentException("is not a finite number, which DOUBLE needs");
            }
        }
    }

    /** DATE, without time and zone. */
    record DateType() implements ColumnType {
        @Override
        public String sql() {
            return "DATE";
        }

        @Override
        public Class<?> javaType() {
            return LocalDate.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public Object read(JsonNode json) {
            return ColumnTypes.expect(json.isTextual(), json, this, text -> LocalDate.parse(text.textValue()));
        }
    }

    /** TIMESTAMP: an instant, in UTC. */
    record TimestampType() implements ColumnType {
        @Override
        public String sql() {
            return "TIMESTAMP";
        }

        @Override
        public Class<?> javaType() {
            return Instant.class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeString(ColumnTypes.text((Instant) value));
        }

        @Override
        public Object read(JsonNode json) {
            return ColumnTypes.expect(json.isTextual(), json, this, text -> Instant.parse(text.textValue()));
        }
    }

    /** VARBINARY. */
    record VarbinaryType() implements ColumnType {
        @Override
        public String sql() {
            return "VARBINARY";
        }

        @Override
        public Class<?> javaType() {
            return byte[].class;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeString(Base64.getEncoder().encodeToString((byte[]) value));
        }

        @Override
        public Object read(JsonNode json) {
            return ColumnTypes.expect(
                    json.isTextual(), json, this, text -> Base64.getDecoder().decode(text.textValue()));
        }
    }
}
