package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskStatus;

class HeldTasksIT extends AgentIT {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TaskQueue queue;

    /** An agent that waits for something that never comes. */
    private static final class Waiting implements Crew {
        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public List<String> agentIds() {
            return List.of();
        }

        @Override
        public boolean restored(String agentId) {
            return false;
        }

        @Override
        public Completion run(TaskWork work) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await();
            return Completion.NOTHING;
        }
    }

    @Test
    void aTaskThatIsWorkedOnWhenTheServerStopsGoesBackUntouched() throws InterruptedException {
        var id = submitted("wait", "", "{}");
        var crew = new Waiting();
        var task =
                queue.claim(new Claim("test", null, List.of("wait"), 1, LEASE)).getFirst();
        var held = new HeldTasks(queue, LEASE);
        var worker = Thread.ofPlatform().start(() -> held.work(crew, task));
        crew.begun.await();

        held.close();

        worker.join();
        var now = queue.find(id).orElseThrow();
        assertThat(now.status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(now.attempt()).isZero();
    }

    @Test
    void aTaskThatIsBegunWhileTheServerStopsGoesBackToo() {
        var id = submitted("wait", "", "{}");
        var task =
                queue.claim(new Claim("test", null, List.of("wait"), 1, LEASE)).getFirst();
        var held = new HeldTasks(queue, LEASE);
        held.close();

        held.work(new Waiting(), task);

        assertThat(queue.find(id).orElseThrow().status()).isEqualTo(TaskStatus.QUEUED);
    }
}
