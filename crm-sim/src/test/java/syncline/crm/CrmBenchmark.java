package syncline.crm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import syncline.crm.records.Crm;
import syncline.crm.records.Draft;
import syncline.crm.records.Outcome;
import syncline.crm.records.Write;
import syncline.crm.schema.CrmObject;
import syncline.crm.security.Caller;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** Measures writes per second and heap by hand; run its main with {@code heap}, {@code core} or {@code http}. */
public final class CrmBenchmark {
    private static final int BATCH = 500;
    private static final String PROFILE_URL = "/api/v24.3/vobjects/engage_profile__v?idParam=vexternal_id__v";

    private final CrmSimulator simulator;
    private final Crm crm;

    private CrmBenchmark(CrmSimulator simulator) {
        this.simulator = simulator;
        this.crm = simulator.crm();
    }

    public static void main(String[] args) throws Exception {
        var settings =
                CrmSettings.local(Database.memory("bench"), "bench", "sync@syncline.example", "a pass phrase", 1);
        try (var simulator = CrmSimulator.start(settings, LabClock.system())) {
            var benchmark = new CrmBenchmark(simulator);
            for (String arg : args) {
                switch (arg) {
                    case "heap" -> benchmark.heap();
                    case "core" -> benchmark.core();
                    case "http" -> benchmark.http();
                    default -> throw new IllegalArgumentException(arg);
                }
            }
        }
    }

    private void heap() {
        long before = used();
        timed("load 112,000 accounts", 112_000, () -> crm.load("account__v", accounts(112_000)));
        timed("load 12,000 users", 12_000, () -> crm.load("user__sys", users(12_000)));
        long accounts = used();
        timed("upsert 150,000 profiles", 150_000, () -> upsert("engage_profile__v", 150_000, 0));
        long profiles = used();
        timed("upsert 250,000 connections", 250_000, () -> upsert("engage_connection__v", 250_000, 0));
        long connections = used();
        System.out.printf(
                "heap MB: accounts and users %d, profiles %d, connections %d, all %d%n",
                (accounts - before) >> 20,
                (profiles - accounts) >> 20,
                (connections - profiles) >> 20,
                (connections - before) >> 20);
    }

    private void core() {
        crm.load("account__v", accounts(20_000));
        for (int round = 0; round < 8; round++) {
            int r = round;
            timed("core: upsert 50,000 profiles, round " + r, 50_000, () -> upsert("engage_profile__v", 50_000, r));
        }
        crm.load("user__sys", users(12_000));
        for (int round = 0; round < 4; round++) {
            int r = round;
            timed(
                    "core: upsert 50,000 connections, round " + r,
                    50_000,
                    () -> upsert("engage_connection__v", 50_000, r));
        }
    }

    private void http() throws Exception {
        crm.load("account__v", accounts(20_000));
        try (var client = HttpClient.newHttpClient()) {
            String session = signIn(client);
            client.send(
                    HttpRequest.newBuilder(simulator.uri().resolve("/lab/limits"))
                            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"burst\":1000000}"))
                            .build(),
                    BodyHandlers.ofString());
            for (int round = 100; round < 112; round++) {
                long[] nanos = new long[100];
                for (int i = 0; i < nanos.length; i++) {
                    byte[] body = Json.MAPPER.writeValueAsBytes(profiles(i * BATCH, round));
                    long start = System.nanoTime();
                    post(client, session, body);
                    nanos[i] = System.nanoTime() - start;
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "http: 500 profiles p50 %.1f ms, p90 %.1f ms, p99 %.1f ms%n",
                        nanos[50] / 1e6, nanos[90] / 1e6, nanos[98] / 1e6);
            }
        }
    }

    private String signIn(HttpClient client) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(simulator.uri().resolve("/api/v24.3/auth"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=sync%40syncline.example&password=a+pass+phrase"))
                        .build(),
                BodyHandlers.ofString());
        return Json.MAPPER.readTree(answer.body()).get("sessionId").asText();
    }

    private void post(HttpClient client, String session, byte[] body) throws IOException, InterruptedException {
        URI uri = simulator.uri().resolve(PROFILE_URL);
        var answer = client.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("Authorization", session)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.body().contains("FAILURE")) {
            throw new IllegalStateException(answer.body().substring(0, 500));
        }
    }

    private long upsert(String name, int count, int round) {
        CrmObject object = crm.schema().required(name);
        Caller caller =
                crm.caller(crm.user("sync@syncline.example").orElseThrow().id()).orElseThrow();
        var write = Write.upsert(caller, object, object.required("vexternal_id__v"), false);
        long refused = 0;
        for (int from = 0; from < count; from += BATCH) {
            var records = name.equals("engage_profile__v") ? profiles(from, round) : connections(from, round);
            List<Draft> drafts = new ArrayList<>(BATCH);
            for (var record : records) {
                Draft draft = crm.draft(object);
                record.forEach(draft::set);
                drafts.add(draft);
            }
            refused += crm.write(write, drafts).stream()
                    .filter(Outcome.Refused.class::isInstance)
                    .peek(o -> System.out.println(o))
                    .limit(1)
                    .count();
        }
        if (refused > 0) {
            throw new IllegalStateException(refused + " refused");
        }
        return count;
    }

    private static java.util.Iterator<Map<String, Object>> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("id", "V4S%012d".formatted(i), "name__v", "Account number " + i))
                .iterator();
    }

    private static java.util.Iterator<Map<String, Object>> users(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of(
                        "username__sys", "rep%05d@syncline.example".formatted(i), "name__v", "Field User " + i))
                .iterator();
    }

    private static List<Map<String, Object>> profiles(int from, int round) {
        List<Map<String, Object>> records = new ArrayList<>(BATCH);
        for (int i = from; i < from + BATCH; i++) {
            var record = new LinkedHashMap<String, Object>();
            record.put("vexternal_id__v", "EP%09d".formatted(i));
            record.put("object_type__v.api_name__v", i % 12 == 0 ? "engage_staff_profile__v" : "engage_hcp_profile__v");
            record.put("account__v", i % 4 == 0 ? null : "V4S%012d".formatted(i % 20_000));
            record.put("connection_status__v", "connected__v");
            record.put("connection_status_update_datetime__v", "2026-03-01T12:00:0" + i % 10 + ".000Z");
            record.put("degree__v", "MD;PhD");
            record.put("display_name__v", "Dr. Given" + i + " Family" + i % 1000);
            record.put("engage_signup_datetime__v", "2024-05-01T08:15:00." + (100 + i % 900) + "Z");
            record.put("first_name__v", "Given" + i);
            record.put("last_name__v", "Family" + i % 1000);
            record.put("name__v", "Dr. Given" + i + " Family" + i % 1000);
            record.put("profile_photo_url__v", "https://cdn.engage.example/photos/" + i + ".jpg");
            record.put("title__v", "Head of department " + round);
            records.add(record);
        }
        return records;
    }

    private static List<Map<String, Object>> connections(int from, int round) {
        List<Map<String, Object>> records = new ArrayList<>(BATCH);
        for (int i = from; i < from + BATCH; i++) {
            int profile = i % 50_000;
            var record = new LinkedHashMap<String, Object>();
            record.put("vexternal_id__v", "EC%09d-%04d".formatted(profile, i / 50_000));
            record.put("object_type__v.api_name__v", "user_to_engage_profile__v");
            record.put("to_engage_profile__vr.vexternal_id__v", "EP%09d".formatted(profile));
            record.put("from_user__vr.username__sys", "rep%05d@syncline.example".formatted(i % 12_000));
            record.put("active__v", round % 2 == 0);
            record.put("inactivation_datetime__v", null);
            record.put("last_update_datetime__v", "2026-03-01T12:0" + round % 10 + ":00.000Z");
            record.put("name__v", "Field User " + i % 12_000 + " – Dr. Given" + profile);
            records.add(record);
        }
        return records;
    }

    private static void timed(String what, int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %.1f s, %,.0f records/s%n", what, seconds, count / seconds);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
