package maf.contract.file;

import org.snakeyaml.engine.v2.nodes.Node;

/** A position in a file; both numbers count from 1. */
public record FilePosition(int line, int column) {
    public static FilePosition of(Node node) {
        var mark = node.getStartMark().orElseThrow();
        return new FilePosition(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
