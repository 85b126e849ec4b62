package maf.history;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sqlline.SqlLine;

/** The Phoenix shell at a moment of the past: {@code AsOfShell <url> <moment> [sqlline's options]}. */
public final class AsOfShell {
    private AsOfShell() {}

    public static void main(String[] args) throws IOException {
        var url = AsOfDriver.PREFIX + args[0].substring(AsOfDriver.PHOENIX.length()) + "/" + args[1];
        try {
            new AsOfDriver().connect(url, new java.util.Properties()).close();
        } catch (SQLException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
        var words = new ArrayList<>(List.of("-d", AsOfDriver.class.getName(), "-u", url, "-n", "none", "-p", "none"));
        words.addAll(Arrays.asList(args).subList(2, args.length));
        SqlLine.main(words.toArray(String[]::new));
    }
}
