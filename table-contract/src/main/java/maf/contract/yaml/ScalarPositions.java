package maf.contract.yaml;

import maf.contract.file.FilePosition;
import maf.contract.file.YamlFile;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Positions in the file of the characters of a scalar's text.
 *
 * <p>YAML folds lines, removes indentation and has escapes, but keeps every character that is not white space, in order. So the
 * n-th such character of the text is the n-th one in the file.
 */
record ScalarPositions(YamlFile file, ScalarNode node) {
    private static final String ESCAPES_OF_WHITE_SPACE = "tn v\tfr_NLP\n";
    private static final int SHORT_ESCAPE = 4; // a backslash, x41
    private static final int ESCAPE = 6; // a backslash, u0041
    private static final int LONG_ESCAPE = 10; // a backslash, U00000041

    /**
     * The position in the file.
     *
     * @param offset in the text, in characters (code points) from its beginning
     */
    FilePosition place(int offset) {
        var text = node.getValue();
        var before =
                text.codePoints().limit(offset).filter(ScalarPositions::isSolid).count();
        var isAtEnd = offset >= text.codePointCount(0, text.length());
        var start = node.getStartMark().orElseThrow();
        var line = start.getLine() + 1;
        var column = start.getColumn() + 1;
        var raw = file.text()
                .codePoints()
                .skip(start.getIndex())
                .limit(node.getEndMark().orElseThrow().getIndex() - start.getIndex())
                .toArray();
        var wanted = isAtEnd ? before - 1 : before;
        var seen = 0;
        for (var at = 0; at < raw.length; ) {
            var length = at == 0 ? opening(raw) : length(raw, at);
            var isContent = (at > 0 || length == 0) && isSolid(raw, at, length);
            length = Math.max(length, 1);
            if (isContent && seen++ == wanted) {
                return new FilePosition(line, column + (isAtEnd ? length : 0));
            }
            for (var i = at; i < at + length && i < raw.length; i++) {
                column = raw[i] == '\n' ? 1 : column + 1;
                line += raw[i] == '\n' ? 1 : 0;
            }
            at += length;
        }
        return FilePosition.of(node);
    }

    /** The quote, or the header line of a block; 0 for a plain text. */
    private int opening(int[] raw) {
        return switch (node.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> 0;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
            case LITERAL, FOLDED -> {
                var end = 0;
                while (end < raw.length && raw[end] != '\n') {
                    end++;
                }
                yield end;
            }
        };
    }

    /** The number of characters in the file that encode one character of the text. */
    private int length(int[] raw, int at) {
        if (node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED && raw[at] == '\'') {
            return 2;
        }
        if (node.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED || raw[at] != '\\') {
            return 1;
        }
        return switch (raw[at + 1]) {
            case 'x' -> SHORT_ESCAPE;
            case 'u' -> ESCAPE;
            case 'U' -> LONG_ESCAPE;
            default -> 2;
        };
    }

    private static boolean isSolid(int[] raw, int at, int length) {
        if (length <= 1) {
            return isSolid(raw[at]);
        }
        if (length == 2) { // '' or an escape of one letter
            return raw[at] == '\'' || ESCAPES_OF_WHITE_SPACE.indexOf(raw[at + 1]) < 0;
        }
        return isSolid(Integer.parseInt(new String(raw, at + 2, length - 2), 16));
    }

    private static boolean isSolid(int character) {
        return character > ' ' && !Character.isSpaceChar(character) && character != 0x85;
    }
}
