package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void holdsWhatWasAddedAndNothingElse() {
        var ids = List.of(
                "V4S000000000007",
                "V4S999999999",
                "V4S999999999999",
                "XYZ000000000008",
                "V4S00000000000x",
                "",
                "V4S000999999999");
        var set = new IdSet();
        ids.forEach(set::add);
        assertThat(ids).allMatch(set::contains);
        assertThat(List.of("V4S000000000008", "XYZ000000000007", "V4S999999999998", "V4S00000000007"))
                .noneMatch(set::contains);
        assertThat(new IdSet().contains("V4S000000000007")).isFalse();
    }
}
