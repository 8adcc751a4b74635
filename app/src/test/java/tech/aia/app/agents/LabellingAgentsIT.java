package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Sentiment analysis and classification. */
class LabellingAgentsIT extends AgentIT {
    private static final List<String> PRAISE = List.of(
            "Setting it up took no time and it has been flawless since.",
            "My kids adore this toy.",
            "Hats off to the technician, she knew what she was doing.",
            "Couldn't be happier with my new kettle.",
            "The concert last night was magical.",
            "Our revenue reached a record high this quarter.",
            "This jacket keeps me warm and dry, and I get compliments all the time.",
            "The hotel room was spotless and the view took my breath away.",
            "You guys rock!",
            "The course taught me more in a week than I learned in a year.",
            "Not bad at all, quite good in fact.",
            "The soup tastes like my grandmother's, heavenly.");
    private static final List<String> BLAME = List.of(
            "The zip broke the first time I wore it.",
            "I spent an hour on hold and then they hung up on me.",
            "This is not what I would call a good phone.",
            "The seats were filthy and it smelled of smoke.",
            "What a letdown, I expected so much more.",
            "The plot makes no sense and I nearly fell asleep.",
            "They raised the price again and the quality went down.",
            "My luggage never arrived and nobody cares.",
            "The screen cracked within a week.",
            "Avoid this place at all costs.",
            "The medicine gave me a terrible headache.",
            "The latest patch made the program unusable.");
    private static final List<String> PLAIN = List.of(
            "The library opens at eight on Saturdays.",
            "Attached is the list of participants.",
            "Which bus goes to the airport?",
            "The table is one metre wide and made of oak.",
            "We will send the contract by post.",
            "The lecture covers the history of printing.",
            "Please enter your date of birth.",
            "The office has moved to the third floor.",
            "The recipe needs two eggs and a cup of flour.",
            "The report was filed on the fourth of June.",
            "There are twelve months in a year.",
            "He works in accounting.");

    @Test
    void tellsPraiseFromBlameAndFromPlainTalk() {
        var texts = JSON.writeValueAsString(
                List.of(PRAISE, BLAME, PLAIN).stream().flatMap(List::stream).toList());

        var results = results("sentiment_analysis", "{\"texts\": " + texts + "}");

        var labels = results.path("data")
                .path("texts")
                .valueStream()
                .map(text -> text.path("label").asString())
                .toList();
        assertThat(labels).hasSize(36);
        var right = Collections.frequency(labels.subList(0, 12), "positive")
                + Collections.frequency(labels.subList(12, 24), "negative")
                + Collections.frequency(labels.subList(24, 36), "neutral");
        assertThat(right).as(labels.toString()).isGreaterThanOrEqualTo(29);
        assertThat(results.path("summary").asString()).startsWith("36 texts: ");
    }

    @Test
    void writesSentimentToTheEntitiesAndTheSecondTimeNothing() {
        entity("review", "good", Map.of("text", "I love this lamp, it is wonderful."));
        entity("review", "bad", Map.of("text", "Horrible lamp, it broke at once."));
        entity("review", "mute", Map.of("name", "No words", "stars", 3));
        var requirements = "{\"data_source\": \"reviews\", \"property\": \"text\", \"write_to\": \"sentiment\"}";

        var results = results("sentiment_analysis", requirements);

        assertThat(results.path("metrics").path("updated").asInt()).isEqualTo(2);
        assertThat(results.path("metrics").path("without_text").asInt()).isEqualTo(1);
        var good = http().get("/knowledge-graph/entities/review_good").json().path("properties");
        assertThat(good.path("sentiment").asString()).isEqualTo("positive");
        assertThat(good.path("sentiment_confidence").asDouble()).isBetween(0.34, 1.0);
        assertThat(http().get("/knowledge-graph/entities/review_bad")
                        .json()
                        .path("properties")
                        .path("sentiment")
                        .asString())
                .isEqualTo("negative");
        var again = results("sentiment_analysis", requirements);
        assertThat(again.path("metrics").path("updated").asInt()).isZero();
        assertThat(again.path("metrics").path("unchanged").asInt()).isEqualTo(2);
        assertThat(graph().readOne("""
                        MATCH (:Result {id: $id})-[:ABOUT]->(e) RETURN collect(e.id) AS ids""", Map.of("id", again.path("result_id").asString()))
                        .orElseThrow()
                        .list("ids"))
                .containsExactlyInAnyOrder("review_good", "review_bad");
    }

    @Test
    void classifiesByTheMeaningOfLabels() {
        entity("ticket", "1", Map.of("name", "A", "description", "I was charged twice on my invoice", "open", true));
        entity(
                "ticket",
                "2",
                Map.of("name", "B", "description", "The page shows an error and will not load", "open", true));
        entity("ticket", "3", Map.of("name", "C", "description", "Where is my parcel?", "open", true));
        entity("ticket", "4", Map.of("name", "D", "description", "My parcel is lost", "open", false));

        var results = results("classification", """
                {"data_source": "ticket", "filters": {"open": true}, "labels": {
                  "billing": "payments, invoices and refunds", "technical": "software errors and bugs",
                  "shipping": "delivery of parcels"}}""");

        var texts = results.path("data").path("texts");
        assertThat(texts.valueStream().map(text -> text.path("label").asString()))
                .containsExactly("billing", "technical", "shipping");
        assertThat(texts.get(0).path("id").asString()).isEqualTo("ticket_1");
        var labels = results.path("data").path("labels");
        assertThat(labels.valueStream().map(label -> label.path("count").asInt()))
                .containsExactly(1, 1, 1);
        assertThat(results.path("data").path("method").asString()).isEqualTo("zero_shot");
    }

    @Test
    void classifiesByExamples() {
        var results = results("classification", """
                {"texts": ["He scored two goals in the final", "Simmer the sauce for an hour"], "examples": [
                  {"text": "The match ended in a draw", "label": "sport"}, {"text": "She won the tennis open", "label": "sport"},
                  {"text": "Fry the onions in butter", "label": "cooking"}, {"text": "Add a pinch of salt", "label": "cooking"}]}""");

        assertThat(results.path("data")
                        .path("texts")
                        .valueStream()
                        .map(text -> text.path("label").asString()))
                .containsExactly("sport", "cooking");
        assertThat(results.path("data").path("method").asString()).isEqualTo("few_shot");
        assertThat(results.path("data").path("labels").valueStream().map(LabellingAgentsIT::name))
                .containsExactly("cooking", "sport");
    }

    private static String name(JsonNode label) {
        return label.path("label").asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sentiment_analysis|{}|Name either requirements.data_source",
                "sentiment_analysis|{\"texts\": []}|There are no texts",
                "sentiment_analysis|{\"texts\": [\"a\"], \"write_to\": \"mood\"}|write_to is for entities",
                "sentiment_analysis|{\"data_source\": \"note\", \"write_to\": \"text\"}|which is what is read",
                "sentiment_analysis|{\"data_source\": \"note\", \"write_to\": \"id\"}|such as 'note_id'",
                "sentiment_analysis|{\"data_source\": \"note\", \"property\": \"colour\"}|No note has a text in 'colour'",
                "sentiment_analysis|{\"data_source\": \"note\", \"filters\": {\"size\": {\"above\": 1}}}|requirements.filters.size",
                "sentiment_analysis|{\"data_source\": \"note\", \"filters\": {\"text\": \"no\"}}|No note meets requirements.filters",
                "sentiment_analysis|{\"texts\": [\"a\"], \"labels\": [\"x\"]}|requirements.labels is not understood",
                "classification|{\"texts\": [\"a\"]}|Name either requirements.labels",
                "classification|{\"texts\": [\"a\"], \"labels\": [\"one\"]}|2 to 500 different labels",
                "classification|{\"texts\": [\"a\"], \"labels\": \"one\"}|requirements.labels must be a list",
                "classification|{\"texts\": [\"a\"], \"labels\": {\"a\": 1, \"b\": \"c\"}}|labels.a must be described",
                "classification|{\"texts\": [\"a\"], \"examples\": [{\"text\": \"a\"}]}|must be an object with a text and a label"
            })
    void refusesWhatItDoesNotUnderstand(String type, String requirements, String message) {
        entity("note", "1", Map.of("text", "A note about nothing"));

        assertThat(refusal(type, requirements)).contains(message);
    }
}
