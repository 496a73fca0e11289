package syncline.engage.hits;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private final Gathering<Integer> gathering = new Gathering<>(3);

    @Test
    void allThatWaitAreTakenAtOnceInTheOrderTheyCame() {
        gathering.offer(1);
        gathering.offer(2);
        assertThat(gathering.take()).containsExactly(1, 2);
        gathering.offer(3);
        assertThat(gathering.take()).containsExactly(3);
    }

    @Test
    void itTakesNoMoreThanItHasRoomFor() {
        assertThat(List.of(gathering.offer(1), gathering.offer(2), gathering.offer(3), gathering.offer(4)))
                .containsExactly(true, true, true, false);
        assertThat(gathering.take()).containsExactly(1, 2, 3);
        assertThat(gathering.offer(5)).isTrue();
    }

    @Test
    void whatCameBeforeTheEndIsTakenAndThenNothing() {
        gathering.offer(1);
        gathering.close();
        assertThat(gathering.take()).containsExactly(1);
        assertThat(gathering.offer(2)).isFalse();
        assertThat(gathering.take()).isEmpty();
    }

    @Test
    void nothingThatWasLetInIsLeftBehind() throws Exception {
        var room = new Gathering<Integer>(Integer.MAX_VALUE - 1);
        var taken = new ArrayList<Integer>();
        int[] let = new int[2];
        try (var threads = Executors.newCachedThreadPool()) {
            threads.execute(() -> {
                for (var all = room.take(); !all.isEmpty(); all = room.take()) {
                    taken.addAll(all);
                }
            });
            var first = threads.submit(() -> offer(room, 0, let));
            threads.execute(() -> offer(room, 1, let));
            first.get(30, SECONDS);
            room.close();
        }
        assertThat(taken).hasSize(let[0] + let[1]).doesNotHaveDuplicates();
    }

    private static void offer(Gathering<Integer> room, int who, int[] let) {
        while (let[who] < 200_000 && room.offer(let[who] * 2 + who)) {
            let[who]++;
        }
    }
}
