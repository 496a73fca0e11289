package syncline.virtual.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.crm.draws.Draws;
import syncline.crm.faults.RecordFault;
import syncline.crm.records.AccountMerge;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.crm.security.PermissionSets;
import syncline.crm.security.Right;
import syncline.engage.directory.LabChanges;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.virtual.crm.CrmRows;

/** The engine does what the rules do over maps, one record after the other, into the simulated CRM itself. */
class SyncEngineTest {
    private static final int SYNCS = 12;
    private static final int PROFILES = 150;

    private final Schema schema = Schema.vault();

    /** Two labs with the same people, to which the same happens. */
    private final class Twins implements AutoCloseable {
        private final VirtualLab engine;
        private final PlainLab plain;
        private final SplittableRandom random;

        Twins(long seed, long otherSeed) {
            engine = new VirtualLab(PROFILES, seed, VirtualLab.IN_NO_TIME, 2);
            plain = new PlainLab(
                    engine.people, engine.crm.originals(), RuleSettings.CHOSEN, engine.timeline, otherSeed);
            random = new SplittableRandom(seed);
        }

        void live() {
            engine.timeline.advance(java.time.Duration.ofHours(1));
            Instant now = engine.timeline.now();
            switch (random.nextInt(6)) {
                case 0 -> faults();
                case 1 -> heal();
                case 2 -> right();
                case 3 -> merges(now);
                case 4 -> edits(now);
                default -> {}
            }
            LabChanges.make(engine.people, random.nextLong(), new LabChanges.Counts(6, 3, 3, 2, 1, 1));
        }

        private void faults() {
            var faults = List.of(
                    new RecordFault("engage_profile__v", random.nextDouble() * 0.4, 0.1, Map.of(), null, null),
                    new RecordFault("engage_connection__v", 0.1, 0.05, Map.of(), "INSUFFICIENT_ACCESS", "no"));
            engine.crm.set(faults);
            plain.crm.faults().set(faults);
        }

        private void heal() {
            engine.crm.set(List.of());
            plain.crm.faults().set(List.of());
        }

        private void right() {
            var profiles = schema.required("engage_profile__v");
            var connections = schema.required("engage_connection__v");
            var grants = List.of(
                    new Grant.OneRight(profiles, Right.CREATE),
                    new Grant.OneRight(connections, Right.EDIT),
                    new Grant.EditOfField(profiles, profiles.required("title__v")),
                    new Grant.EditOfField(connections, connections.required("from_user__v")),
                    new Grant.EditOfField(profiles, profiles.required("vexternal_id__v")),
                    new Grant.OneType(profiles, "engage_staff_profile__v"));
            var grant = grants.get(random.nextInt(grants.size()));
            if (random.nextBoolean()) {
                engine.crm.revoke(PermissionSets.INTEGRATION, grant);
                plain.crm.permissions().revoke(PermissionSets.INTEGRATION, grant);
            } else {
                grants.forEach(one -> {
                    engine.crm.grant(PermissionSets.INTEGRATION, one);
                    plain.crm.permissions().grant(PermissionSets.INTEGRATION, one);
                });
            }
        }

        private void merges(Instant now) {
            for (AccountMerge merge :
                    Draws.merges(random.nextLong(), 2, engine.crm.linkedAccounts(), engine.crm.otherAccounts())) {
                engine.crm.merge(merge.losing(), merge.surviving(), now);
                plain.merge(merge, now);
            }
        }

        private void edits(Instant now) {
            for (CrmObject object : CrmObject.values()) {
                if (engine.rows(object).size() > 20) {
                    plain.edit(
                            object,
                            new CrmRows(engine.crm, engine.people).edit(object, random.nextLong(), 2, now),
                            now);
                }
            }
        }

        /** What differs after a sync of both, nothing if all is well. */
        String sync() {
            var order = engine.order(random.nextInt(4) == 0 ? Scope.FULL : Scope.INCREMENTAL);
            var expected = plain.sync(order);
            var sync = engine.run(order);
            if (!sync.counts().equals(expected)) {
                return "sync %d: %s, not %s".formatted(order.number(), sync.counts(), expected);
            }
            if (!engine.open().equals(plain.open())) {
                return "sync %d: open %s, not %s".formatted(order.number(), engine.open(), plain.open());
            }
            for (CrmObject object : CrmObject.values()) {
                if (!engine.rows(object).equals(plain.rows(object))) {
                    return "sync %d: rows %s, not %s"
                            .formatted(order.number(), engine.rows(object), plain.rows(object));
                }
            }
            return "";
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private String histories(long seed, long otherSeed) {
        try (var twins = new Twins(seed, otherSeed)) {
            for (int i = 0; i < SYNCS; i++) {
                String differs = twins.sync();
                if (!differs.isEmpty()) {
                    return differs;
                }
                twins.live();
            }
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void doesWhatTheRulesDoOneByOne(long seed) {
        assertThat(histories(seed, seed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noticesOtherFaults(long seed) {
        assertThat(histories(seed, seed + 1)).isNotEmpty();
    }
}
