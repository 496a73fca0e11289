package syncline.engage.http;

import syncline.engage.population.Population;
import syncline.lab.db.Database;

/**
 * How to start Engage.
 *
 * @param port 0 for any free one
 * @param database where changes are kept
 * @param vault the lab's Vault
 * @param company the company that Vault belongs to
 * @param seed what faults are drawn from
 */
public record EngageSettings(
        String host, int port, Population population, Database database, String vault, String company, long seed) {}
