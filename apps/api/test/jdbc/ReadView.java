import java.sql.DriverManager;
import java.util.StringJoiner;

/** Prints what a query answers, a line per row, and before it the names and remarks of the columns as a BI tool sees them. */
public class ReadView {
  public static void main(String[] arguments) throws Exception {
    var user = System.getenv("BI_USER");
    var password = System.getenv("BI_PASSWORD");
    try (var connection = DriverManager.getConnection(arguments[0], user, password)) {
      try (var columns = connection.getMetaData().getColumns(null, "bi", "indicator_value", "%")) {
        while (columns.next())
          System.out.println("column\t" + columns.getString("COLUMN_NAME") + "\t" + columns.getString("REMARKS"));
      }
      try (var statement = connection.createStatement(); var rows = statement.executeQuery(arguments[1])) {
        var count = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          var line = new StringJoiner("\t");
          line.add("row");
          for (var nth = 1; nth <= count; nth++) line.add(String.valueOf(rows.getObject(nth)));
          System.out.println(line);
        }
      }
    }
  }
}
