package syncline.cli;

import org.slf4j.LoggerFactory;

/** Something that is done when the JVM is told to stop before this is closed. */
record OnShutdown(Thread hook) implements AutoCloseable {
    static OnShutdown does(Runnable work) {
        var hook = new Thread(work);
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnShutdown(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LoggerFactory.getLogger(OnShutdown.class).debug("The JVM stops already, and the hook has run", e);
        }
    }
}
