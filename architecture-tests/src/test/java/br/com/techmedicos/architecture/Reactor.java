package br.com.techmedicos.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules of this build, read from its root {@code pom.xml}, one folder up. */
final class Reactor {

  private static final Path ROOT = Path.of("..");

  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:domain|application|adapters/[^/]+|bootstrap)/src/main/java/(.+/\\w+)\\.java");

  private Reactor() {}

  /** Folders of the modules that others can take, as the root names them: {@code adapters/jdbc}. */
  static List<String> published() {
    return texts("pom.xml", "/project/modules/module").stream()
        .filter(
            module ->
                !texts(module + "/pom.xml", "/project/properties/maven.deploy.skip")
                    .contains("true"))
        .toList();
  }

  /** The texts that an XPath finds in a file of the build. */
  static List<String> texts(String pom, String path) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(ROOT.resolve(pom).toFile());
      NodeList nodes =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IllegalStateException(pom, e);
    }
  }

  /** What the service is made of, but for the {@code $Classes} that annotation processors write. */
  static JavaClasses production() {
    return imported(service().map(module -> module.resolve("target/classes")))
        .that(describe("written by us", (JavaClass type) -> !type.getName().contains(".$")));
  }

  /**
   * Names of the classes in {@code src/main/java} of all folders that hold a part of the service.
   */
  static List<String> sources() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> SOURCE.matcher(ROOT.relativize(file).toString()))
          .filter(Matcher::matches)
          .map(source -> source.group(1).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contracts of the ports, and the tests of every module. */
  static JavaClasses contractsAndTests() {
    return imported(
        Stream.concat(
            Stream.of(ROOT.resolve("adapters/port-contracts/target/classes")),
            service().map(module -> module.resolve("target/test-classes"))));
  }

  private static Stream<Path> service() {
    return published().stream()
        .filter(module -> !module.equals("architecture-tests/rules"))
        .map(ROOT::resolve);
  }

  private static JavaClasses imported(Stream<Path> folders) {
    return new ClassFileImporter().importPaths(folders.filter(Files::exists).toList());
  }
}
