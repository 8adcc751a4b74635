package tech.aia.graphql.read;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.Page;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityPage;

/** A page as the schema's {@code …Connection} types have it. */
record Connection<T>(List<T> nodes, PageInfo pageInfo) {

    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    static <T> Connection<T> of(Page<T> page, Function<T, String> id) {
        var end = page.more() ? Paging.cursor(id.apply(page.items().getLast())) : null;
        return new Connection<>(page.items(), new PageInfo(page.more(), end));
    }

    static Connection<Entity> of(EntityPage page) {
        return new Connection<>(page.entities(), new PageInfo(page.nextCursor() != null, page.nextCursor()));
    }
}
