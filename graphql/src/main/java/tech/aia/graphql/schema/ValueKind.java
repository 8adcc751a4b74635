package tech.aia.graphql.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scalars that properties of the graph have in the schema. */
public enum ValueKind {
    ID("ID", "IdFilter", null),
    STRING("String", "StringFilter", "StringSummary"),
    LONG("Long", "LongFilter", "LongSummary"),
    INT("Int", "LongFilter", "LongSummary"),
    FLOAT("Float", "FloatFilter", "FloatSummary"),
    BOOLEAN("Boolean", "BooleanFilter", null),
    DATE_TIME("DateTime", "DateTimeFilter", "DateTimeSummary");

    private final String scalar;
    private final String filter;

    @Nullable
    private final String summary;

    ValueKind(String scalar, String filter, @Nullable String summary) {
        this.scalar = scalar;
        this.filter = filter;
        this.summary = summary;
    }

    static Optional<ValueKind> ofScalar(String name) {
        for (var kind : values()) {
            if (kind.scalar.equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Its name in the schema. */
    String scalar() {
        return scalar;
    }

    /** The input type that conditions on such a property have. */
    String filter() {
        return filter;
    }

    /** The type that sums up many such values; empty if there is nothing to sum up. */
    Optional<String> summary() {
        return Optional.ofNullable(summary);
    }
}
