package tech.aia.app.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Neo4j Browser's page, with the address and user of this graph filled in. */
@Hidden
@Controller
class BrowserPages {
    private final BoltAddress bolt;

    BrowserPages(BoltAddress bolt) {
        this.bolt = bolt;
    }

    @GetMapping("/browser")
    RedirectView browser() {
        return filledIn();
    }

    @GetMapping("/browser/")
    Object page(@RequestParam(name = "connectURL", required = false) @Nullable String connectUrl) {
        return connectUrl == null ? filledIn() : "forward:/browser/index.html";
    }

    private RedirectView filledIn() {
        var view = new RedirectView("/browser/?connectURL=" + URLEncoder.encode(address(), StandardCharsets.UTF_8));
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }

    private String address() {
        URI uri = bolt.uri();
        return uri.getScheme() + "://" + bolt.user() + "@" + uri.getHost() + ":"
                + (uri.getPort() < 0 ? 7687 : uri.getPort());
    }
}
