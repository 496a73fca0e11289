package syncline.virtual.sync;

/**
 * What something takes by how many records there are of it, in microseconds.
 *
 * @param base whatever there is of it, at least 0
 * @param ofARecord for each record, at least 0
 */
public record Cost(double base, double ofARecord) {
    /** What so many records take. */
    public double micros(double records) {
        return base + ofARecord * records;
    }
}
