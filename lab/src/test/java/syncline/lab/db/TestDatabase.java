package syncline.lab.db;

import java.util.UUID;

/** The databases that tests of stored data run on: {@code @ParameterizedClass @EnumSource}. */
public enum TestDatabase {
    H2,
    POSTGRES;

    /** An empty place, for one part. */
    public Database empty() {
        return switch (this) {
            case H2 -> Database.memory(UUID.randomUUID().toString());
            case POSTGRES -> TestPostgres.empty();
        };
    }
}
