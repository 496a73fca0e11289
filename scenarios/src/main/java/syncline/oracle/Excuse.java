package syncline.oracle;

/** Why a record may differ. */
enum Excuse {
    NONE,
    /** It changed after the last successful sync began. */
    PENDING,
    /** The CRM refused its last write. */
    FAILING
}
