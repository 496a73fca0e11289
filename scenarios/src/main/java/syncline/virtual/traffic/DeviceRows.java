package syncline.virtual.traffic;

import java.util.stream.LongStream;

/** The CRM's rows as far as it depends on them what comes down to a device. */
public interface DeviceRows {
    /** Instead of the number of an account: there is none. */
    long NO_ACCOUNT = -1;

    /** Tells of all profiles. */
    void profiles(Sink sink);

    /** Tells of all connections, each with the account and the last change of its profile, or its own if that is later. */
    void connections(Sink sink);

    /** The numbers of all accounts, as their ids have them. */
    LongStream accounts();

    /** Takes rows. */
    interface Sink {
        /**
         * One more.
         *
         * @param account the number of the profile's account, or {@link #NO_ACCOUNT}
         * @param modifiedMillis when it changed last, since 1970
         */
        void row(long account, long modifiedMillis);
    }
}
