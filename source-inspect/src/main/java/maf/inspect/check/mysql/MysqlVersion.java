package maf.inspect.check.mysql;

import java.util.regex.Pattern;

/** The version of a MySQL server, as numbers that compare. */
record MysqlVersion(int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    static MysqlVersion of(String text) {
        var match = NUMBERS.matcher(text);
        return match.matches()
                ? new MysqlVersion(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        match.group(3) == null ? 0 : Integer.parseInt(match.group(3)))
                : new MysqlVersion(0, 0, 0);
    }

    boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return number(major, minor, patch) >= number(otherMajor, otherMinor, otherPatch);
    }

    private static long number(int major, int minor, int patch) {
        return (major * 1_000L + minor) * 1_000L + patch;
    }
}
