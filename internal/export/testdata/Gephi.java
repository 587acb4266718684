import com.google.gson.GsonBuilder;
import java.io.File;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.types.IntervalSet;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Reads what package export wrote with Gephi and prints what it saw, for TestReaders, as readers.py does.
 *
 * <p>Usage: java -cp gephi-toolkit-all.jar Gephi.java FORMAT FILE
 */
public class Gephi {
  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    Graph graph = read(new File(args[1])); // whose name tells Gephi the format

    Map<String, Object> nodes = new LinkedHashMap<>();
    for (Node n : graph.getNodes()) {
      nodes.put(n.getId().toString(), attributes(n, graph.getModel().getNodeTable()));
    }
    List<Object> edges = new ArrayList<>();
    for (Edge e : graph.getEdges()) {
      Map<String, Object> seen = attributes(e, graph.getModel().getEdgeTable());
      seen.put("source", e.getSource().getId());
      seen.put("target", e.getTarget().getId());
      seen.put("kind", e.getTypeLabel());
      seen.put("weight", new BigDecimal(Float.toString((float) e.getWeight()))); // Gephi's importer has floats
      edges.add(seen);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("reader", "Gephi");
    all.put("nodes", nodes);
    all.put("edges", edges);
    System.out.println(new GsonBuilder().disableHtmlEscaping().create().toJson(all));
  }

  static Graph read(File file) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(file);
    container.getReport().getIssues(1000).forEachRemaining(Gephi::fail);
    importer.process(container, new DefaultProcessor(), workspace);
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    if (!model.isDirected()) throw new IllegalStateException("not directed");
    return model.getGraph();
  }

  /** Of all that Gephi warns a user of, "mutual" alone may be: it takes such an edge as directed. */
  static void fail(Issue issue) {
    if (issue.getLevel().toInteger() < Issue.Level.WARNING.toInteger()) return;
    if (!issue.getMessage().contains("'mutual'")) throw new IllegalStateException(issue.toString());
  }

  static Map<String, Object> attributes(Element e, Table table) {
    Map<String, Object> seen = new LinkedHashMap<>();
    for (Column c : table) {
      Object value = e.getAttribute(c);
      if (value instanceof IntervalSet spells) seen.put("spells", days(spells));
      else if (value != null) seen.put(c.getId(), value);
    }
    return seen;
  }

  static List<List<String>> days(IntervalSet spells) {
    List<List<String>> days = new ArrayList<>();
    for (Interval i : spells.toArray()) {
      days.add(List.of(day(i.getLow()), day(i.getHigh())));
    }
    return days;
  }

  static String day(double milliseconds) {
    return Instant.ofEpochMilli((long) milliseconds).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
