package tech.aia.app.rest.error;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a JSON body was refused: 400 where it is no JSON, 422 with the field where a value in it will not do. */
final class JsonFailures {
    private JsonFailures() {}

    static Failure of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidFormatException wrong -> wrongValue(wrong, wrong.getValue());
            case MismatchedInputException wrong when wrong.getPath().isEmpty() -> wrongBody(wrong);
            case MismatchedInputException wrong -> wrongValue(wrong, null);
            case StreamConstraintsException tooMuch ->
                Failure.of(ErrorCode.BAD_REQUEST, "The JSON goes beyond what is read: " + tooMuch.getOriginalMessage());
            case StreamReadException syntax ->
                Failure.of(ErrorCode.BAD_REQUEST, "The body is not valid JSON" + place(syntax) + ": " + plain(syntax));
            default -> Failure.of(ErrorCode.BAD_REQUEST, "The body cannot be read" + place(failure));
        };
    }

    private static Failure unknownField(UnrecognizedPropertyException unknown) {
        return Failure.field(
                ErrorCode.VALIDATION,
                "There is no field '" + unknown.getPropertyName() + "' here; the fields are "
                        + names(unknown.getKnownPropertyIds()),
                path(unknown.getPath()),
                null);
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null
                ? "listed in /api/docs"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static Failure wrongBody(MismatchedInputException wrong) {
        return wrong.getCurrentToken() == null
                ? Failure.of(ErrorCode.BAD_REQUEST, "The body is empty or cut off; it must be " + kind(wrong))
                : Failure.of(ErrorCode.BAD_REQUEST, "The body must be " + kind(wrong));
    }

    private static Failure wrongValue(MismatchedInputException wrong, @Nullable Object given) {
        var field = path(wrong.getPath());
        return Failure.field(ErrorCode.VALIDATION, "'" + field + "' must be " + kind(wrong), field, given);
    }

    private static String kind(MismatchedInputException wrong) {
        var type = wrong.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a JSON object";
    }

    /** Such as {@code filters.sector} or {@code types[2]}. */
    private static String path(List<JacksonException.Reference> path) {
        var text = new StringBuilder();
        for (var step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }

    private static String place(JacksonException failure) {
        var location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Jackson's own words without its talk of Jackson, which comes in brackets or after a colon. */
    private static String plain(StreamReadException syntax) {
        var message =
                String.valueOf(syntax.getOriginalMessage()).lines().findFirst().orElse("it cannot be parsed");
        var brackets = message.indexOf(" (start marker");
        var advice = message.contains("ReadFeature") ? message.indexOf(": ") : -1;
        var end = brackets > 0 ? brackets : advice > 0 ? advice : message.length();
        return message.substring(0, end);
    }
}
