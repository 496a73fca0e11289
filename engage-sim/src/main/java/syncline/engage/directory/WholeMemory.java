package syncline.engage.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/** The whole current state of people in memory as a Vault sees it, ordered by id: the same JSON as the lab's calls tell. */
public record WholeMemory(MemoryPeople people, String vault) {
    /** All profiles, deleted ones too. */
    public Iterator<JsonNode> profiles() {
        return dossiers()
                .<JsonNode>map(dossier -> ViewsAsJson.of(people.view(dossier, vault)))
                .iterator();
    }

    /** All connections to users of the Vault, inactive ones too. */
    public Iterator<JsonNode> connections() {
        var views = dossiers().flatMap(this::views);
        var ordered = people.population().idsInOrder() ? views : views.sorted(Comparator.comparing(ConnectionView::id));
        return ordered.<JsonNode>map(ViewsAsJson::of).iterator();
    }

    private Stream<Dossier> dossiers() {
        return people.numbersById().mapToObj(people::dossier);
    }

    private Stream<ConnectionView> views(Dossier dossier) {
        return dossier.connections().stream()
                .filter(c -> c.vault().equals(vault))
                .map(c -> people.view(dossier, c));
    }
}
