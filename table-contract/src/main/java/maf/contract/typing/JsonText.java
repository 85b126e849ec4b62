package maf.contract.typing;

/** JSON of a document, an array, or a MongoDB value without another form: only text columns hold it. */
public record JsonText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
