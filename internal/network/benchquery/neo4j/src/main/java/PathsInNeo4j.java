import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphalgo.BasicEvaluationContext;
import org.neo4j.graphalgo.GraphAlgoFactory;
import org.neo4j.graphalgo.PathFinder;
import org.neo4j.graphalgo.WeightedPath;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.PathExpanders;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/**
 * What Neo4j's embedded engine takes for the strongest path of `make bench-query`, on the same ties.
 *
 * <p>The folder that internal/network/benchquery made holds the ties and whom to ask about; the database is made
 * anew in its folder neo4j.
 */
public class PathsInNeo4j {
  private static final RelationshipType TIE = RelationshipType.withName("TIE");

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path home = folder.resolve("neo4j");
    delete(home);
    var service = new DatabaseManagementServiceBuilder(home).setConfig(GraphDatabaseSettings.pagecache_memory, 1L << 30).build();
    try {
      GraphDatabaseService db = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
      Map<String, String> nodes = load(db, folder);
      List<String> pairs = Files.readAllLines(folder.resolve("ends.tsv"));
      ask(db, nodes, pairs.subList(0, 20)); // so that the code is compiled and the graph in memory
      report(ask(db, nodes, pairs));
    } finally {
      service.shutdown();
      delete(home);
    }
  }

  /** Loads the ties and returns the element ids of the actors. */
  private static Map<String, String> load(GraphDatabaseService db, Path folder) throws Exception {
    Map<String, String> nodes = new HashMap<>();
    List<String> ties = Files.readAllLines(folder.resolve("ties.tsv"));
    for (int from = 0; from < ties.size(); from += 50_000) {
      try (Transaction tx = db.beginTx()) {
        for (String tie : ties.subList(from, Math.min(from + 50_000, ties.size()))) {
          String[] fields = tie.split("\t");
          var between = node(tx, nodes, fields[0]).createRelationshipTo(node(tx, nodes, fields[1]), TIE);
          between.setProperty("length", -Math.log(Double.parseDouble(fields[3])));
        }
        tx.commit();
      }
    }
    System.out.printf("Neo4j embedded: %d actors, %d ties%n", nodes.size(), ties.size());
    return nodes;
  }

  private static Node node(Transaction tx, Map<String, String> nodes, String actor) {
    String known = nodes.get(actor);
    if (known != null) {
      return tx.getNodeByElementId(known);
    }
    Node made = tx.createNode(Label.label("Actor"));
    made.setProperty("id", actor);
    nodes.put(actor, made.getElementId());
    return made;
  }

  /** Finds a path for each pair and returns the milliseconds of this thread's processor time. */
  private static double[] ask(GraphDatabaseService db, Map<String, String> nodes, List<String> pairs) {
    var threads = ManagementFactory.getThreadMXBean();
    var took = new ArrayList<Double>();
    for (String pair : pairs) {
      String[] ends = pair.split("\t");
      long start = threads.getCurrentThreadCpuTime();
      try (Transaction tx = db.beginTx()) {
        PathFinder<WeightedPath> finder =
            GraphAlgoFactory.dijkstra(new BasicEvaluationContext(tx, db), PathExpanders.forType(TIE), "length");
        finder.findSinglePath(tx.getNodeByElementId(nodes.get(ends[0])), tx.getNodeByElementId(nodes.get(ends[1])));
      }
      took.add((threads.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static void report(double[] took) {
    System.out.printf("strongest path: median %.2f ms, p95 %.2f ms, mean %.2f ms of processor%n",
        took[took.length / 2], took[took.length * 95 / 100], Arrays.stream(took).average().orElse(0));
  }

  private static void delete(Path folder) throws Exception {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
