package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which devices sync. */
public record DeviceSyncs(
        @About("How many end users, in order of their names") @Between(min = "1", max = "99999")
        int users,

        @About(
                "full = all that belongs on the device; incremental = what changed since its last sync, which is all if it had none")
        @Default("full")
        Step.SyncType sync,

        @About("The device") @Default("iPad") Platform platform) {
    /** The devices that users have. */
    public enum Platform {
        @JsonProperty("iPad")
        IPAD("iPad"),
        @JsonProperty("iPhone")
        IPHONE("iPhone");

        private final String title;

        Platform(String title) {
            this.title = title;
        }

        /** What it is called. */
        public String title() {
            return title;
        }
    }
}
