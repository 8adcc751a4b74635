package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.access.Permission;
import tech.aia.graph.comment.Comments;
import tech.aia.graphql.access.Caller;

/** What is said about entities and tasks. */
@Controller
class CommentMutations {
    private final Comments comments;
    private final Existing existing;
    private final Selected selected;

    CommentMutations(Comments comments, Existing existing, Selected selected) {
        this.comments = comments;
        this.existing = existing;
        this.selected = selected;
    }

    @MutationMapping
    @Nullable
    Object addComment(@Argument String about, @Argument String text, DataFetchingEnvironment environment) {
        var context = environment.getGraphQlContext();
        var subject = existing.any(about);
        if (!subject.type().equals("task")) {
            Caller.of(context).require(Permission.GRAPH_WRITE.word(), "Mutation.addComment");
        }
        var id = comments.add(subject.id(), Writer.of(context).id(), text);
        return selected.one("Comment", id, environment);
    }

    @MutationMapping
    String deleteComment(@Argument String id) {
        comments.delete(id);
        return id;
    }
}
