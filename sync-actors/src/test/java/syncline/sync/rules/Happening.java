package syncline.sync.rules;

import java.time.Duration;

/** What can happen in a history. */
enum Happening {
    RETITLE,
    LINK,
    /** Profile a and user b connect, or end it. */
    TOGGLE,
    DELETE,
    /** Profile a becomes part of profile b. */
    MERGE,
    MERGE_ACCOUNTS,
    /** A person edits a row in the CRM. */
    EDIT,
    /** A user ends all connections. */
    LEAVE,
    /** A user is taken out of the Vault, and Engage does not know. */
    VANISH,
    RETURN,
    /** From here on the CRM refuses a record, or takes it again. */
    BAD_DATA,
    NO_RIGHT,
    /** The merges of accounts become unreadable, or readable again. */
    BLIND,
    /** After so long the next sync is full (A8). */
    QUARTER,
    SYNC,
    /** A sync that breaks off at a step, if it has so many. */
    CRASH,
    FULL,
    FULL_CRASH,
    NIGHTS;

    /** One thing that happens; {@code a} is below 3, {@code b} below 4 and {@code c} below 12. */
    record Event(Happening what, int a, int b, int c) {
        void happen(MemoryLab lab) {
            switch (what) {
                case RETITLE -> lab.engage.title(a, c);
                case LINK -> lab.engage.link(a, b);
                case TOGGLE -> lab.engage.toggle(a, b % 3);
                case DELETE -> lab.engage.delete(a);
                case MERGE -> lab.engage.merge(a, b % 3);
                case MERGE_ACCOUNTS -> lab.engage.mergeAccounts(a, b % 3);
                case EDIT -> lab.crm.edit(record());
                case LEAVE -> lab.engage.leave(a);
                case VANISH -> lab.crm.away.add("u" + a);
                case RETURN -> lab.crm.away.remove("u" + a);
                case BAD_DATA -> lab.crm.refuse(record(), "INVALID_DATA");
                case NO_RIGHT -> lab.crm.refuse(record(), "INSUFFICIENT_ACCESS");
                case BLIND -> lab.crm.mergesReadable = !lab.crm.mergesReadable;
                case QUARTER -> lab.engage.pass(Duration.ofDays(91));
                case SYNC -> SyncHistories.sync(lab, Trigger.SCHEDULED, 0);
                case CRASH -> SyncHistories.sync(lab, Trigger.SCHEDULED, 1 + b * 12 + c);
                case FULL -> SyncHistories.sync(lab, Trigger.MANUAL, 0);
                case FULL_CRASH -> SyncHistories.sync(lab, Trigger.MANUAL, 1 + b * 12 + c);
                case NIGHTS -> nights(lab);
            }
        }

        private void nights(MemoryLab lab) {
            for (int i = 0; i < c; i++) {
                SyncHistories.sync(lab, Trigger.SCHEDULED, 0);
            }
        }

        private String record() {
            return b < 2 ? "C" + c % 6 : "P" + a;
        }

        @Override
        public String toString() {
            return "%s.event(%d, %d, %d)".formatted(what, a, b, c);
        }
    }

    Event event(int a, int b, int c) {
        return new Event(this, a, b, c);
    }
}
