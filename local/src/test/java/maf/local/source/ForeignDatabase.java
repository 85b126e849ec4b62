package maf.local.source;

import java.util.List;
import java.util.Map;
import maf.inspect.connect.Login;

/** A database server as somebody else runs it: none of our scripts made it, and its names and users are its own. */
interface ForeignDatabase extends AutoCloseable {
    /** Runs statements as its administrator. */
    void run(List<String> statements) throws Exception;

    /** Starts it again with these options besides those of a healthy source. */
    void restart(String... options) throws Exception;

    /** The source's file. */
    String yaml();

    /** What its file refers to. */
    Map<String, String> environment();

    Login administrator();

    /** Reads what a remedy asks to be run. */
    List<String> statements(String remedy);

    @Override
    void close();
}
