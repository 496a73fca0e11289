package syncline.crm.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.schema.RefusedValue;

/**
 * What the literals of a query mean.
 *
 * @param evaluation for whom and when; null for a query that does not depend on it
 */
record Literals(@Nullable Evaluation evaluation) {
    /** The id of no record at all. */
    private static final Long NOBODY = -1L;

    private static final long MOST_DAYS = 36_500;
    private static final String USER_LANGUAGE = "@@USER_LANGUAGE_CODE@@";

    /** The literal as a value of the field's own type. */
    Object value(Scope.Place place, VqlParser.LiteralContext literal) {
        Object raw = raw(literal);
        Field field = place.field();
        // Picklist names and types that do not exist are simply nobody's.
        if (field.type() == FieldType.PICKLIST || field.type() == FieldType.TYPE) {
            String type = place.typeName() || field.type() == FieldType.PICKLIST
                    ? null
                    : place.scope().object().typeOfId(raw.toString());
            return type == null ? raw.toString() : type;
        }
        if (field.type() == FieldType.STRING) {
            return raw.toString();
        }
        try {
            Object value = field.accept(raw);
            if (value != null) {
                return value;
            }
        } catch (RefusedValue e) {
            if (field.type() == FieldType.ID || field.type() == FieldType.OBJECT) {
                return NOBODY;
            }
            throw Scope.at(literal.getStart(), e.reason());
        }
        throw Scope.at(literal.getStart(), "an empty text is no value of the field " + field.name());
    }

    /** The moment that {@code LAST_DAYS:n} begins with: the start of the day n days before today, in UTC. */
    Instant start(Token lastDays) {
        long days =
                number(lastDays, lastDays.getText().substring(lastDays.getText().indexOf(':') + 1));
        if (days > MOST_DAYS) {
            throw Scope.at(lastDays, "no more than " + MOST_DAYS + " days can be counted back");
        }
        return now(lastDays)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .minusDays(days)
                .toInstant();
    }

    /** The moment of evaluation. */
    Instant now(Token asking) {
        return evaluation(asking).now();
    }

    private Evaluation evaluation(Token asking) {
        if (evaluation == null) {
            throw Scope.at(asking, asking.getText() + " has a meaning only in the filter of a VMOC");
        }
        return evaluation;
    }

    private Object raw(VqlParser.LiteralContext literal) {
        Token token = literal.getStart();
        return switch (token.getType()) {
            case VqlParser.STRING -> text(token);
            case VqlParser.NUMBER -> number(token, token.getText());
            case VqlParser.DECIMAL -> new BigDecimal(token.getText());
            case VqlParser.NULL -> throw Scope.at(token, "null can only be tested with = and !=");
            case VqlParser.LAST_DAYS -> throw Scope.at(token, "days can only be counted back with =, <= and >=");
            case VqlParser.USER_TOKEN -> userValue(token);
            default -> literal.TRUE() != null;
        };
    }

    private Object userValue(Token token) {
        if (!token.getText().equals(USER_LANGUAGE)) {
            throw Scope.at(token, "nothing is known as " + token.getText() + ", only " + USER_LANGUAGE);
        }
        return evaluation(token).userLanguage();
    }

    static String text(Token string) {
        String quoted = string.getText();
        return quoted.substring(1, quoted.length() - 1).replaceAll("(?s)\\\\(.)", "$1");
    }

    /** A number that may be left out. */
    static long number(@Nullable Token token, long otherwise) {
        return token == null ? otherwise : number(token, token.getText());
    }

    private static long number(Token token, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw Scope.at(token, "this number is too large");
        }
    }
}
