package syncline.engage.population;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import syncline.lab.UserError;

/**
 * Reads a person's own (masked) export: a CSV file with one line per connection. A profile with several connections has several
 * lines, which repeat its columns or leave them empty; a line without a username is a profile without a connection, and a line
 * without a profile is a user without one. Columns go by the header, in any order; only profile_id, role, first_name, last_name and
 * signed_up_at have to be there.
 *
 * <p>An account_id may be any id. One of the CRM's own form (V4S and twelve digits) stays as it is; the others are numbered in the order
 * of the file, from V4S000000000001 on past those that are taken, and the account's name in the CRM tells the id of the file:
 * "Clinic Ruiz (A-501)".
 */
public final class ProfileExport {
    private static final List<ExportColumn> NEEDED = List.of(
            ExportColumn.PROFILE_ID,
            ExportColumn.ROLE,
            ExportColumn.FIRST_NAME,
            ExportColumn.LAST_NAME,
            ExportColumn.SIGNED_UP_AT);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private ProfileExport() {}

    /**
     * Reads a population, line by line. Users that name no Vault work in the lab's.
     *
     * @param vault the lab's Vault, which the accounts of the file belong to
     * @param company the company of that Vault
     * @throws UserError with every bad line (the first 50 in words) if the file is not sound, or cannot be read
     */
    public static Population read(Path file, String vault, String company) {
        var faults = new ExportFaults(file);
        var people = new ExportedPeople(vault, company, faults);
        var checksum = new CRC32();
        try (Reader reader = open(file, checksum);
                CSVParser lines =
                        CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
            checkHeader(file, lines.getHeaderNames());
            readLines(lines, people, faults);
        } catch (NoSuchFileException e) {
            throw new UserError("There is no file " + file + ". Name a CSV file with profiles.", e);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not text in UTF-8. Save it as UTF-8.", e);
        } catch (IllegalArgumentException e) {
            throw new UserError("The header of %s is not sound: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
        Population population = people.population(checksum.getValue());
        faults.throwIfAny();
        return population;
    }

    private static Reader open(Path file, Checksum checksum) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = new CheckedInputStream(Files.newInputStream(file), checksum);
        return new WithoutByteOrderMark(new InputStreamReader(bytes, decoder));
    }

    private static void checkHeader(Path file, List<String> names) {
        if (names.isEmpty()) {
            throw new UserError(file + " is empty. Its first line names the columns: " + ExportColumn.headers() + ".");
        }
        var known =
                Arrays.stream(ExportColumn.values()).map(ExportColumn::header).toList();
        var unknown = names.stream().filter(n -> !known.contains(n)).toList();
        var missing = NEEDED.stream()
                .map(ExportColumn::header)
                .filter(n -> !names.contains(n))
                .toList();
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw new UserError("The first line of %s does not fit.%s%s The columns are %s; needed are %s."
                    .formatted(
                            file,
                            unknown.isEmpty() ? "" : " Unknown: " + String.join(", ", unknown) + ".",
                            missing.isEmpty() ? "" : " Missing: " + String.join(", ", missing) + ".",
                            ExportColumn.headers(),
                            NEEDED.stream().map(ExportColumn::header).collect(Collectors.joining(", "))));
        }
    }

    private static void readLines(CSVParser lines, ExportedPeople people, ExportFaults faults) throws IOException {
        Map<String, Integer> columns = lines.getHeaderMap();
        var present = EnumSet.allOf(ExportColumn.class);
        present.removeIf(c -> !columns.containsKey(c.header()));
        Iterator<CSVRecord> records = lines.iterator();
        while (true) {
            long line = lines.getCurrentLineNumber() + 1;
            try {
                if (!records.hasNext()) {
                    return;
                }
                CSVRecord record = records.next();
                if (record.isConsistent()) {
                    people.add(new ExportLine(line, record, present));
                } else {
                    faults.add(
                            line,
                            "it has %d values, but the header names %d columns"
                                    .formatted(record.size(), columns.size()));
                }
            } catch (UncheckedIOException e) {
                // Behind a broken quote no line can be told from the next.
                if (e.getCause() instanceof CSVException) {
                    faults.add(
                            line,
                            "its quotes are broken (" + e.getCause().getMessage() + "), so nothing after it was read");
                    return;
                }
                throw e.getCause();
            }
        }
    }
}
