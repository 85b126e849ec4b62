package maf.inspect.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** A key store in a file, which the JDBC drivers want; there only while a connection is being made. */
record StoreFile(Path path) implements AutoCloseable {
    static StoreFile of(KeyStore store) throws GeneralSecurityException, IOException {
        var file = new StoreFile(Files.createTempFile("source", ".p12")); // readable by this user only
        try (var out = Files.newOutputStream(file.path)) {
            store.store(out, PemStores.PASSWORD);
        } catch (GeneralSecurityException | IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
