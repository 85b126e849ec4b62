package maf.capture.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SignsWithoutYearTest {
    private static final byte YEAR = (byte) ColumnType.YEAR.getCode();
    private static final byte INT = (byte) ColumnType.LONG.getCode();

    @Test
    void anOlderServersSignsAreThoseOfTheNumbersWithoutTheYear() throws IOException {
        assertThat(signs(new byte[] {1, 1, (byte) 0b0100_0001}, YEAR, INT, INT, INT, INT, INT, INT, INT, INT))
                .isEqualTo("{2, 8}");
    }

    @Test
    void aNewerServersSignsHaveTheYearAmongThem() throws IOException {
        assertThat(signs(
                        new byte[] {1, 2, (byte) 0b1010_0000, (byte) 0b1000_0000},
                        YEAR,
                        INT,
                        INT,
                        INT,
                        INT,
                        INT,
                        INT,
                        INT,
                        INT))
                .isEqualTo("{0, 2, 8}");
    }

    @Test
    void theReaderTakesIt() {
        SignsWithoutYear.replaceIn(new EventDeserializer());
    }

    private static String signs(byte[] metadata, byte... types) throws IOException {
        return new SignsWithoutYear()
                .deserialize(new ByteArrayInputStream(metadata), types.length, types)
                .getSignedness()
                .toString();
    }
}
