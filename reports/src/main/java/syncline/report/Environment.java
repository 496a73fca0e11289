package syncline.report;

/**
 * The machine and the JVM that a run had.
 *
 * @param java version and vendor
 * @param cpus processors that the JVM may use
 * @param maxHeapMb the most heap the JVM may take, in MiB
 * @param os name, version and architecture
 */
public record Environment(String java, int cpus, long maxHeapMb, String os) implements RunEvent {
    static final Environment UNKNOWN = new Environment("unknown", 0, 0, "unknown");

    /** Of a simulated run, which is the same on every machine. */
    public static final Environment VIRTUAL = new Environment("any", 0, 0, "virtual time");

    /** The environment of the JVM that asks. */
    public static Environment current() {
        var runtime = Runtime.getRuntime();
        return new Environment(
                System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"),
                runtime.availableProcessors(),
                runtime.maxMemory() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
