/**
 * Agents whose thinking is done by a language model behind an OpenAI-compatible endpoint: they read the graph with tools and answer. What
 * an agent may call, with which key, and how far it may go is checked here; only {@code Conversation}, its tools and its HTTP client know
 * LangChain4j, so that nothing of it is loaded before the first task.
 */
@NullMarked
package tech.aia.app.agents.llm;

import org.jspecify.annotations.NullMarked;
