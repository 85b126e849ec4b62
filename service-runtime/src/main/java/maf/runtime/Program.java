package maf.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame of a program's {@code main}: a signal only asks for the end, the main thread closes everything, and the exit
 * code tells the truth: 0 asked to stop, 1 failed, 2 wrong configuration.
 */
public final class Program {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final int FAILED = 1;
    private static final int MISCONFIGURED = 2;

    private Program() {}

    /** The work of a program: returns when it is done or when {@code stop} was asked. */
    @FunctionalInterface
    public interface Body {
        void run(StopSignal stop) throws Exception;
    }

    /** Counts down once, on SIGTERM, SIGINT or by the program itself. */
    public static final class StopSignal {
        private final CountDownLatch asked = new CountDownLatch(1);

        public void ask() {
            asked.countDown();
        }

        public boolean isAsked() {
            return asked.getCount() == 0;
        }

        /** Waits until the end is asked for. */
        public void await() throws InterruptedException {
            asked.await();
        }

        /** Waits at most {@code millis}; true when the end is asked for. */
        public boolean await(long millis) throws InterruptedException {
            return asked.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Runs {@code body} and ends the process with the exit code that fits. */
    @SuppressWarnings("SystemExitOutsideMain") // this is main's frame
    public static void run(String name, Body body) {
        var stop = new StopSignal();
        var finished = new CountDownLatch(1);
        var code = new AtomicInteger();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.ask();
            try {
                finished.await(); // the JVM may only go once the main thread has closed everything
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // halt, because a JVM that ends by SIGTERM would answer 143 although it stopped as asked
            Runtime.getRuntime().halt(code.get());
        }));
        try {
            body.run(stop);
            LOG.info("Stopped");
        } catch (InvalidConfigurationException e) {
            LOG.error(e.getMessage());
            code.set(MISCONFIGURED);
        } catch (Exception | Error e) {
            LOG.error("Fatal error, exiting", e);
            code.set(FAILED);
        }
        finished.countDown();
        System.exit(code.get());
    }
}
