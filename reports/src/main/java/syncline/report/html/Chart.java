package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A chart, as the script draws it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "timeline", value = Timeline.class),
    @JsonSubTypes.Type(name = "time", value = TimeChart.class),
    @JsonSubTypes.Type(name = "categories", value = CategoryChart.class),
    @JsonSubTypes.Type(name = "percentiles", value = PercentileChart.class),
    @JsonSubTypes.Type(name = "bars", value = BarChart.class)
})
public sealed interface Chart permits Timeline, TimeChart, CategoryChart, PercentileChart, BarChart {
    /** Of its element. */
    String id();

    String title();

    /** One short line that says how to read it. */
    String caption();

    /** What its lines are; empty when it needs no legend. */
    List<Line> legend();

    /** The same for those who do not see it. */
    Table table();
}
