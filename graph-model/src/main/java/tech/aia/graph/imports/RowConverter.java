package tech.aia.graph.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;

/** Turns the raw values of a row into properties of the survey's types. */
final class RowConverter {
    private final Map<String, ColumnType> types;
    private final Map<String, String> keys = new HashMap<>();
    private final UnaryOperator<String> naming;
    private final Set<String> apart;

    /**
     * @param naming column name to property key
     * @param apart columns that become no properties
     */
    RowConverter(FileSurvey survey, UnaryOperator<String> naming, Set<String> apart) {
        this.types = survey.types();
        this.naming = naming;
        this.apart = apart;
        survey.columns().forEach(this::key);
    }

    Map<String, Object> properties(RawRow row, Set<String> textColumns) {
        var properties =
                LinkedHashMap.<String, Object>newLinkedHashMap(row.values().size());
        row.values().forEach((column, raw) -> {
            if (apart.contains(column)) {
                return;
            }
            var value = textColumns.contains(column) ? String.valueOf(raw) : value(column, raw);
            if (properties.put(key(column), value) != null) {
                throw new RejectedRow("Two columns become the property '" + key(column) + "'");
            }
        });
        return properties;
    }

    private Object value(String column, Object raw) {
        try {
            var value = raw instanceof String text ? parsed(column, text) : PropertyValues.storable(column, raw);
            var storable = value == null ? null : PropertyValues.storable(column, value);
            if (storable == null) {
                throw new RejectedRow("Column '" + column + "' has no value");
            }
            return storable;
        } catch (GraphModelException.InvalidValue invalid) {
            throw new RejectedRow("Column '" + column + "': " + invalid.getMessage());
        }
    }

    private Object parsed(String column, String text) {
        var type = types.getOrDefault(column, ColumnType.STRING);
        var value = CellParser.parse(text, type);
        if (value == null) {
            throw new RejectedRow("Column '" + column + "' is stated to be "
                    + type.name().toLowerCase(Locale.ROOT) + " but holds '" + shortened(text) + "'");
        }
        return value;
    }

    private String key(String column) {
        return keys.computeIfAbsent(column, naming);
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
