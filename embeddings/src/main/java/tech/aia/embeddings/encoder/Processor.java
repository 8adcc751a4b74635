package tech.aia.embeddings.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What the processor of this machine can do. */
final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final Pattern FLAGS = Pattern.compile("(?m)^flags\\s*:(.*)$");
    private static final String VNNI = "avx512_vnni";
    private static final String BFLOAT16 = "avx512_bf16";

    private Processor() {}

    /**
     * Whether products of bytes are summed up exactly (VNNI of AVX-512; FBGEMM does not use that of AVX). Without it, FBGEMM sums two of them
     * in 16 bits, which inputs of 8 bits can overflow; those of 7 bits cannot.
     */
    static boolean sumsBytesExactly() {
        return sumsBytesExactly(description());
    }

    static boolean sumsBytesExactly(String cpuinfo) {
        return has(cpuinfo, VNNI);
    }

    /** Whether numbers of 16 bits are multiplied as they are, two at a time; elsewhere they would be widened first. */
    static boolean multipliesBfloat16() {
        return multipliesBfloat16(description());
    }

    static boolean multipliesBfloat16(String cpuinfo) {
        return has(cpuinfo, BFLOAT16);
    }

    private static String description() {
        try {
            return Files.readString(LINUX);
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static boolean has(String cpuinfo, String flag) {
        var flags = FLAGS.matcher(cpuinfo);
        return flags.find()
                && Arrays.asList(flags.group(1).trim().split("\\s+")).contains(flag);
    }
}
