package maf.contract;

import org.snakeyaml.engine.v2.nodes.Node;

/** A place in a file; both count from 1. */
record Place(int line, int column) {
    static Place of(Node node) {
        var mark = node.getStartMark().orElseThrow();
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
