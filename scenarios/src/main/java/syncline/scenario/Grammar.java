package syncline.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the records of this package are written: each component is a field, and the first one of a variant is its tag. */
final class Grammar {
    private Grammar() {}

    /** The name of a field in a file. */
    static String name(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    /** Whether a field may be left out. */
    static boolean optional(RecordComponent component) {
        return component.isAnnotationPresent(Default.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether it is no field, but is told where its record stands. */
    static boolean isPlace(RecordComponent component) {
        return component.getType() == Where.class;
    }

    static String tag(Class<?> kind) {
        return name(kind.getRecordComponents()[0]);
    }

    static List<String> tags(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Grammar::tag)
                .distinct()
                .toList();
    }

    static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A record of the model must not refuse values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a record has in one of its fields. */
    static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !isPlace(component))
                .map(Grammar::name)
                .toList();
    }
}
