package syncline.oracle;

/** Why a record may differ. */
enum Excuse {
    NONE,
    /** It changed after the last successful sync began. */
    PENDING,
    /** The CRM refused its last write, and the sync says so. */
    FAILING,
    /** A person edited its row in the CRM, and Engage has not changed it since. */
    EDITED
}
