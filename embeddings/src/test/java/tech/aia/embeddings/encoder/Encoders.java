package tech.aia.embeddings.encoder;

/** One encoder of each engine for the whole test run, as opening one takes seconds. */
public final class Encoders {
    public static final TextEncoder PYTORCH =
            TextEncoder.open(EncoderSettings.defaults().with("float32"));
    static final TextEncoder ONNX =
            TextEncoder.open(EncoderSettings.defaults().with("OnnxRuntime", "classpath:all-minilm-l6-v2"));

    private Encoders() {}

    static double cosine(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }
}
