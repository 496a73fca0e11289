package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A point of a line, with as many digits as an eye can tell apart.
 *
 * @param y null makes a gap
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Point(double x, @Nullable Double y) {
    private static final MathContext X_DIGITS = new MathContext(6);
    private static final MathContext Y_DIGITS = new MathContext(4);

    static Point of(double x, double y) {
        return new Point(rounded(x, X_DIGITS), rounded(y, Y_DIGITS));
    }

    static Point gap(double x) {
        return new Point(rounded(x, X_DIGITS), null);
    }

    private static double rounded(double value, MathContext digits) {
        return new BigDecimal(value).round(digits).doubleValue();
    }
}
