package maf.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maf.local.process.Home;
import maf.local.process.PipelineException;

/**
 * A folder that {@code up} was told to use, for the commands that come after it.
 *
 * @param name of the shipped one in the checkout
 */
record RememberedFolder(Home home, String name) {
    Path shipped() {
        return home.root().resolve(name);
    }

    Path read() {
        try {
            return Files.exists(note()) ? Path.of(Files.readString(note()).strip()) : shipped();
        } catch (IOException e) {
            throw new PipelineException("Cannot read " + note() + ": " + e.getMessage(), e);
        }
    }

    void write(Path folder) {
        try {
            Files.createDirectories(home.state());
            Files.writeString(note(), folder + "\n");
        } catch (IOException e) {
            throw new PipelineException("Cannot write " + note() + ": " + e.getMessage(), e);
        }
    }

    private Path note() {
        return home.state().resolve(name + "-folder");
    }
}
