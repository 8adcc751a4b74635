package tech.aia.graph.task;

/**
 * How many tasks somebody may have queued and running at once.
 *
 * @param account whose tasks they are; anybody who reads the graph sees it, so it must tell nothing of who that is
 * @param most at least 1
 */
public record TaskAllowance(String account, int most) {
    public TaskAllowance {
        if (most < 1) {
            throw new IllegalArgumentException("An allowance is of one task at least, not of " + most);
        }
    }
}
