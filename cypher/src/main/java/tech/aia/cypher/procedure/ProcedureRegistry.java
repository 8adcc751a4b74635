package tech.aia.cypher.procedure;

import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.exceptions.ProcedureException;
import org.neo4j.kernel.api.procedure.GlobalProcedures;

/** Makes our procedures known to the embedded server; does nothing for an external one, which loads plug-ins its own way. */
public final class ProcedureRegistry {
    private final @Nullable GlobalProcedures procedures;

    /** @param procedures those of the embedded server, or null without one */
    public ProcedureRegistry(@Nullable GlobalProcedures procedures) {
        this.procedures = procedures;
    }

    public void register(SearchProvider provider) {
        if (procedures == null) {
            return;
        }
        try {
            procedures.registerComponent(SearchProvider.class, context -> provider, true);
            procedures.registerProcedure(AiaProcedures.class);
            procedures.registerFunction(AiaProcedures.class);
        } catch (ProcedureException failure) {
            throw new IllegalStateException("The aia procedures cannot be registered", failure);
        }
    }
}
