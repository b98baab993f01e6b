package br.com.techmedicos.adapters.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** Text that something runs, or shows as more than text. All other text is for people. */
final class Programs {

  private static final MediaType BATCH = MediaType.application("x-bat");

  /** With what specialises them: SVG is XML, Illustrator's files are PostScript. */
  private static final Set<MediaType> TYPES =
      Set.of(
          MediaType.application("inf"),
          MediaType.application("postscript"),
          MediaType.application("rtf"),
          MediaType.application("vnd.fdf"),
          MediaType.application("vnd.wolfram.wl"),
          MediaType.application("x-font-type1"),
          MediaType.application("x-kdelnk"),
          MediaType.application("x-msdownload"),
          MediaType.application("x-sh"),
          MediaType.application("x-tex"),
          MediaType.application("xhtml+xml"),
          MediaType.APPLICATION_XML,
          new MediaType("multipart", "related"),
          MediaType.TEXT_HTML,
          MediaType.text("javascript"),
          MediaType.text("x-awk"),
          MediaType.text("x-chdr"),
          MediaType.text("x-csrc"),
          MediaType.text("x-jsp"),
          MediaType.text("x-makefile"),
          MediaType.text("x-perl"),
          MediaType.text("x-php"),
          MediaType.text("x-python"));

  /** Tika takes what begins with REM for a batch file, and in Portuguese that is sleep. */
  private static final Pattern REMARK = Pattern.compile("(?i)rem ");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?im)^[ \\t]*(?:@|%\\S|:\\w+[ \\t]*$"
              + "|(?:attrib|cls|cmd|cscript|curl|endlocal|exit|mshta|pause|powershell|regsvr32"
              + "|rundll32|schtasks|setlocal|taskkill|wscript|xcopy)\\b"
              + "|goto[ \\t]|set[ \\t]+[^\\s=]+=|echo[ \\t]+o(?:n|ff)\\b|for[ \\t]+[/%]"
              + "|if[ \\t]+(?:defined|errorlevel|exist|not)[ \\t]"
              + "|(?:call|copy|del|erase|format|md|mkdir|move|net|rd|reg|ren|rmdir|start)[ \\t]++"
              + "(?:[^\\r\\n\\x85]*[ \\t])?(?:/[a-z]\\b|[a-z]?:|\\S*[\"\\\\*]|%\\w|\\S+\\.\\w))");

  private static final Pattern DECLARED_XML = Pattern.compile("\\s*<\\?xml\\b");

  private Programs() {}

  /**
   * Whether a text is one.
   *
   * @param type what Tika takes it for
   */
  static boolean include(MediaType type, byte[] text) {
    String letters = new String(text, StandardCharsets.ISO_8859_1);
    if (type.equals(BATCH) && REMARK.matcher(letters).lookingAt()) {
      return COMMAND.matcher(letters).find();
    }
    MediaTypeRegistry types = MediaTypeRegistry.getDefaultRegistry();
    return type.equals(BATCH)
        || DECLARED_XML.matcher(letters).lookingAt()
        || TYPES.stream().anyMatch(program -> types.isInstanceOf(type, program));
  }
}
