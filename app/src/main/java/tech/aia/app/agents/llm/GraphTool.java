package tech.aia.app.agents.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a model can call, within one task. */
sealed interface GraphTool permits QueryTool, SearchTool {

    ToolSpecification specification();

    /**
     * Does it.
     *
     * @throws Refused if the model can mend it; the message is for the model
     */
    Shown call(Map<String, @Nullable Object> arguments);

    /** What the model is shown: JSON text, and how many rows that is. */
    record Shown(String text, int rows) {}

    /** The model called it wrongly. */
    final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }
}
