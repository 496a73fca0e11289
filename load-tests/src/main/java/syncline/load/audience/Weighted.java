package syncline.load.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Some values, one of which is drawn as often as its weight says. */
final class Weighted<T> {
    private final List<T> values = new ArrayList<>();
    private final List<Double> upTo = new ArrayList<>();
    private double total;

    /** One more value. */
    Weighted<T> with(double weight, T value) {
        total += weight;
        values.add(value);
        upTo.add(total);
        return this;
    }

    T draw(RandomGenerator random) {
        double point = random.nextDouble() * total;
        int i = 0;
        while (i < values.size() - 1 && point >= upTo.get(i)) {
            i++;
        }
        return values.get(i);
    }
}
