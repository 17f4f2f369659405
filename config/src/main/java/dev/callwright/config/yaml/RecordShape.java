package dev.callwright.config.yaml;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Reflection on records: reading components, finding {@code DEFAULTS}, calling the canonical constructor. */
final class RecordShape {

    private RecordShape() {}

    /** The value of one component, never null by the rule of the house. */
    static Object value(RecordComponent component, Record owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + component, impossible);
        }
    }

    /** The {@code DEFAULTS} of a record that is an element of a list; nothing when the type has none, as scalars have none. */
    static Optional<Record> defaults(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> type.isRecord() && field.getName().equals("DEFAULTS"))
                .findFirst()
                .map(RecordShape::constant);
    }

    private static Record constant(Field field) {
        try {
            field.setAccessible(true);
            return (Record) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("cannot read " + field, impossible);
        }
    }

    /** Calls the canonical constructor; throws its IllegalArgumentException when it refuses the values. */
    static Record create(Class<? extends Record> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the constructor of " + type + " failed", failure.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot construct " + type, impossible);
        }
    }
}
