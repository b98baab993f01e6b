package br.com.techmedicos.chaos;

import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls that are made at once, and how they may end.
 *
 * @param calls each is made of another instance, as long as there is one
 * @param ends what may be true afterwards, by the answers in the order of their calls. No other
 *     answers may be given
 * @param look tells what is true
 */
record Race(List<Supplier<Answer>> calls, Map<String, Set<String>> ends, Look look) {

  Race {
    calls = List.copyOf(calls);
    ends = Map.copyOf(ends);
  }

  /** Looks at what has become of it. */
  interface Look {
    /**
     * What is true.
     *
     * @param database by one of its nodes
     * @param instance that uses the node
     */
    String at(Connection database, URI instance) throws SQLException;
  }

  /** One of two wins. */
  static Map<String, Set<String>> oneOf(String won, String lost, String first, String second) {
    return Map.of(won + ", " + lost, Set.of(first), lost + ", " + won, Set.of(second));
  }
}
