// Whether XML files are what an XSD says.
//
//   java Validate.java BPMN20.xsd FILE...
import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

public class Validate {
  public static void main(String[] args) throws Exception {
    var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(args[0]));
    int wrong = 0;
    for (int i = 1; i < args.length; i++) {
      try {
        schema.newValidator().validate(new StreamSource(new File(args[i])));
      } catch (org.xml.sax.SAXException e) {
        System.err.println(args[i] + ": " + e.getMessage());
        wrong++;
      }
    }
    System.out.println("bpmn: " + (args.length - 1 - wrong) + " valid, " + wrong + " not");
    System.exit(wrong == 0 ? 0 : 1);
  }
}
