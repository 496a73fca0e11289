package syncline.engage.http;

/** What brings an HCP together with an end user, and may tell whose account the HCP is. */
enum Act {
    INVITE_LINK,
    MEETING,
    CLM,
    APPROVED_EMAIL
}
