package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

class TerritoryTest {
    @Property(tries = 200)
    @Rule("N10")
    void eachAccountBelongsToExactlyOneTerritory(
            @ForAll @LongRange(min = 1, max = 3_000) long users,
            @ForAll @LongRange(min = 0, max = 1L << 40) long account) {
        assertThat(LongStream.range(0, users)
                        .filter(rank -> new Territory(users, rank).holds(account))
                        .count())
                .isOne();
    }

    @Test
    @Rule("N10")
    void territoriesOfAllPresetsAreAsLargeAsRealOnes() {
        assertThat(accounts(new Territory(150, 149), 20_000)).isBetween(80L, 180L);
        assertThat(accounts(new Territory(2_500, 0), 300_000)).isBetween(80L, 150L);
    }

    @Test
    void nobodyHasARankBeyondTheOthers() {
        assertThatThrownBy(() -> new Territory(3, 3)).hasMessageContaining("Among 3 users nobody has the rank 3");
        assertThatThrownBy(() -> new Territory(3, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Territory(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long accounts(Territory territory, long all) {
        return LongStream.rangeClosed(1, all).filter(territory::holds).count();
    }
}
