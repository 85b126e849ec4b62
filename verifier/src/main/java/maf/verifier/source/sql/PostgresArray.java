package maf.verifier.source.sql;

import java.nio.charset.StandardCharsets;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.JsonText;
import maf.verifier.typing.CompactJsonWriter;

/** PostgreSQL's text of an array, {@code {1,NULL,"a b"}}, as JSON. */
final class PostgresArray {
    private final String text;
    private final CellDecoder element;
    private final CompactJsonWriter json = new CompactJsonWriter();
    private int at;

    private PostgresArray(String text, CellDecoder element) {
        this.text = text;
        this.element = element;
        this.at = text.indexOf('{'); // non-default bounds precede it
    }

    static JsonText json(String text, CellDecoder element) {
        var array = new PostgresArray(text, element);
        array.array();
        return new JsonText(array.json.text());
    }

    private void array() {
        json.startArray();
        at++;
        while (text.charAt(at) != '}') {
            if (text.charAt(at) == '{') {
                array();
            } else {
                json.value(element());
            }
            at += text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
        json.endArray();
    }

    private Object element() {
        var word = new StringBuilder();
        var quoted = text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        while (quoted ? text.charAt(at) != '"' : text.charAt(at) != ',' && text.charAt(at) != '}') {
            at += text.charAt(at) == '\\' ? 1 : 0;
            word.append(text.charAt(at++));
        }
        at += quoted ? 1 : 0;
        if (!quoted && word.toString().equals("NULL")) {
            return null;
        }
        var plain = element.plain(word.toString().getBytes(StandardCharsets.UTF_8));
        return ColumnConversion.VARCHAR.read(plain) == null ? null : plain; // refuses infinite times
    }
}
