package tech.aia.graphql.http;

import graphql.ExecutionResult;
import org.reactivestreams.Publisher;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers subscriptions over HTTP. Where there is none, they are not answered over HTTP. */
public interface EventStreams {

    /** The answer that sends what is published for as long as both sides want it. */
    ServerResponse of(Publisher<ExecutionResult> results);
}
