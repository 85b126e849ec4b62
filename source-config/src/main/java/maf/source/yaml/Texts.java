package maf.source.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import org.snakeyaml.engine.v2.nodes.Node;

/** The forms of texts in a source file; the JSON Schema has the same patterns. */
enum Texts {
    HOST("([A-Za-z0-9._:%-]|\\$\\{env:[A-Z][A-Z0-9_]*_HOST\\})+", "is no host; a variable's name must end in _HOST"),
    PORT("\\$\\{env:[A-Z][A-Z0-9_]*_PORT\\}", "is no port; a variable's name must end in _PORT"),
    URI(
            "mongodb(\\+srv)?://([^@\\s$]|\\$\\{env:[A-Z][A-Z0-9_]*_(HOST|PORT|URI)\\})+|\\$\\{env:[A-Z][A-Z0-9_]*_URI\\}",
            "is no connection string of MongoDB without user and password, such as mongodb://a,b/?replicaSet=rs0; "
                    + "a variable's name must end in _HOST, _PORT or _URI"),
    USER("([^\\s$]|\\$\\{env:[A-Z][A-Z0-9_]*_USER\\})+", "is no user; a variable's name must end in _USER"),
    VARIABLE(
            "[A-Z][A-Z0-9_]*_PASSWORD",
            "is no variable of a password: its name must be upper case and end in _PASSWORD"),
    FILE("[A-Za-z0-9][A-Za-z0-9._-]*", "is no name of a file in SECRETS_DIR"),
    NAME("[^\\s,*]([^,*]*[^\\s,*])?", "is no name"),
    TABLE("[^\\s.,*]+\\.[^\\s,*]+", "is no table: write its schema or database too, such as shop.signals"),
    PATTERN("[^\\s.,]+(\\.[^\\s,]+)?", "is no pattern of tables, such as orders, invoice_* or shop.orders"),
    COLUMN(
            "[^\\s.,]+\\.[^\\s.,]+\\.[^\\s.,]+",
            "is no column: write <schema or database>.<table>.<column>; * stands for any characters"),
    FIELD(
            "[^\\s.,]+\\.[^\\s.,]+\\.[^\\s,]+",
            "is no field: write <database>.<collection>.<field>; * stands for any characters"),
    SLOT("[a-z0-9_]{1,63}", "is no name of a slot: it is made of a-z, 0-9 and _, at most 63"),
    PUBLICATION("[^\\s,]{1,63}", "is no name of a publication");

    private final Pattern pattern;
    private final String otherwise;

    Texts(String pattern, String otherwise) {
        this.pattern = Pattern.compile(pattern);
        this.otherwise = otherwise;
    }

    /** As the JSON Schema has it. */
    String schemaPattern() {
        return "^(" + pattern.pattern() + ")$";
    }

    private String checked(String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' " + otherwise);
        }
        return text;
    }

    /** A text of that form. */
    static Optional<String> of(YamlFile file, YamlSection section, Node node, String what, Texts form) {
        return section.text(node, what).flatMap(text -> file.attempt(node, () -> form.checked(text)));
    }

    /** Texts of that form, at least one and each once. */
    static List<String> list(YamlFile file, YamlSection section, Node node, String what, Texts form) {
        var found = new ArrayList<String>();
        for (var element : section.texts(node, what)) {
            if (found.contains(element.getValue())) {
                file.mistake(element, "'" + element.getValue() + "' is given twice");
            }
            file.attempt(element, () -> form.checked(element.getValue()));
            found.add(element.getValue());
        }
        if (found.isEmpty()) {
            file.mistake(node, what + " has no element");
        }
        return found;
    }
}
