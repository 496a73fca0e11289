package syncline.crm.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import syncline.crm.records.AccountMerge;

class DrawsTest {
    private static List<String> accounts(int from, int to) {
        return IntStream.range(from, to).mapToObj("V4S%012d"::formatted).toList();
    }

    private static List<AccountMerge> merges(long seed, int count) {
        return Draws.merges(seed, count, accounts(0, 100), accounts(100, 300));
    }

    private static long checksum(List<AccountMerge> merges) {
        var checksum = new CRC32();
        var texts = merges.stream().map(m -> m.losing() + ">" + m.surviving()).toList();
        checksum.update(texts.toString().getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    /** Runs of earlier versions must be repeatable. */
    @Test
    void theSameMergesAreDrawnInEveryVersion() {
        assertThat(merges(42, 1)).containsExactly(new AccountMerge("V4S000000000099", "V4S000000000052"));
        assertThat(checksum(merges(42, 30))).isEqualTo(3_681_260_494L);
        assertThat(checksum(merges(42, 60))).isEqualTo(1_894_386_516L);
        assertThat(checksum(merges(42, 100))).isEqualTo(3_997_136_594L).isNotEqualTo(checksum(merges(43, 100)));
    }

    @Test
    void linkedAccountsLoseFirst() {
        assertThat(merges(3, 40)).allMatch(m -> m.losing().compareTo("V4S000000000100") < 0);
        assertThat(merges(3, 110))
                .filteredOn(m -> m.losing().compareTo("V4S000000000100") < 0)
                .hasSize(100);
        assertThatThrownBy(() -> merges(3, 151)).hasMessage("151 merges need 302 accounts; there are 300.");
    }

    @Test
    void theSameRowsAreDrawnInEveryVersion() {
        var rows = IntStream.range(0, 1_000).mapToObj("EP%09d"::formatted).toList();
        assertThat(Draws.edits(7, 3, "engage_profile__v", rows))
                .containsExactly("EP000000083", "EP000000494", "EP000000508");
        assertThatThrownBy(() -> Draws.edits(7, 1_001, "engage_profile__v", rows))
                .hasMessage("There are 1000 rows of engage_profile__v to edit, not 1001.");
    }

    @Test
    void onlyWhatIsDrawnIsAskedFor() {
        var rows = new Asked();
        assertThat(Draws.edits(7, 3, "engage_profile__v", rows)).isSorted().hasSize(3);
        assertThat(rows.count).isEqualTo(3);
    }

    /** A million rows that nobody made. */
    private static final class Asked extends AbstractList<String> {
        private int count;

        @Override
        public String get(int index) {
            count++;
            return "EP%09d".formatted(index);
        }

        @Override
        public int size() {
            return 1_000_000;
        }
    }
}
