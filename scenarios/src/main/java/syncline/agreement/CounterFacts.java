package syncline.agreement;

import java.util.Map;

/** Counters of records at the end: the sync's of tries, the CRM's of refusals, and what accounts show. */
record CounterFacts(Facts facts) {
    private static final String RETRIES = "retry counter";
    private static final String REFUSALS = "refusals in a row";
    private static final String ACCOUNTS = "account__v";

    CounterFacts {
        facts.begin(RETRIES);
        facts.begin(REFUSALS);
        facts.begin(ACCOUNTS);
    }

    /** A record that is not in step. */
    void open(String object, String id, int failures, boolean parked) {
        facts.add(
                RETRIES,
                object + " " + id,
                Map.of("failures", String.valueOf(failures), "parked", String.valueOf(parked)));
    }

    /** A record whose last write the CRM refused. */
    void refused(String object, String id, int failures, String type) {
        facts.add(REFUSALS, object + " " + id, Map.of("failures", String.valueOf(failures), "type", type));
    }

    /** An account of the CRM. */
    void account(String id, String status) {
        facts.add(ACCOUNTS, id, Map.of("engage_profile_status__v", status));
    }
}
