package syncline.virtual;

import java.util.List;

/** Something that goes on in virtual time: it puts what it does next on a {@link Timeline}, until it has ended. */
public interface Episode {
    /** One that had ended before anyone asked. */
    Episode ENDED = () -> true;

    /** Whether nothing more comes of it. Once true it stays true. */
    boolean ended();

    /** Several that go on at the same time, which have ended when all of them have. */
    static Episode all(List<? extends Episode> episodes) {
        var all = List.copyOf(episodes);
        return () -> all.stream().allMatch(Episode::ended);
    }
}
