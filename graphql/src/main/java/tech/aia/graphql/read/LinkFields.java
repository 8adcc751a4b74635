package tech.aia.graphql.read;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tech.aia.graph.agent.Agent;
import tech.aia.graph.customer.Customers;
import tech.aia.graph.task.Assignment;
import tech.aia.graph.task.Tasks;

/** The fields that lead from a node to others. Each is loaded once for all nodes of a level of the answer. */
@Component
class LinkFields implements RuntimeWiringConfigurer {
    private static final String PURCHASES = "purchases";

    private final NodeTypes types;
    private final List<Link> links;

    LinkFields(NodeTypes types, Tasks tasks, Customers customers, BatchLoaderRegistry loaders) {
        this.types = types;
        this.links = List.of(
                new Link("Task", "assignedAgents", (ids, first) -> agents(tasks.assignments(ids, first))),
                new Link("Task", "results", tasks::results),
                new Link("Task", "dependsOn", tasks::dependencies),
                new Link("Task", "about", tasks::subjects),
                new Link("Agent", "tasks", tasks::assignedTo),
                new Link("Customer", PURCHASES, customers::purchases));
        links.forEach(link -> loaders.<From, Object>forName(link.loader())
                .registerMappedBatchLoader((nodes, environment) -> Mono.fromCallable(() -> read(link, nodes))));
    }

    private record Link(String type, String field, Reader reader) {
        String loader() {
            return type + "." + field;
        }
    }

    private interface Reader {
        Map<String, ?> read(Collection<String> ids, int first);
    }

    /** Where a link starts, and how many ends are wanted: two fields of one query may want different numbers. */
    private record From(String id, int first) {}

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        links.forEach(link ->
                wiring.type(TypeRuntimeWiring.newTypeWiring(link.type()).dataFetcher(link.field(), fetcher(link))));
    }

    private DataFetcher<Object> fetcher(Link link) {
        return environment -> {
            var id = types.idOf(Objects.requireNonNull(environment.<Object>getSource()));
            DataLoader<From, Object> loader = Objects.requireNonNull(environment.getDataLoader(link.loader()));
            return loader.load(new From(id, first(link, environment)));
        };
    }

    private static int first(Link link, DataFetchingEnvironment environment) {
        var first = Paging.first(Objects.requireNonNull(environment.<Integer>getArgument("first")));
        var totalsOnly =
                link.field().equals(PURCHASES) && !environment.getSelectionSet().contains("nodes");
        return totalsOnly ? 0 : first;
    }

    private static Map<From, Object> read(Link link, Set<From> nodes) {
        var idsByFirst = new LinkedHashMap<Integer, List<String>>();
        nodes.forEach(from -> idsByFirst
                .computeIfAbsent(from.first(), first -> new ArrayList<>())
                .add(from.id()));
        var result = new HashMap<From, Object>();
        idsByFirst.forEach((first, ids) ->
                link.reader().read(ids, first).forEach((id, ends) -> result.put(new From(id, first), ends)));
        return result;
    }

    private static Map<String, List<Agent>> agents(Map<String, List<Assignment>> assignments) {
        var agents = new HashMap<String, List<Agent>>();
        assignments.forEach((task, list) ->
                agents.put(task, list.stream().map(Assignment::agent).toList()));
        return agents;
    }
}
