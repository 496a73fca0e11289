package syncline.report.html;

import java.util.List;

/** What a chart shows, in words and figures. */
public record Table(List<String> head, List<List<String>> rows) {}
