package maf.inspect.finding;

import java.time.Duration;

/** Compares a server's clock with that of this machine. */
public final class ServerClock {
    private static final Duration MOST = Duration.ofSeconds(5);

    private ServerClock() {}

    /** Judges by how much the server's clock is ahead; negative: behind. */
    public static Finding judge(Answer<Duration> ahead) {
        return ahead.judge(
                CheckCode.CLOCK,
                by -> by.abs().compareTo(MOST) <= 0
                        ? Finding.ok(CheckCode.CLOCK, "The server's clock and this machine's agree")
                        : Finding.warning(
                                CheckCode.CLOCK,
                                "The server's clock is " + SnapshotEstimate.text(by.abs())
                                        + (by.isNegative() ? " behind" : " ahead of")
                                        + " this machine's: lag and reads of the past are wrong by as much",
                                "let a time service (chrony, systemd-timesyncd) set the clocks of both"));
    }
}
