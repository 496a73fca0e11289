package syncline.sync.run;

import syncline.sync.WithLab.OnPostgres;

/** The whole way of a record through failures, retries and parking, on the other database. */
@OnPostgres
class RetriesOnPostgresTest extends RetriesTest {}
