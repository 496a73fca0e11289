package syncline.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds the tests that name a rule by {@code @Rule}. It reads sources, so that it sees all modules as they are now. */
final class RuleProofs {
    private RuleProofs() {}

    /**
     * One test that proves one rule.
     *
     * @param rule as in E3
     * @param type the test class, with the classes around it: Outer.Inner
     * @param method the test method, or null when the whole class proves the rule
     * @param source where the class is, relative to the root of the repository
     */
    record Proof(String rule, String type, @Nullable String method, Path source) {}

    /** All proofs in the tests of all modules. A test that is disabled proves nothing. */
    static List<Proof> in(Repository repository) {
        return repository.inModules("src/test/java").stream()
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .map(file -> in(repository.root().relativize(file), Repository.read(file)))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The proofs in one source.
     *
     * @throws IllegalArgumentException if a rule is not written as a literal, or stands on what is no test
     */
    static List<Proof> in(Path path, String source) {
        if (!source.contains("@Rule") && !source.contains("@syncline.lab.Rule")) {
            return List.of();
        }
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(new Source(source)));
        var finder = new Finder(path);
        try {
            task.parse().forEach(unit -> unit.accept(finder, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(finder.found);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Path path;
        private final Deque<String> types = new ArrayDeque<>();
        private final List<Proof> found = new ArrayList<>();

        Finder(Path path) {
            this.path = path;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            if (annotations(type.getModifiers(), "Disabled").findAny().isPresent()) {
                return null;
            }
            types.addLast(type.getSimpleName().toString());
            add(type.getModifiers(), null);
            super.visitClass(type, null);
            types.removeLast();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            var modifiers = method.getModifiers();
            if (annotations(modifiers, "Disabled").findAny().isEmpty()) {
                add(modifiers, method.getName().toString());
            }
            return super.visitMethod(method, null);
        }

        private void add(ModifiersTree modifiers, @Nullable String method) {
            String type = String.join(".", types);
            annotations(modifiers, "Rule").forEach(rule -> {
                if (method != null
                        && annotations(modifiers, "(.*Test|Property|Example|TestFactory)")
                                .findAny()
                                .isEmpty()) {
                    throw new IllegalArgumentException("%s in %s names a rule but is no test".formatted(method, path));
                }
                rule.getArguments().stream()
                        .flatMap(this::ids)
                        .forEach(id -> found.add(new Proof(id, type, method, path)));
            });
        }

        private static Stream<? extends AnnotationTree> annotations(ModifiersTree modifiers, String name) {
            return modifiers.getAnnotations().stream()
                    .filter(a -> a.getAnnotationType().toString().matches("(.*\\.)?" + name));
        }

        private Stream<String> ids(ExpressionTree argument) {
            return switch (argument) {
                case AssignmentTree assignment -> ids(assignment.getExpression());
                case NewArrayTree array -> array.getInitializers().stream().flatMap(this::ids);
                case LiteralTree literal -> Stream.of(String.valueOf(literal.getValue()));
                default ->
                    throw new IllegalArgumentException(
                            "%s in %s: write the numbers of rules as strings".formatted(argument, path));
            };
        }
    }
}
