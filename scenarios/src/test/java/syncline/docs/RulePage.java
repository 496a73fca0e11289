package syncline.docs;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.docs.RuleProofs.Proof;

/**
 * One page of docs/rules. The part below {@link #PROOFS} is written by this class, the part above it by people.
 *
 * @param name the file's name, as in E-retries.md
 * @param text the whole page
 */
record RulePage(String name, String text) {
    static final String PROOFS = """
            ## Proofs

            <!-- Written by RulePagesTest: see README.md -->
            """;

    private static final Pattern HEADING = Pattern.compile("(?m)^### (.*)$");
    private static final Pattern RULE = Pattern.compile("[A-Z][1-9][0-9]*");
    private static final Pattern GROUND = Pattern.compile(
            "\\n\\*\\[?(documented|public|assumption)\\b[^*]* · (holds|not built)\\*\\n\\n\\S[\\s\\S]*");

    private static final Pattern NOT_BUILT = Pattern.compile("\\A\\n\\*[^*]* · not built\\*");

    /** All pages of the rules, in the order of their names. */
    static List<RulePage> in(Repository repository) {
        return Repository.files(folder(repository), ".md").stream()
                .filter(file -> !file.endsWith("README.md"))
                .map(file -> new RulePage(String.valueOf(file.getFileName()), Repository.read(file)))
                .toList();
    }

    static Path folder(Repository repository) {
        return repository.root().resolve("docs/rules");
    }

    /** The numbers of the rules on this page, in their order. */
    List<String> rules() {
        return HEADING.matcher(byPeople()).results().map(m -> m.group(1)).toList();
    }

    /** The numbers of the rules on this page of which it says that this version does not keep them. */
    List<String> notBuilt() {
        var rules = rules();
        var bodies = HEADING.splitAsStream(byPeople()).skip(1).toList();
        return IntStream.range(0, rules.size())
                .filter(i -> NOT_BUILT.matcher(bodies.get(i)).find())
                .mapToObj(rules::get)
                .toList();
    }

    /** What is wrong with the form of the page, in sentences; empty if nothing is. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        var rules = rules();
        for (String rule : rules) {
            if (!RULE.matcher(rule).matches() || rule.charAt(0) != name.charAt(0)) {
                faults.add("%s: \"%s\" is not the number of a rule of this page".formatted(name, rule));
            }
        }
        rules.stream().collect(groupingBy(r -> r, LinkedHashMap::new, toList())).forEach((rule, times) -> {
            if (times.size() > 1) {
                faults.add("%s: %s stands here %d times".formatted(name, rule, times.size()));
            }
        });
        var bodies = HEADING.splitAsStream(byPeople()).skip(1).toList();
        for (int i = 0; i < bodies.size(); i++) {
            if (!GROUND.matcher(bodies.get(i)).matches()) {
                faults.add("%s: %s needs a line \"*ground · holds*\" or \"*ground · not built*\" and a text"
                        .formatted(name, rules.get(i)));
            }
        }
        return faults;
    }

    /** This page with the list of its proofs as it has to be. */
    RulePage with(List<Proof> proofs) {
        String rows = rules().stream()
                .map(rule -> "| %s | %s |\n"
                        .formatted(
                                rule,
                                tests(proofs.stream()
                                        .filter(p -> p.rule().equals(rule))
                                        .toList())))
                .collect(joining());
        return new RulePage(name, byPeople() + PROOFS + "\n| Rule | Proven by |\n|---|---|\n" + rows);
    }

    private String byPeople() {
        int end = text.indexOf(PROOFS);
        return end < 0 ? text.stripTrailing() + "\n\n" : text.substring(0, end);
    }

    private static String tests(List<Proof> proofs) {
        return proofs.stream()
                .collect(groupingBy(RulePage::link, LinkedHashMap::new, collectingAndThen(toList(), RulePage::methods)))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + e.getValue())
                .collect(joining("<br>"));
    }

    private static String link(Proof proof) {
        return "[%s](../../%s)"
                .formatted(proof.type(), proof.source().toString().replace('\\', '/'));
    }

    private static String methods(List<Proof> proofs) {
        String methods = proofs.stream()
                .flatMap(p -> Stream.ofNullable(p.method()))
                .map("`%s`"::formatted)
                .collect(joining(", "));
        return methods.isEmpty() ? "" : ": " + methods;
    }
}
