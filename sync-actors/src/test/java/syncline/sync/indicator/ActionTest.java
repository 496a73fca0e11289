package syncline.sync.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import syncline.lab.Rule;

class ActionTest {
    /** A row of the table as it is printed; null stands for "any". */
    record Row(
            String rule,
            @Nullable Boolean card,
            @Nullable Boolean writes,
            boolean connected,
            @Nullable Boolean invited,
            Action shows) {
        boolean covers(Case one) {
            // H15 asks for a card or a channel, whichever it is.
            boolean able = rule.equals("H15")
                    ? one.card() || one.writes()
                    : fits(card, one.card()) && fits(writes, one.writes());
            return able && connected == one.connected() && fits(invited, one.invited());
        }

        private static boolean fits(@Nullable Boolean wanted, boolean given) {
            return wanted == null || wanted == given;
        }
    }

    /** One of the sixteen combinations. */
    record Case(boolean card, boolean writes, boolean connected, boolean invited) {}

    private static final List<Row> TABLE = List.of(
            new Row("H7", false, false, false, null, Action.CONNECTION_STATUS),
            new Row("H8", false, false, true, null, Action.CONNECTION_STATUS),
            new Row("H9", true, false, true, null, Action.CONNECTION_STATUS),
            new Row("H10", true, false, false, false, Action.CONNECT),
            new Row("H11", false, true, false, false, Action.CONNECT),
            new Row("H12", true, true, false, false, Action.CONNECT),
            new Row("H13", false, true, true, null, Action.CHAT),
            new Row("H14", true, true, true, null, Action.CHAT),
            new Row("H15", null, null, false, true, Action.INVITE_PENDING));

    static Stream<Case> cases() {
        var all = new ArrayList<Case>();
        for (int bits = 0; bits < 16; bits++) {
            all.add(new Case((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Rule({"H6", "H7", "H8", "H9", "H10", "H11", "H12", "H13", "H14", "H15", "H18"})
    void everyCombinationShowsWhatTheOneRowOfTheTableSaysThatCoversIt(Case one) {
        var rows = TABLE.stream().filter(row -> row.covers(one)).toList();
        assertThat(rows).as("rows for %s", one).hasSize(1);
        assertThat(Action.of(one.card(), one.writes(), one.connected(), one.invited()))
                .as(rows.getFirst().rule())
                .isEqualTo(rows.getFirst().shows());
    }

    @Test
    void everyRowCoversSomething() {
        assertThat(TABLE)
                .allSatisfy(row -> assertThat(cases().filter(row::covers)).isNotEmpty());
        assertThat(Map.of(Action.CHAT, 4L, Action.CONNECTION_STATUS, 6L, Action.CONNECT, 3L, Action.INVITE_PENDING, 3L))
                .isEqualTo(cases().collect(java.util.stream.Collectors.groupingBy(
                        c -> Action.of(c.card(), c.writes(), c.connected(), c.invited()),
                        java.util.stream.Collectors.counting())));
    }
}
