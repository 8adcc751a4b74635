package tech.aia.app.agents;

/** A built-in agent does not understand what is required of it; trying again would give the same. */
public final class TaskRefused extends RuntimeException {

    /** @param message what is wrong and what is understood, for the submitter to read */
    public TaskRefused(String message) {
        super(message);
    }
}
