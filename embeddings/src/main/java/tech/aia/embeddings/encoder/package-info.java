/**
 * Text to 384 numbers of unit length: the tokenizer, the model (through DJL), batching, and the cache of repeated queries.
 * {@link tech.aia.embeddings.encoder.TextEncoder} is the door; behind it an ONNX file becomes a TorchScript module in memory,
 * one lane answers queries and another one imports.
 */
@NullMarked
package tech.aia.embeddings.encoder;

import org.jspecify.annotations.NullMarked;
