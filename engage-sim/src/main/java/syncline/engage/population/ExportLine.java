package syncline.engage.population;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One line of an export, its values checked one by one as they are asked for. */
record ExportLine(long number, CSVRecord record, Set<ExportColumn> present) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern USERNAME = Pattern.compile("[!-~]+");

    /** The value, or null when the column is missing or empty. */
    @Nullable
    String text(ExportColumn column) {
        if (!present.contains(column)) {
            return null;
        }
        String value = record.get(column.header());
        return value.isEmpty() ? null : value;
    }

    /** The value or null; too long a value is a fault. */
    @Nullable
    String text(ExportColumn column, ExportFaults faults) {
        String value = text(column);
        if (value != null && value.length() > column.most()) {
            faults.add(number, column, value);
            return null;
        }
        return value;
    }

    /** The value; when it is missing or too long, that is a fault and the answer is empty. */
    String needed(ExportColumn column, ExportFaults faults) {
        String value = text(column);
        if (value == null || value.length() > column.most()) {
            faults.add(number, column, value == null ? "" : value);
            return "";
        }
        return value;
    }

    @Nullable
    String id(ExportColumn column, ExportFaults faults) {
        return matching(ID, column, faults);
    }

    @Nullable
    String username(ExportFaults faults) {
        return matching(USERNAME, ExportColumn.USERNAME, faults);
    }

    @Nullable
    Instant time(ExportColumn column, ExportFaults faults) {
        String value = text(column);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            faults.add(number, column, value);
            return null;
        }
    }

    private @Nullable String matching(Pattern pattern, ExportColumn column, ExportFaults faults) {
        String value = text(column);
        if (value == null) {
            return null;
        }
        if (value.length() > column.most() || !pattern.matcher(value).matches()) {
            faults.add(number, column, value);
            return null;
        }
        return value;
    }
}
