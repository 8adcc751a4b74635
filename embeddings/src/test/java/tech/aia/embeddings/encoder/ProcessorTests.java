package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTests {

    @Test
    void readsTheFlagsOfTheFirstProcessor() {
        assertThat(Processor.sumsBytesExactly(
                        "processor\t: 0\nflags\t\t: fpu avx2 avx512_vnni rdpid\n\nprocessor\t: 1\n"))
                .isTrue();
        assertThat(Processor.sumsBytesExactly("processor\t: 0\nflags\t\t: fpu avx2 avx_vnni\n"))
                .isFalse();
        assertThat(Processor.sumsBytesExactly("processor\t: 0\nflags\t\t: fpu avx2 avx512_vnni_soon\n"))
                .isFalse();
        assertThat(Processor.sumsBytesExactly("Features\t: asimd\n")).isFalse();
    }

    @Test
    void knowsWhichMultiplyNumbersOf16Bits() {
        assertThat(Processor.multipliesBfloat16("flags\t\t: fpu avx512_vnni avx512_bf16 fsrm\n"))
                .isTrue();
        assertThat(Processor.multipliesBfloat16("flags\t\t: fpu avx512_vnni fsrm\n"))
                .isFalse();
        assertThat(Processor.multipliesBfloat16("")).isFalse();
    }
}
