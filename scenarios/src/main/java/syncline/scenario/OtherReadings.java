package syncline.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.sync.rules.RuleSettings;

/** Readings of the rules, changed one by one under the names that they have in a scenario's {@code rules}. */
public final class OtherReadings {
    private static final List<String> NAMES = Grammar.fields(Rules.class);

    private OtherReadings() {}

    /**
     * The same readings but for some.
     *
     * @param settings each as {@code name=value}; {@code retry.limit} and {@code retry-limit} are the same name
     * @throws UserError if there is no such name, or it cannot have that value
     */
    public static RuleSettings of(RuleSettings readings, List<String> settings) {
        var components = Rules.class.getRecordComponents();
        var values = new @Nullable Object[components.length];
        var now = Rules.of(readings);
        for (int i = 0; i < components.length; i++) {
            values[i] = Grammar.value(components[i], now);
        }
        for (String setting : settings) {
            String name = name(setting);
            int index = NAMES.indexOf(name);
            values[index] = Grammar.value(components[index], read(name, setting));
        }
        return ((Rules) Grammar.construct(Rules.class, components, values)).settings();
    }

    private static String name(String setting) {
        int end = setting.indexOf('=');
        if (end < 0) {
            throw new UserError(
                    "%s is no rule and its value. Write name=value, such as retry-limit=3.".formatted(setting));
        }
        String written = setting.substring(0, end).strip();
        String name = written.toLowerCase(Locale.ROOT)
                .replaceFirst("^rules\\.", "")
                .replace('.', '-')
                .replace('_', '-');
        if (!NAMES.contains(name)) {
            throw new UserError("%s is no rule that can be set.%s There are: %s."
                    .formatted(written, DidYouMean.hint(NAMES, name), String.join(", ", NAMES)));
        }
        return name;
    }

    /** The rules of a scenario that sets this one alone. */
    private static Rules read(String name, String setting) {
        var problems = new ArrayList<Problem>();
        var value = YamlTree.value(setting.substring(setting.indexOf('=') + 1), setting, problems);
        if (value.isEmpty()) {
            throw new UserError(setting + ": a value is missing after =.");
        }
        var alone = new Node.Mapping(List.of(), Where.in(setting)).with(name, value.get());
        var rules = new ModelReader(problems).read(Rules.class, alone);
        if (!problems.isEmpty()) {
            throw new UserError(problems.getFirst().toString());
        }
        return Objects.requireNonNull(rules.orElse(null));
    }
}
