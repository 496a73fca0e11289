package syncline.crm.query;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Filter;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.ObjectRights;
import syncline.crm.security.PermissionSet;

/** What a query on one object may speak of: fields that exist and may be read, and the objects that they refer to. */
record Scope(Schema schema, PermissionSet permissions, CrmObject object) {
    private static final String TYPE_NAME = "object_type__vr.api_name__v";

    /**
     * Where a path leads to.
     *
     * @param reference the reference that the path goes through, or null if the field is the object's own
     * @param scope that of the object which has the field
     * @param typeName whether a record type is meant by its name instead of by its id
     */
    record Place(@Nullable Field reference, Scope scope, Field field, boolean typeName) {
        /** A condition on the field, told of the record that the query is about. */
        Filter holds(Filter condition) {
            return reference == null ? condition : scope.parent(reference, condition);
        }
    }

    /** @throws QueryRefused if the caller may not read records of the object */
    Scope {
        if (!permissions.on(object).read()) {
            throw new QueryRefused("INSUFFICIENT_ACCESS", "User has no permission to read records of [" + object + "]");
        }
    }

    /** The object that a query names. */
    static Scope of(Schema schema, PermissionSet permissions, Token name) {
        CrmObject object = schema.object(name.getText());
        if (object == null) {
            throw at(name, "there is no object " + name.getText());
        }
        return new Scope(schema, permissions, object);
    }

    Place place(VqlParser.PathContext path) {
        String text = path.getText();
        if (path.NAME().size() == 1 || text.equals(TYPE_NAME)) {
            boolean typeName = text.equals(TYPE_NAME);
            return new Place(null, this, field(path.getStart(), typeName ? CrmObject.TYPE : text), typeName);
        }
        Field reference = reference(path.getStart());
        Scope target = target(reference);
        return new Place(
                reference, target, target.field(path.getStop(), path.NAME(1).getText()), false);
    }

    /** The reference that a relationship name stands for. */
    Field reference(Token relationship) {
        Field reference = object.byRelationship(relationship.getText());
        if (reference == null) {
            throw at(relationship, "the object " + object + " has no relationship " + relationship.getText());
        }
        return field(relationship, reference.name());
    }

    /** The object that a reference points to. */
    Scope target(Field reference) {
        return new Scope(schema, permissions, schema.required(String.valueOf(reference.target())));
    }

    /** The caller's filter; records of types that the caller may not see do not appear. */
    Filter visible(Filter asked) {
        Field type = object.typeField();
        ObjectRights rights = permissions.on(object);
        if (type == null || rights.types().containsAll(object.types().keySet())) {
            return asked;
        }
        Filter granted = new Filter.OneOf(type, List.copyOf(rights.types()));
        return asked.equals(Filter.ANY) ? granted : new Filter.And(List.of(granted, asked));
    }

    /** Seen from a record that refers to this object: the referenced record is there and fulfils the condition. */
    Filter parent(Field reference, Filter condition) {
        return new Filter.Parent(reference, object, visible(condition));
    }

    private Field field(Token place, String name) {
        Field field = object.field(name);
        if (field == null) {
            throw at(place, "the object " + object + " has no field " + name);
        }
        if (!permissions.on(object).readable(field)) {
            throw new QueryRefused(
                    "INSUFFICIENT_ACCESS",
                    "User has no permission to read the field [" + field.name() + "] of [" + object + "]");
        }
        return field;
    }

    static QueryRefused at(Token token, String why) {
        return QueryRefused.syntax(token.getLine(), token.getCharPositionInLine(), why);
    }
}
