package maf.contract.typing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Refuses a document whose tree would not fit into memory: 16 MiB of {@code [{},{}…]} take half a gigabyte. */
public class BoundedTreeParser extends JsonParserDelegate {
    private int tokens;

    /** Counts the tokens that {@code parser} gives from now on. */
    protected BoundedTreeParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public final JsonToken nextToken() throws IOException {
        JsonText.checkTokens(++tokens);
        return super.nextToken();
    }

    @Override
    public final String nextFieldName() throws IOException {
        JsonText.checkTokens(++tokens);
        return super.nextFieldName();
    }
}
