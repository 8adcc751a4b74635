package tech.aia.bench;

import java.util.ArrayList;
import java.util.List;
import tech.aia.bench.subject.RealData;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.Filter;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.embeddings.index.SearchRequest;

/** A question and its vector. */
@SuppressWarnings("ArrayRecordComponent") // As the index takes it; only ever read.
record EncodedQuestion(String text, float[] vector) {

    static List<EncodedQuestion> encode(TextEncoder encoder, List<String> texts) {
        var vectors = encoder.encodeAll(texts);
        var questions = new ArrayList<EncodedQuestion>();
        for (int i = 0; i < texts.size(); i++) {
            questions.add(new EncodedQuestion(texts.get(i), vectors.get(i)));
        }
        return questions;
    }

    /** As it is put to the index. */
    SearchRequest request(SearchMode mode) {
        return SearchRequest.of(text, vector, ExactSearch.HITS).withMode(mode);
    }

    /** By meaning alone, under a filter that keeps this many of a hundred entities; 100 for no filter. */
    SearchRequest semantic(int percent) {
        var filters = percent == 100
                ? List.<Filter>of()
                : List.<Filter>of(Filter.Range.atMost(RealData.PERCENTILE, percent - 1));
        return request(SearchMode.SEMANTIC).withFilters(filters);
    }
}
