package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class MailboxTests {
    private final List<Runnable> handedOver = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(handedOver::add);

    @Test
    void doesOnTheCallersThreadWhatMayBeDoneThere() {
        mailbox.add(() -> done.add("a"), () -> true);

        assertThat(done).containsExactly("a");
        assertThat(handedOver).isEmpty();
        assertThat(mailbox.busy()).isFalse();
    }

    @Test
    void handsOverTheRest() {
        mailbox.add(() -> done.add("a"), () -> false);
        mailbox.add(() -> done.add("b"), () -> true);

        assertThat(done).isEmpty();
        assertThat(mailbox.busy()).isTrue();
        handedOver.getFirst().run();
        assertThat(done).containsExactly("a", "b");
        assertThat(handedOver).hasSize(1);
        assertThat(mailbox.busy()).isFalse();
    }

    @Test
    void finishesAPieceBeforeItDoesWhatThatPieceAskedFor() {
        mailbox.add(
                () -> {
                    mailbox.add(() -> done.add("inner"), () -> true);
                    mailbox.add(() -> done.add("other thread's"), () -> false);
                    done.add("outer");
                },
                () -> true);

        assertThat(done).containsExactly("outer", "inner");
        handedOver.getFirst().run();
        assertThat(done).containsExactly("outer", "inner", "other thread's");
    }

    @Test
    void waitsForAPieceAMomentAndNotForEver() {
        mailbox.add(() -> done.add("a"), () -> false);
        var began = System.nanoTime();
        mailbox.awaitRest();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Mailbox.MOMENT_NANOS);
        assertThat(mailbox.busy()).isTrue();

        var _ = Thread.ofPlatform().start(handedOver.getFirst());
        do {
            mailbox.awaitRest();
        } while (mailbox.busy());
        assertThat(done).containsExactly("a");
    }

    @Test
    void doesItItselfOnceThereAreNoThreads() {
        var closed = new Mailbox(task -> {
            throw new RejectedExecutionException("closed");
        });

        closed.add(() -> done.add("end"), () -> false);

        assertThat(done).containsExactly("end");
    }

    @Test
    void keepsTheOrderOfEachThreadAndNeverDoesTwoThingsAtOnce() throws Exception {
        var order = new ConcurrentLinkedQueue<Integer>();
        var inside = new int[1];
        try (var threads = Executors.newCachedThreadPool();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var shared = new Mailbox(threads);
            var all = new CountDownLatch(4000);
            for (int caller = 0; caller < 4; caller++) {
                var first = caller * 1000;
                callers.execute(() -> {
                    for (int i = first; i < first + 1000; i++) {
                        var number = i;
                        shared.add(
                                () -> {
                                    inside[0]++;
                                    order.add(number);
                                    all.countDown();
                                },
                                () -> number % 3 == 0);
                    }
                });
            }
            all.await();
        }
        assertThat(inside[0]).isEqualTo(4000);
        for (int caller = 0; caller < 4; caller++) {
            var first = caller * 1000;
            assertThat(List.copyOf(order))
                    .filteredOn(number -> number >= first && number < first + 1000)
                    .isSorted()
                    .hasSize(1000);
        }
    }
}
