package maf.capture.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByteCharsetTest {
    @Test
    void eachByteIsItsCharacter() {
        var alphabet = IntStream.range(0, 256)
                .mapToObj(value ->
                        value < 128 ? String.valueOf((char) value) : String.valueOf((char) ('Ա' + value - 128)))
                .collect(Collectors.joining());
        var charset = new OneByteCharset("armscii8", alphabet);

        assertThat(new String(new byte[] {'a', (byte) 0x80, (byte) 0x81, 0}, charset))
                .isEqualTo("aԱԲ\0");
    }
}
