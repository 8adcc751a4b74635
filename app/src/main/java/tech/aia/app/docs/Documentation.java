package tech.aia.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The pages of the documentation, made of Markdown when they are first read. */
@Component
class Documentation {
    /** The first page, from which all others can be reached. */
    static final String FIRST = "index";

    private static final String MARKDOWN = ".md";
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(any -> new HeadingIds())
            .build();
    private final TextContentRenderer text = TextContentRenderer.builder().build();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** @param html what stands in the page */
    record Page(String title, String html) {}

    /** @param name of the file without its ending */
    Optional<Page> page(String name) {
        var known = pages.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var file = new ClassPathResource(name + MARKDOWN, Documentation.class);
        if (!name.matches("[a-z-]{1,50}") || !file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(pages.computeIfAbsent(name, any -> page(parser.parse(read(file)))));
        } catch (UncheckedIOException failure) {
            throw new IllegalStateException("The page " + name + " of the documentation cannot be read", failure);
        }
    }

    /** @param file a picture of figures, such as {@code scale-search.svg} */
    Optional<Resource> plot(String file) {
        var plot = new ClassPathResource("plots/" + file, Documentation.class);
        return file.matches("[a-z-]{1,50}\\.svg") && plot.exists() ? Optional.of(plot) : Optional.empty();
    }

    private static String read(ClassPathResource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Page page(Node document) {
        document.accept(new PageLinks());
        var title = document.getFirstChild() instanceof Heading heading ? text.render(heading) : "AIA";
        return new Page(title, html.render(document));
    }

    /** Headings can be linked to by their words, as elsewhere where Markdown is shown. */
    private static final class HeadingIds implements AttributeProvider {
        private final TextContentRenderer text = TextContentRenderer.builder().build();

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading) {
                var words = text.render(node).strip().toLowerCase(Locale.ROOT);
                attributes.put("id", words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
            }
        }
    }

    /** Links between files become links between pages. */
    private static final class PageLinks extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            link.setDestination(onServer(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination(onServer(image.getDestination()));
            visitChildren(image);
        }

        private static String onServer(String to) {
            return to.contains(":") || to.startsWith("/")
                    ? to
                    : to.replaceFirst("^([a-z-]+)\\.md", "/docs/$1").replaceFirst("^([a-z]+/)", "/docs/$1");
        }
    }
}
