package syncline.bench;

/**
 * Medians of work and of its floor.
 *
 * @param first the work over what is new
 * @param again the same over the same once more
 */
public record FloorFigures(Rate floor, Rate first, Rate again) {}
