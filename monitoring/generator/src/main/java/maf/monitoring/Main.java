package maf.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the generated files; started by {@code monitoring/grafana/generate}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        for (var file : GeneratedFiles.files(Definitions.read(folder)).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            System.out.println(path);
        }
    }
}
