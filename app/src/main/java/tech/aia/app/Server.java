package tech.aia.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import tech.aia.app.cli.ServerLauncher;
import tech.aia.app.cli.ServerOptions;
import tech.aia.app.web.BoltAddress;

/** The Spring application that {@code aia up} and {@code aia demo} start. */
@SpringBootApplication(scanBasePackages = "tech.aia")
public class Server implements ServerLauncher {
    /** Longest wait for requests under way when stopping; Ctrl-C promises 3 seconds in all. */
    private static final String SHUTDOWN_GRACE = "1s";

    @Override
    public int run(ServerOptions options) {
        var stopped = new CountDownLatch(1);
        var application = new SpringApplication(Server.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addListeners((ApplicationListener<ContextClosedEvent>) event -> stopped.countDown());
        var context = run(application, options);
        System.out.println(new ReadyMessage(
                        options,
                        port(context),
                        context.getBean(BoltAddress.class).uri())
                .text());
        return awaitStop(stopped);
    }

    private static ConfigurableApplicationContext run(SpringApplication application, ServerOptions options) {
        var headStart = new HeadStart();
        application.addInitializers(headStart);
        try {
            return application.run(arguments(options).toArray(String[]::new));
        } catch (RuntimeException failure) {
            headStart.abandon();
            throw failure;
        }
    }

    /** As arguments of Spring, not of the process: they come before files and environment, and nobody else can see them. */
    private static List<String> arguments(ServerOptions options) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + options.port(),
                "--server.address=" + options.bindAddress(),
                // Reads a refused upload to its end, as a client that is cut off in the middle never sees the refusal.
                "--server.tomcat.max-swallow-size=-1",
                "--spring.lifecycle.timeout-per-shutdown-phase=" + SHUTDOWN_GRACE,
                "--logging.config=classpath:tech/aia/app/logback.xml",
                "--logging.file.name=" + options.log(),
                "--aia.data=" + options.data(),
                "--aia.sample=" + options.sample(),
                "--aia.neo4j.bolt-port=" + options.boltPort()));
        arguments.addAll(EdgeArguments.of(options.edge()));
        var neo4j = options.neo4j();
        if (neo4j != null) {
            arguments.add("--aia.neo4j.uri=" + neo4j.uri());
            arguments.add("--aia.neo4j.user=" + neo4j.user());
            arguments.add("--aia.neo4j.password=" + neo4j.password());
        }
        return arguments;
    }

    private static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    private static int awaitStop(CountDownLatch stopped) {
        try {
            stopped.await();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
