package maf.verifier.source.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import maf.contract.wire.QuarantineReason;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class BsonValuesTest {
    @Test
    void numbersKeepTheirDigitsAndSigns() {
        assertThat(at("{v: {$numberDecimal: '1.10'}}", "v")).isEqualTo(new BigDecimal("1.10"));
        assertThat(at("{v: {$numberDecimal: '-0'}}", "v")).isEqualTo(-0.0);
        assertThat(at("{v: {$numberDecimal: '-Infinity'}}", "v")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(at("{v: {$numberInt: '7'}}", "v")).isEqualTo(7L);
        assertThat(at("{v: {$undefined: true}}", "v")).isNull();
        var hex = "65a1b2c3d4e5f60718293a4b";
        assertThat(at("{v: {$oid: '" + hex + "'}}", "v")).isEqualTo(new maf.contract.typing.ObjectId(hex));
    }

    @Test
    void aPathLeadsIntoDocumentsAndWrappedValues() {
        assertThat(at("{a: {b: {c: 7}}}", "a", "b", "c")).isEqualTo(7L);
        assertThat(at("{a: {b: null}}", "a", "b", "c")).isNull();
        assertThat(at("{}", "a", "b")).isNull();
        assertThat(at("{a: {$timestamp: {t: 1795341600, i: 1}}}", "a", "$timestamp", "t"))
                .isEqualTo(1795341600L);
        assertThatThrownBy(() -> at("{a: [1]}", "a", "b"))
                .hasFieldOrPropertyWithValue("reason", QuarantineReason.TYPE_MISMATCH);
        assertThatThrownBy(() -> at("{a: '{\"b\": 1}'}", "a", "b"))
                .hasFieldOrPropertyWithValue("reason", QuarantineReason.TYPE_MISMATCH);
    }

    @Test
    void documentsAreExtendedJsonWithoutSpaces() {
        var document =
                BsonDocument.parse("{l: {$numberLong: '7'}, d: {$date: 5}, b: {$binary: {base64: 'AP8=', subType:"
                        + " '04'}}, n: {$numberDouble: 'NaN'}, z: -0.0, e: 1e22, t: {$timestamp: {t: 4294967295, i: 1}}, a: [1,"
                        + " 'ü\"', null, true], r: {$regularExpression: {pattern: 'a', options: 'i'}}}");
        assertThat(ExtendedJson.text(document))
                .isEqualTo(
                        "{\"l\":{\"$numberLong\":\"7\"},\"d\":{\"$date\":5},\"b\":{\"$binary\":\"AP8=\",\"$type\":\"04\"},"
                                + "\"n\":\"NaN\",\"z\":-0.0,\"e\":1.0E+22,\"t\":{\"$timestamp\":{\"t\":4294967295,\"i\":1}},"
                                + "\"a\":[1,\"ü\\\"\",null,true],\"r\":{\"$regex\":\"a\",\"$options\":\"i\"}}");
    }

    @Test
    void aKeyIsSearchedInEveryTypeThatItCanHave() {
        var hex = "65a1b2c3d4e5f60718293a4b";
        assertThat(MongoKeyCandidates.candidates(7L)).contains(new BsonInt64(7), new BsonString("7"));
        assertThat(MongoKeyCandidates.candidates(0.1))
                .contains(new BsonDouble(0.1), new BsonDecimal128(Decimal128.parse("0.1")));
        assertThat(MongoKeyCandidates.candidates(hex))
                .contains(new BsonString(hex), new BsonObjectId(new ObjectId(hex)));
        assertThat(MongoKeyCandidates.candidates("1.10")).contains(new BsonDecimal128(Decimal128.parse("1.10")));
        assertThat(MongoKeyCandidates.candidates(new ObjectId(hex).toByteArray()))
                .contains(
                        new BsonObjectId(new ObjectId(hex)), new BsonBinary((byte) 4, new ObjectId(hex).toByteArray()));
        assertThat(MongoKeyCandidates.candidates("2026-11-22T10:00:00.123Z"))
                .contains(new BsonDateTime(1795341600123L));
        assertThat(MongoKeyCandidates.candidates("{\"a\":{\"$numberLong\":\"7\"}}"))
                .contains(new BsonDocument("a", new BsonInt64(7)));
        assertThat(MongoKeyCandidates.candidates("{no document")).containsOnlyOnce(new BsonString("{no document"));
    }

    private static Object at(String json, String... path) {
        return BsonValues.at(BsonDocument.parse(json), List.of(path));
    }
}
