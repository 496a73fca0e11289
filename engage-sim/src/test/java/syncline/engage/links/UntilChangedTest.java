package syncline.engage.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UntilChangedTest {
    private final AtomicLong version = new AtomicLong();
    private final UntilChanged<Integer, String> values = new UntilChanged<>(version::get, 10);
    private final List<Integer> worked = new ArrayList<>();

    private @Nullable String get(int key) {
        return values.get(key, k -> {
            worked.add(k);
            return k + " of " + version;
        });
    }

    @Test
    void aValueIsWorkedOutOnceUntilSomethingChanges() {
        assertThat(values.kept(1)).isNull();
        assertThat(get(1)).isEqualTo("1 of 0");
        assertThat(get(1)).isEqualTo("1 of 0");
        version.incrementAndGet();
        assertThat(values.kept(1)).isNull();
        assertThat(get(1)).isEqualTo("1 of 1");
        assertThat(worked).containsExactly(1, 1);
    }

    @Test
    void aValueThatWasReadBeforeAChangeIsNotKeptAfterIt() {
        var before = values.get(1, k -> {
            version.incrementAndGet();
            return "read before";
        });
        assertThat(before).isEqualTo("read before");
        assertThat(values.kept(1)).isNull();
    }

    @Test
    void nothingIsKeptOfAKeyWithoutAValue() {
        assertThat(values.get(1, key -> null)).isNull();
        assertThat(get(1)).isEqualTo("1 of 0");
    }

    @Test
    void itKeepsNoMoreThanItsBoundAndWhatIsAskedForLongest() {
        for (int key = 0; key < 1_000; key++) {
            get(key);
            get(0);
        }
        assertThat(worked).hasSize(1_000);
        assertThat(values.kept(999)).isNotNull();
        long kept = worked.stream().filter(key -> values.kept(key) != null).count();
        assertThat(kept).isBetween(2L, 10L);
    }
}
