package tech.aia.app.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.RequestTime;

/** Carries the time of a request to the threads that work out the fields of a GraphQL query for it. Found as a service. */
public final class RequestTimeAccessor implements ThreadLocalAccessor<RequestTime> {

    @Override
    public Object key() {
        return RequestTime.class;
    }

    @Override
    public @Nullable RequestTime getValue() {
        return RequestTime.current().orElse(null);
    }

    @Override
    public void setValue(RequestTime time) {
        RequestTime.carry(time);
    }

    @Override
    public void setValue() {
        RequestTime.carry(null);
    }
}
