package br.com.techmedicos.adapters.contracts.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Marks the contract of a port. A test of it that fails begins with the promise that was broken, in
 * a sentence: the name of the test.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@ExtendWith(Promises.Broken.class)
public @interface Promises {

  /** Says which promise of which port a failure breaks. */
  final class Broken implements TestExecutionExceptionHandler {

    private static final String CONTRACT = "Contract";

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      String contract = context.getRequiredTestMethod().getDeclaringClass().getSimpleName();
      if (failure instanceof TestAbortedException || !contract.endsWith(CONTRACT)) {
        throw failure;
      }
      throw new AssertionError(
          contract.substring(0, contract.length() - CONTRACT.length())
              + " broke a promise: "
              + sentence(context)
              + "."
              + System.lineSeparator()
              + failure,
          failure);
    }

    private static String sentence(ExtensionContext context) {
      String sentence = context.getRequiredTestMethod().getName().replace('_', ' ');
      boolean told = context.getRequiredTestMethod().getParameterCount() == 0;
      return told ? sentence : sentence + ", for " + context.getDisplayName();
    }
  }
}
