package tech.aia.graphql.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.agent.Agent;
import tech.aia.graph.agent.Agents;
import tech.aia.graph.customer.Customer;
import tech.aia.graph.customer.Customers;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.product.Product;
import tech.aia.graph.product.Products;
import tech.aia.graph.result.Result;
import tech.aia.graph.result.Results;
import tech.aia.graph.task.Task;
import tech.aia.graph.task.Tasks;
import tech.aia.graphql.value.JsonValues;

/** The types of the schema that have a read model of their own. All others are {@code GenericEntity}. */
@Component
class NodeTypes {
    static final String GENERIC = "GenericEntity";

    private final List<NodeType<?>> all;
    private final Map<Class<?>, NodeType<?>> byRecord = new HashMap<>();
    private final Map<String, NodeType<?>> byEntityType = new HashMap<>();

    NodeTypes(Tasks tasks, Agents agents, Customers customers, Products products, Results results) {
        all = List.of(task(tasks), agent(agents), customer(customers), product(products), result(results));
        all.forEach(type -> {
            byRecord.put(type.record(), type);
            byEntityType.put(type.entityType(), type);
        });
    }

    List<NodeType<?>> all() {
        return all;
    }

    /** The type of a node, whether it comes from its read model or is an {@link Entity}; null for a generic one. */
    @Nullable
    NodeType<?> of(Object node) {
        return node instanceof Entity entity ? byEntityType.get(entity.type()) : byRecord.get(node.getClass());
    }

    String nameOf(Object node) {
        var type = of(node);
        return type == null ? GENERIC : type.name();
    }

    String idOf(Object node) {
        if (node instanceof Entity entity) {
            return entity.id();
        }
        var type = byRecord.get(node.getClass());
        if (type == null) {
            throw new IllegalArgumentException("Not a node of the schema: " + node.getClass());
        }
        return type.idOf(node);
    }

    private static NodeType<Task> task(Tasks tasks) {
        return new NodeType<>(
                "Task",
                "task",
                Task.class,
                Task::id,
                tasks::findAll,
                Map.ofEntries(
                        entry("id", Task::id),
                        entry("taskId", Task::id),
                        entry("type", Task::taskType),
                        entry("name", Task::name),
                        entry("description", Task::description),
                        entry("status", Task::status),
                        entry("priority", Task::priority),
                        entry("progress", Task::progress),
                        entry("createdAt", Task::createdAt),
                        entry("startedAt", Task::startedAt),
                        entry("completedAt", Task::completedAt),
                        entry("endedAt", Task::endedAt),
                        entry("error", Task::error),
                        entry("updatedAt", Task::updatedAt)));
    }

    private static NodeType<Agent> agent(Agents agents) {
        return new NodeType<>(
                "Agent",
                "agent",
                Agent.class,
                Agent::id,
                agents::findAll,
                Map.ofEntries(
                        entry("id", Agent::id),
                        entry("agentId", Agent::id),
                        entry("type", Agent::agentType),
                        entry("name", Agent::name),
                        entry("role", Agent::role),
                        entry("description", Agent::description),
                        entry("status", Agent::status),
                        entry("capabilities", Agent::capabilities),
                        entry("specialisations", Agent::specialisations),
                        entry("capacity", Agent::capacity),
                        entry("createdAt", Agent::createdAt),
                        entry("updatedAt", Agent::updatedAt)));
    }

    private static NodeType<Customer> customer(Customers customers) {
        return new NodeType<>(
                "Customer",
                "customer",
                Customer.class,
                Customer::id,
                customers::findAll,
                Map.ofEntries(
                        entry("id", Customer::id),
                        entry("name", Customer::name),
                        entry("sector", Customer::sector),
                        entry("industry", Customer::industry),
                        entry("headquarters", Customer::headquarters),
                        entry("country", Customer::country),
                        entry("founded", Customer::founded),
                        entry("annualRevenue", Customer::annualRevenue),
                        entry("revenueYear", Customer::revenueYear),
                        entry("employees", Customer::employees),
                        entry("website", Customer::website),
                        entry("description", Customer::description),
                        entry("createdAt", Customer::createdAt),
                        entry("updatedAt", Customer::updatedAt)));
    }

    private static NodeType<Product> product(Products products) {
        return new NodeType<>(
                "Product",
                "product",
                Product.class,
                Product::id,
                products::findAll,
                Map.ofEntries(
                        entry("id", Product::id),
                        entry("name", Product::name),
                        entry("category", Product::category),
                        entry("unitPrice", Product::unitPrice),
                        entry("unit", Product::unit),
                        entry("description", Product::description),
                        entry("createdAt", Product::createdAt),
                        entry("updatedAt", Product::updatedAt)));
    }

    private static NodeType<Result> result(Results results) {
        return new NodeType<>(
                "Result",
                "result",
                Result.class,
                Result::id,
                results::findAll,
                Map.ofEntries(
                        entry("id", Result::id),
                        entry("resultId", Result::id),
                        entry("type", Result::resultType),
                        entry("name", Result::name),
                        entry("summary", Result::summary),
                        entry("createdAt", Result::createdAt),
                        entry("updatedAt", Result::updatedAt),
                        entry("content", result -> JsonValues.parsed(result.content()))));
    }

    private static <T> Map.Entry<String, Function<T, @Nullable Object>> entry(
            String field, Function<T, @Nullable Object> reader) {
        return Map.entry(field, reader);
    }
}
