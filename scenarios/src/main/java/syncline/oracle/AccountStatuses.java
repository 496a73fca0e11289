package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;

/** What each account must show of its profiles (H4): active when a row that is not deleted is linked to it, else nothing. */
final class AccountStatuses {
    static final String ACCOUNT = "account__v";
    static final String STATUS = "engage_profile_status__v";

    private final Accounts accounts;
    private final IdSet active = new IdSet();

    AccountStatuses(Accounts accounts) {
        this.accounts = accounts;
    }

    /** A row of the CRM; one of a profile may be linked to an account. */
    void linked(JsonNode row) {
        String account = ExpectedRow.text(row.path(ACCOUNT));
        if (!account.isEmpty() && !row.path("connection_status__v").asText().equals("deleted__v")) {
            active.add(account);
        }
    }

    /** Compares all accounts, once every row has been seen. */
    void compare(Findings findings) {
        accounts.shown()
                .each((id, shown) -> findings.compared(
                        new Difference(ACCOUNT, id, STATUS, Difference.shown(expected(id)), Difference.shown(shown))));
    }

    private String expected(String id) {
        return active.contains(id) ? "active__v" : "";
    }
}
