package tech.aia.graph.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.aia.graph.GraphModelException;

/** Puts stages into an order in which each comes after those it depends on. Depth first, so the way back of a cycle is its path. */
final class StageOrder {
    private final String path;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Set<String> placed = new LinkedHashSet<>();
    private final List<String> way = new ArrayList<>();

    private StageOrder(String path, List<Stage> stages) {
        this.path = path;
        stages.forEach(stage -> this.stages.put(stage.name(), stage));
    }

    /**
     * The same stages in such an order.
     *
     * @throws GraphModelException.InvalidValue if there is a cycle, or a dependency that is no stage
     */
    static List<Stage> of(String path, List<Stage> stages) {
        var order = new StageOrder(path, stages);
        stages.forEach(order::place);
        return order.placed.stream().map(order.stages::get).toList();
    }

    private void place(Stage stage) {
        if (placed.contains(stage.name())) {
            return;
        }
        var begin = way.indexOf(stage.name());
        if (begin >= 0) {
            var cycle = new ArrayList<>(way.subList(begin, way.size()));
            cycle.add(stage.name());
            throw new GraphModelException.InvalidValue(
                    path, "The stages depend on each other in a circle: " + String.join(" → ", cycle), cycle);
        }
        way.add(stage.name());
        for (var name : stage.dependencies()) {
            place(known(stage, name));
        }
        way.removeLast();
        placed.add(stage.name());
    }

    private Stage known(Stage stage, String name) {
        var other = stages.get(name);
        if (other == null) {
            throw new GraphModelException.InvalidValue(
                    path + "." + stage.name() + ".dependencies",
                    "The stage '" + stage.name() + "' depends on '" + name + "', which is no stage; there are "
                            + String.join(", ", stages.keySet()),
                    name);
        }
        return other;
    }
}
