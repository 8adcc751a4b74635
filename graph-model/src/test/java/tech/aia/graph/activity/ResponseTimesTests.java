package tech.aia.graph.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseTimesTests {

    @Test
    void ofEqualWeightsThePercentileIsTheNearestRank() {
        var random = new Random(7);
        for (int size = 1; size <= 200; size++) {
            var values = random.ints(size, 0, 50).asDoubleStream().toArray();
            var times = new ResponseTimes();
            IntStream.range(0, size).forEach(i -> times.add(values[i], 1 / 0.3));
            var sorted = java.util.Arrays.stream(values).sorted().toArray();
            for (int percent : new int[] {50, 95, 99}) {
                var rank = (percent * size + 99) / 100;
                assertThat(times.percentile(percent / 100.0))
                        .as("p%d of %d", percent, size)
                        .isEqualTo(sorted[rank - 1]);
            }
        }
    }

    @Test
    void heavyOnesCountAsManyOfThem() {
        var times = new ResponseTimes();
        times.add(10, 1);
        times.add(20, 8);
        times.add(30, 1);

        assertThat(times.percentile(0.1)).isEqualTo(10);
        assertThat(times.percentile(0.11)).isEqualTo(20);
        assertThat(times.percentile(0.9)).isEqualTo(20);
        assertThat(times.percentile(0.91)).isEqualTo(30);
        assertThat(times.average()).isEqualTo(20);
    }

    @Test
    void ofNothingThereAreNoFigures() {
        assertThat(new ResponseTimes().percentile(0.5)).isNull();
        assertThat(new ResponseTimes().average()).isNull();
    }
}
