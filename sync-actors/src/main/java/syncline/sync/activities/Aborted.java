package syncline.sync.activities;

/** Somebody ended the job before its time; what it settled stays. */
final class Aborted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Aborted(String why) {
        super(why);
    }
}
