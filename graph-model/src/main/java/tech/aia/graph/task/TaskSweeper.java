package tech.aia.graph.task;

/** Looks after tasks that nobody looks after. Any process may sweep at any time; two at once do no harm. */
public interface TaskSweeper {

    /**
     * What a sweep did.
     *
     * @param released tasks whose wait for another try is over
     * @param expired tasks taken from workers whose lease had run out
     * @param timedOut tasks that waited or ran too long, and failed
     */
    record Swept(int released, int expired, int timedOut) {}

    /** One round, over everything that is due by now. */
    Swept sweep();
}
