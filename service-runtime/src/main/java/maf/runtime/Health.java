package maf.runtime;

/**
 * Whether a program can do its work now.
 *
 * @param ready false answers 503 on {@code /health/ready}
 * @param detail one sentence for people: what it does, or what it waits for and what to do about it
 */
public record Health(boolean ready, String detail) {
    public static Health ready(String detail) {
        return new Health(true, detail);
    }

    public static Health notReady(String detail) {
        return new Health(false, detail);
    }
}
