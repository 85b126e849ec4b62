package maf.runtime;

/** What an exception has to say: libraries say it in paragraphs, with the useful word in the innermost cause. */
public final class Causes {
    private Causes() {}

    public static Throwable innermost(Throwable failure) {
        var innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    /** The first line of its message; the name of its class where it has none. */
    public static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
