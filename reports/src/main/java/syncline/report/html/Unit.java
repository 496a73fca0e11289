package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the figures of a chart are. The script writes them on the axes as {@link #words} does in tables. */
public enum Unit {
    COUNT("count") {
        @Override
        String words(double value) {
            return Format.count(Math.round(value));
        }
    },
    PER_SECOND("perSecond") {
        @Override
        String words(double value) {
            return Format.rate(value) + "/s";
        }
    },
    /** On a logarithmic axis. */
    LATENCY("latency") {
        @Override
        String words(double value) {
            return Format.millis(value);
        }
    },
    MILLIS("millis") {
        @Override
        String words(double value) {
            return Format.millis(value);
        }
    },
    SECONDS("seconds") {
        @Override
        String words(double value) {
            return Format.seconds(value);
        }
    },
    /** Of shares from 0 to 1. */
    PERCENT("percent") {
        @Override
        String words(double value) {
            return Format.percent(value);
        }
    },
    MEBIBYTES("mebibytes") {
        @Override
        String words(double value) {
            return Format.mebibytes(value);
        }
    };

    private final String key;

    Unit(String key) {
        this.key = key;
    }

    @JsonValue
    String key() {
        return key;
    }

    abstract String words(double value);
}
