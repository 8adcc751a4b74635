package tech.aia.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.LightApi;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests of one GraphQL question, made beforehand. The answer to each is taken apart once, as errors come with status 200, too, and would
 * be fast; a later one is only held against the length of that one.
 */
final class PreparedQuestions {
    /** Times and scores are written with a digit more or less. */
    private static final double DIFFERENCE = 0.1;

    private final String name;
    private final LightApi api;
    private final List<byte[]> requests;
    private final AtomicIntegerArray lengths;

    PreparedQuestions(String name, LightApi api, String path, List<ObjectNode> bodies) {
        this.name = name;
        this.api = api;
        this.requests = bodies.stream().map(body -> api.post(path, body)).toList();
        this.lengths = new AtomicIntegerArray(bodies.size());
    }

    /** Looks at every answer. */
    void askAll() {
        for (int i = 0; i < requests.size(); i++) {
            var answer = api.send(requests.get(i));
            var json = LightApi.json(answer);
            var first = json.path("data").iterator();
            // Every question is about customers; one that finds none is no question.
            if (json.has("errors")
                    || !first.hasNext()
                    || first.next().isEmpty()
                    || !json.toString().contains("ustomer")) {
                throw new BenchException(name + " is answered with " + json);
            }
            lengths.set(i, answer.length);
        }
    }

    /** Asks the i-th of the requests, which come again after the last. */
    void ask(int i) {
        int which = i % requests.size();
        int length = api.send(requests.get(which)).length;
        if (Math.abs(length - lengths.get(which)) > DIFFERENCE * lengths.get(which)) {
            throw new BenchException(
                    name + " is answered with " + length + " bytes, and was with " + lengths.get(which));
        }
    }
}
