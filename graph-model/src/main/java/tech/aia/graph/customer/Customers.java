package tech.aia.graph.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/**
 * Reads customers and their purchases. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException} or what
 * Spring translates a failure of the database to ({@link org.springframework.dao.DataAccessException}).
 */
public interface Customers {

    /** The customer with this id, with or without {@code customer_} in front. */
    Optional<Customer> find(String idOrKey);

    /** Those of the ids that exist and are customers, in the order given. */
    List<Customer> findAll(Collection<String> ids);

    /**
     * Customers in order of id.
     *
     * @param sector only those of exactly this sector; null for all
     * @param limit 1 to {@value Page#MOST}
     * @param after only those whose id comes after this one; null for the first page
     * @throws GraphModelException.InvalidValue if the limit is out of range
     */
    Page<Customer> list(@Nullable String sector, int limit, @Nullable String after);

    /**
     * What each of these customers purchased, read with two statements however many customers there are.
     *
     * @param latest how many purchases of each, 0 to {@value Page#MOST}; the totals are always of all
     * @return one entry for each of the ids
     * @throws GraphModelException.InvalidValue if {@code latest} is out of range
     */
    Map<String, Purchases> purchases(Collection<String> customerIds, int latest);
}
