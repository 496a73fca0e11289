package syncline.runner;

/** The load was not what the scenario asked for, because this machine could not make it: the figures say nothing. */
final class LoadGeneratorWasLate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadGeneratorWasLate(String message) {
        super(message);
    }
}
