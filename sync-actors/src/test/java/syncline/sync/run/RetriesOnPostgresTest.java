package syncline.sync.run;

import org.junit.jupiter.api.Nested;
import syncline.sync.WithLab.OnPostgres;

/** The whole way of a record through failures, retries and parking, on the other database. */
class RetriesOnPostgresTest {
    @Nested
    @OnPostgres
    class Retries extends RetriesTest {}

    @Nested
    @OnPostgres
    class Parking extends ParkingTest {}

    @Nested
    @OnPostgres
    class FailedParents extends FailedParentsTest {}

    @Nested
    @OnPostgres
    class Counts extends CountsOfSyncsTest {}

    @Nested
    @OnPostgres
    class RetryList extends RetryListTest {}
}
