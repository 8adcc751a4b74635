package tech.aia.graphql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import tech.aia.cypher.Graph;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graphql.access.Caller;
import tech.aia.graphql.write.Writer;

/** The modules up to this one, with the statements they run counted. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("tech.aia")
class GraphQlApplication {

    @Bean
    static BeanPostProcessor countedGraph() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Graph graph ? counted(graph) : bean;
            }
        };
    }

    /** Everybody may do everything but what a request says in a header, with commas between, that its caller may not. */
    @Bean
    WebGraphQlInterceptor caller() {
        return (request, chain) -> {
            var denied = request.getHeaders().getOrEmpty("X-Denied").stream()
                    .flatMap(words -> Stream.of(words.split(",")))
                    .toList();
            request.configureExecutionInput((input, builder) -> {
                Caller caller = permission -> !denied.contains(permission);
                return builder.graphQLContext(context -> {
                            caller.enter(context);
                            new TestWriter().enter(context);
                        })
                        .build();
            });
            return chain.next(request);
        };
    }

    private record TestWriter() implements Writer {
        @Override
        public String id() {
            return "somebody";
        }

        @Override
        public @Nullable TaskAllowance allowance() {
            return new TaskAllowance("somebody", 3);
        }
    }

    private static Graph counted(Graph graph) {
        return (Graph) Proxy.newProxyInstance(
                Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                    if (List.of("read", "readOne", "lookUp").contains(method.getName())) {
                        Statements.ran();
                    }
                    try {
                        return method.invoke(graph, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
