package tech.aia.app.audit;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of what a document's mutation does, whether written out or in fragments. The document need not be valid. */
final class MutationFields {
    private static final int LONGEST = 200;

    private final Document document;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> spread = new HashSet<>();

    MutationFields(Document document) {
        this.document = document;
    }

    /**
     * With commas between; empty where there is no mutation.
     *
     * @param operation the one that is run; null where it has no name
     */
    String of(@Nullable String operation) {
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(one -> one.getOperation() == OperationDefinition.Operation.MUTATION)
                .filter(one -> operation == null || operation.isEmpty() || operation.equals(one.getName()))
                .forEach(one -> add(one.getSelectionSet()));
        var fields = String.join(",", names);
        return fields.length() <= LONGEST ? fields : fields.substring(0, LONGEST) + "…";
    }

    private void add(SelectionSet selected) {
        selected.getSelections().forEach(this::add);
    }

    private void add(Selection<?> selection) {
        switch (selection) {
            case Field field -> names.add(field.getName());
            case InlineFragment fragment -> add(fragment.getSelectionSet());
            case FragmentSpread other
            when spread.add(other.getName()) ->
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(fragment -> fragment.getName().equals(other.getName()))
                        .forEach(fragment -> add(fragment.getSelectionSet()));
            default -> {
                // A fragment that was looked at.
            }
        }
    }
}
