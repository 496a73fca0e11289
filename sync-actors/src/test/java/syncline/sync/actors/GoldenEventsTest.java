package syncline.sync.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializers;
import akka.util.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.clicks.Hit;
import syncline.sync.clicks.InviteEvent;
import syncline.sync.clicks.InviteEvent.RefusedHit;
import syncline.sync.clicks.InviteEvent.WrittenHit;
import syncline.sync.clicks.JobCounts;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.Counts;
import syncline.sync.rules.EngageProfile.Role;
import syncline.sync.rules.Every;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;
import syncline.sync.rules.ProfileRow;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorEvent;
import syncline.sync.run.PostProcessing;
import syncline.sync.schedule.SchedulerEvent;

/**
 * Events as earlier versions stored them, which every later version must read. A file is written once, when its event is new:
 * {@code -Dsyncline.golden.write=true} writes those that are missing, into the sources.
 */
class GoldenEventsTest extends WithLab {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Instant AT = Instant.parse("2026-03-01T02:00:00.123Z");
    private static final Instant EARLIER = Instant.parse("2025-01-01T00:00:00Z");

    /** An event and the name of its file. */
    record Golden(String file, Object event) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Golden> events() {
        var ada = AProfile.named("EP000000001", EARLIER);
        var full = AProfile.named("EP000000002", EARLIER)
                .role(Role.STAFF)
                .names("Ada", "Osler", "Dr. Ada Osler")
                .degrees("MD", "PhD")
                .photo("https://cdn.example/ada.jpg")
                .account("V4S000000000001")
                .connections(3, 2)
                .changed(AT);
        var connection = AConnection.of("EC000000001-0001", "EP000000001", EARLIER);
        return List.of(
                new Golden("write-started-profile", new RecordEvent.WriteStarted(1, AT, ada.now())),
                new Golden("write-started-full-profile", new RecordEvent.WriteStarted(2, AT, full.now())),
                new Golden(
                        "write-started-deleted-profile",
                        new RecordEvent.WriteStarted(
                                3,
                                AT,
                                AProfile.named("EP000000003", EARLIER)
                                        .deleted(AT)
                                        .changed(AT)
                                        .now())),
                new Golden("write-started-connection", new RecordEvent.WriteStarted(4, AT, connection.now())),
                new Golden(
                        "write-started-ended-connection",
                        new RecordEvent.WriteStarted(
                                5,
                                AT,
                                AConnection.of("EC000000001-0002", "EP000000001", EARLIER)
                                        .profileName(null)
                                        .disconnected(AT)
                                        .now())),
                new Golden(
                        "row-written-profile",
                        new RecordEvent.RowWritten(
                                6,
                                AT,
                                Operation.CREATE,
                                "V1",
                                new ProfileRow(
                                        "EP000000001",
                                        "engage_hcp_profile__v",
                                        "Ada Osler",
                                        ProfileRow.Status.CONNECTED,
                                        AT,
                                        "V4S000000000001",
                                        "MD;PhD",
                                        null,
                                        EARLIER,
                                        "Ada",
                                        "Osler",
                                        null,
                                        "Dr"))),
                new Golden(
                        "row-written-connection",
                        new RecordEvent.RowWritten(
                                7,
                                AT,
                                Operation.DEACTIVATE,
                                "V2",
                                new ConnectionRow(
                                        "EC000000001-0001",
                                        "Rita Reps – Ada Osler",
                                        "1001",
                                        "EP000000001",
                                        false,
                                        AT,
                                        AT))),
                new Golden("found-in-step", new RecordEvent.FoundInStep(8, AT)),
                new Golden(
                        "write-failed",
                        new RecordEvent.WriteFailed(9, AT, FailureClass.RECORD, "INVALID_DATA", "Too long", 10)),
                new Golden(
                        "write-failed-by-configuration",
                        new RecordEvent.WriteFailed(
                                10, AT, FailureClass.CONFIGURATION, "INSUFFICIENT_ACCESS", "No right", 10)),
                new Golden(
                        "write-failed-with-its-limit",
                        new RecordEvent.WriteFailed(14, AT, FailureClass.RECORD, "INVALID_DATA", "Too long", 3)),
                new Golden("held-back", new RecordEvent.HeldBack(11, AT, 4)),
                new Golden("left-scope", new RecordEvent.LeftScope(12, AT)),
                new Golden(
                        "sync-started-full",
                        new CoordinatorEvent.SyncStarted(1, AT, Scope.FULL, Trigger.MANUAL, null, null)),
                new Golden(
                        "sync-started-incremental",
                        new CoordinatorEvent.SyncStarted(2, AT, Scope.INCREMENTAL, Trigger.SCHEDULED, EARLIER, null)),
                new Golden(
                        "sync-ended",
                        new CoordinatorEvent.SyncEnded(
                                1, AT, ResultMessage.WITH_ERRORS, null, new Counts(10, 4, 3, 2, 1, 1, 0), null)),
                new Golden(
                        "post-processing-changed",
                        new CoordinatorEvent.PostProcessingChanged(AT, PostProcessing.Phase.WAITING)),
                new Golden(
                        "schedule-set",
                        new SchedulerEvent.ScheduleSet(
                                AT,
                                1,
                                Every.Unit.DAYS,
                                LocalDateTime.parse("2026-03-01T02:00"),
                                ZoneId.of("Europe/Berlin"))),
                new Golden("due-answered", new SchedulerEvent.DueAnswered(AT, 7, null)),
                new Golden("due-blocked", new SchedulerEvent.DueAnswered(AT, null, "too_soon")),
                new Golden(
                        "sync-ended-failed",
                        new CoordinatorEvent.SyncEnded(
                                2, AT, ResultMessage.FAILED, "The CRM is down", Counts.NONE, null)),
                new Golden("row-absent", new RecordEvent.RowAbsent(13, AT)),
                new Golden(
                        "sync-started-as-of",
                        new CoordinatorEvent.SyncStarted(3, AT, Scope.FULL, Trigger.MANUAL, null, EARLIER)),
                new Golden(
                        "sync-ended-with-warnings",
                        new CoordinatorEvent.SyncEnded(
                                3,
                                AT,
                                ResultMessage.SUCCESSFUL,
                                null,
                                Counts.NONE,
                                List.of("Account merges are not followed"))),
                new Golden("job-started", new CoordinatorEvent.JobStarted(1, AT)),
                new Golden("job-ended", new CoordinatorEvent.JobEnded(1, AT, new JobCounts(10, 5, 3, 2, 4), null)),
                new Golden("job-ended-early", new CoordinatorEvent.JobEnded(2, AT, JobCounts.NONE, "Engage is down")),
                new Golden("jobs-scheduled", new CoordinatorEvent.JobsScheduled(AT, 900)),
                new Golden(
                        "hits-written",
                        new InviteEvent.HitsWritten(
                                3,
                                AT,
                                List.of(
                                        new WrittenHit(17, "EH000000017", Hit.Kind.CLICK, EARLIER, "V7A000000000001"),
                                        new WrittenHit(23, "EH000000023", Hit.Kind.SCAN, AT, "V7A000000000002")))),
                new Golden(
                        "hits-refused",
                        new InviteEvent.HitsRefused(
                                4,
                                AT,
                                true,
                                "INVALID_DATA",
                                "A picklist value is inactive",
                                List.of(new RefusedHit(29, "EH000000029", Hit.Kind.CLICK, EARLIER)))));
    }

    /** What the journal holds of an event beside its bytes, and the bytes. */
    private record Stored(int serializer, String manifest, ByteString bytes) {
        static Stored of(Object event) {
            var serializer = serialization().findSerializerFor(event);
            return new Stored(
                    serializer.identifier(),
                    Serializers.manifestFor(serializer, event),
                    ByteString.fromArray(serializer.toBinary(event)));
        }

        static Stored parse(String text) {
            var lines = text.lines().toList();
            return new Stored(
                    Integer.parseInt(lines.get(0)),
                    lines.get(1),
                    ByteString.fromArray(HexFormat.of().parseHex(lines.get(2))));
        }

        String text() {
            return serializer + "\n" + manifest + "\n" + HexFormat.of().formatHex(bytes.toArrayUnsafe()) + "\n";
        }

        Object event() {
            return serialization()
                    .deserialize(bytes.toArrayUnsafe(), serializer, manifest)
                    .get();
        }
    }

    private static Serialization serialization() {
        return SerializationExtension.get(lab.system.classicSystem());
    }

    private static String read(String name) {
        var file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("syncline.golden.write") && Files.notExists(file)) {
                var event = events().stream()
                        .filter(golden -> golden.file().equals(name))
                        .findFirst()
                        .orElseThrow();
                Files.createDirectories(FOLDER);
                Files.writeString(file, Stored.of(event.event()).text());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatWasStoredIsReadAsItWas(Golden golden) {
        assertThat(Stored.parse(read(golden.file())).event()).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsStoredNowIsReadBack(Golden golden) {
        assertThat(Stored.of(golden.event()).event()).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("events")
    void aCutEventIsNotRead(Golden golden) {
        var whole = Stored.parse(read(golden.file()));
        var cut = new Stored(whole.serializer(), whole.manifest(), whole.bytes().dropRight(1));
        assertThatThrownBy(cut::event).isInstanceOf(Exception.class);
    }

    @Test
    void anEventThatWasTamperedWithIsAnotherOne() {
        var hex = HexFormat.of();
        var osler = hex.formatHex("Osler".getBytes(StandardCharsets.UTF_8));
        var brand = hex.formatHex("Brand".getBytes(StandardCharsets.UTF_8));
        String text = read("row-written-profile");
        assertThat(text).contains(osler);
        assertThat(Stored.parse(text.replace(osler, brand)).event())
                .isInstanceOf(RecordEvent.RowWritten.class)
                .isNotEqualTo(Stored.parse(text).event());
    }

    @Test
    void everyTypeOfEventIsAmongThem() {
        var types = Stream.of(RecordEvent.class, CoordinatorEvent.class, InviteEvent.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
        assertThat(events())
                .extracting(golden -> (Object) golden.event().getClass())
                .containsAll(types.toList());
    }
}
