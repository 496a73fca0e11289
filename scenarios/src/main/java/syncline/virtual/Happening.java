package syncline.virtual;

/** A step that goes on in virtual time. */
public interface Happening extends Episode {
    /** Lets it begin now. */
    void begin();

    /** In a few words, how it went, once it has ended. */
    String words();
}
