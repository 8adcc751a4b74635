package tech.aia.embeddings.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** English words: lower case, without accents, possessives and stop words, and stemmed, so that "companies" finds "company". */
final class TextAnalysis extends Analyzer {

    static final int MAX_TOKENS = 10_000;
    static final int MAX_QUERY_TERMS = 64;
    private static final int MAX_QUERY_TOKENS = 1_000;

    /** Unicode counts these as parts of a word, but "status:in_progress" is three. */
    private static final NormalizeCharMap SEPARATORS = separators();

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(SEPARATORS, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        TokenStream tokens = new EnglishPossessiveFilter(source);
        tokens = new LowerCaseFilter(tokens);
        tokens = new ASCIIFoldingFilter(tokens);
        tokens = new StopFilter(tokens, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        tokens = new PorterStemFilter(tokens);
        return new TokenStreamComponents(source, new LimitTokenCountFilter(tokens, MAX_TOKENS));
    }

    private static NormalizeCharMap separators() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add(":", " ");
        map.add("_", " ");
        return map.build();
    }

    /** Reads a question as plain words. */
    Question question(String text) {
        List<Question.Token> tokens = new ArrayList<>();
        Set<String> terms = new HashSet<>();
        try (TokenStream stream = tokenStream(Fields.TEXT, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (terms.size() < MAX_QUERY_TERMS && tokens.size() < MAX_QUERY_TOKENS && stream.incrementToken()) {
                terms.add(term.toString());
                tokens.add(new Question.Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return new Question(text, tokens);
    }
}
