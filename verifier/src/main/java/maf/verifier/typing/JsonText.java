package maf.verifier.typing;

/** A document, an array, or a value of MongoDB that has no other form: text columns hold it as JSON, no others do. */
public record JsonText(String text) {}
