package syncline.crm.query;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Filter;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;
import syncline.crm.security.PermissionSet;

/** Reads queries in Vault's query language. */
public final class Vql {
    /** The longest query, in characters. */
    public static final int LONGEST = 50_000;

    private static final int DEEPEST = 100;

    private Vql() {}

    /**
     * Reads a query and checks it against what there is and what the caller may read.
     *
     * @throws QueryRefused if it is too long or not well formed, or names what does not exist or may not be read
     */
    public static Query parse(String text, Schema schema, PermissionSet permissions) {
        VqlParser.QueryContext tree = parser(text).query();
        return new QueryBuilder(Scope.of(schema, permissions, tree.object)).build(tree);
    }

    /**
     * Reads the filter of a VMOC, {@code WHERE …}, for one evaluation.
     *
     * @param permissions what the filter may speak of
     * @throws QueryRefused if it is too long or not well formed, or names what does not exist or may not be read
     */
    public static Filter filter(
            String text, CrmObject object, Schema schema, PermissionSet permissions, Evaluation evaluation) {
        VqlParser.FilterContext tree = parser(text).filter();
        var scope = new Scope(schema, permissions, object);
        return new Conditions(scope, new Literals(evaluation), false).filter(tree.condition());
    }

    private static VqlParser parser(String text) {
        if (text.length() > LONGEST) {
            throw QueryRefused.syntax(1, LONGEST, "a query may have at most " + LONGEST + " characters");
        }
        checkDepth(text);
        var lexer = new VqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(Refusing.INSTANCE);
        var parser = new VqlParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(Refusing.INSTANCE);
        return parser;
    }

    /** The parser descends once per parenthesis, so their number has to have a bound. */
    private static void checkDepth(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw QueryRefused.syntax(1, i, "more than " + DEEPEST + " parentheses within each other");
            }
        }
    }

    private static final class Refusing extends BaseErrorListener {
        static final Refusing INSTANCE = new Refusing();

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw QueryRefused.syntax(line, column, message);
        }
    }
}
