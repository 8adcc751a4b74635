package tech.aia.embeddings.encoder;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/** Sets DJL and the native libraries under it up, before the first of them is loaded. What the user has set stays. */
final class NativeRuntime {
    private static final Map<String, String> PROPERTIES = Map.of(
            "OPT_OUT_TRACKING", "true",
            // The profiling executor recompiles at the first calls of every shape; the program is fused by hand
            // already.
            "ai.djl.pytorch.graph_optimizer", "false",
            "ai.djl.pytorch.num_interop_threads", "1",
            // DjlModel sets the number for each call.
            "ai.djl.pytorch.num_threads", "1",
            // Or the ONNX engine starts PyTorch as its helper.
            "ai.djl.onnx.disable_alternative", "true");

    /**
     * OpenMP threads wait in a loop for the next piece of work. By default for milliseconds, which is fastest on an idle
     * machine and makes a call 30 times slower when other threads want the processors; this is about 10 microseconds.
     */
    private static final Map<String, String> ENVIRONMENT = Map.of("GOMP_SPINCOUNT", "2000");

    private NativeRuntime() {}

    /**
     * Loads an engine of DJL.
     *
     * @param offline whether nothing may be downloaded
     */
    static void start(String engine, boolean offline) {
        PROPERTIES.forEach(NativeRuntime::setIfAbsent);
        if (offline) {
            setIfAbsent("ai.djl.offline", "true");
        }
        if (System.getenv("OMP_WAIT_POLICY") == null) {
            ENVIRONMENT.forEach(NativeRuntime::exportIfAbsent);
        }
        try {
            Engine.getEngine(engine);
        } catch (EngineException | LinkageError e) {
            throw new EncoderException.EngineUnavailable(
                    "The native libraries of " + engine + " cannot be loaded (Linux on x86-64 is supported): "
                            + e.getMessage(),
                    e);
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** A library loaded later reads the environment of the process, which Java cannot change by itself. */
    @SuppressWarnings("restricted") // The launcher enables native access; DJL needs it all the same.
    private static void exportIfAbsent(String name, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        MethodHandle call = linker.downcallHandle(setenv.get(), signature);
        int keepExisting = 0;
        try (Arena arena = Arena.ofConfined()) {
            int result = (int) call.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), keepExisting);
            if (result != 0) {
                throw new IllegalStateException("setenv failed for " + name);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("The environment variable " + name + " cannot be set", e);
        }
    }
}
