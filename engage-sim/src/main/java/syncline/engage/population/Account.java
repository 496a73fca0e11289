package syncline.engage.population;

/** An account of the lab's Vault, as its CRM has to be seeded with. */
public record Account(String id, String name) {}
