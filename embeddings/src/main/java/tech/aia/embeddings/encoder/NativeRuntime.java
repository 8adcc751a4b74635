package tech.aia.embeddings.encoder;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
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
            // DjlModel says so for each of its threads.
            "ai.djl.pytorch.num_threads", "1",
            // Or the ONNX engine starts PyTorch as its helper.
            "ai.djl.onnx.disable_alternative", "true");

    /** From 0, as all others have, to 19, which gives way most. */
    private static final int NICE = 5;

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

    /**
     * Lets the calling thread give way to the others when there are not processors enough: Linux gives it a third of what it gives each of
     * them. Java's own priorities do nothing there. Elsewhere a priority is the whole process's, and left as it is.
     */
    static void giveWay() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return;
        }
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        int thread = 0;
        int calling = 0;
        function("setpriority", signature).ifPresent(setpriority -> {
            try {
                // Where it is not allowed, everything works all the same.
                int _ = (int) setpriority.invokeExact(thread, calling, NICE);
            } catch (Throwable e) {
                throw new IllegalStateException("The priority of a thread cannot be set", e);
            }
        });
    }

    @SuppressWarnings("restricted") // The launcher enables native access; DJL needs it all the same.
    private static Optional<MethodHandle> function(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, signature));
    }
}
