package tech.aia.app.rest.aia;

import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.imports.ImportTarget;

/**
 * What the query of an import request says of embeddings that the rows bring.
 *
 * @param column {@code embedding}
 * @param model {@code embedding_model}
 * @param ours what this server encodes with, a name and perhaps a checksum behind an @
 */
record ImportEmbeddings(@Nullable String column, @Nullable String model, String ours) {

    ImportTarget.@Nullable EmbeddingColumn target() {
        if (column == null && model == null) {
            return null;
        }
        var named = required("embedding", column, "the column of the embeddings");
        requireOurs(required("embedding_model", model, "what made the embeddings, such as " + name()));
        return new ImportTarget.EmbeddingColumn(named, ours);
    }

    private static String required(String name, @Nullable String value, String meaning) {
        if (value == null || value.isBlank()) {
            throw new RestException(
                    ErrorCode.BAD_REQUEST, "The parameter '" + name + "' is missing: " + meaning, name, null);
        }
        return value.strip();
    }

    /** Vectors of another model would be compared with those of this one, and found for no reason. */
    private void requireOurs(String stated) {
        if (!stated.equals(ours)
                && !stated.substring(stated.lastIndexOf('/') + 1).equalsIgnoreCase(name())) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "This server encodes with " + name()
                            + ", and embeddings of another model cannot be compared with its"
                            + " own. Import without them to have them made here, or start the server with that model",
                    "embedding_model",
                    stated);
        }
    }

    private String name() {
        var at = ours.indexOf('@');
        return at < 0 ? ours : ours.substring(0, at);
    }
}
