package br.com.techmedicos.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The infrastructure. The files alone are checked everywhere; what needs Terraform and the provider
 * runs where {@code TERRAFORM_PLUGINS} names a folder with the provider, as {@code
 * deploy/terraform/plugins} fills it.
 */
class TerraformTest {

  private static final Repository REPOSITORY = Repository.here();

  @Test
  void nothing_is_public_plain_unkept_or_open_but_the_edge() {
    Cloud.Findings findings = Cloud.of(REPOSITORY);

    System.out.println("Terraform, by its files: " + findings.summary());
    assertThat(findings.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data/main.tf | referenced_security_group_id = var.clients | cidr_ipv4 = "0.0.0.0/0" | lets everybody in
          network/main.tf | cidr_ipv4         = var.network | cidr_ipv4         = "0.0.0.0/0" | lets everybody in
          data/main.tf | restrict_public_buckets = true | restrict_public_buckets = false | restrict_public_buckets = true
          data/main.tf | = 35 | = 7 | backup_retention_period = 35
          data/main.tf | "aws_s3_bucket_versioning" "contents" | "aws_s3_bucket_versioning" "others" | has no aws_s3_bucket_versioning
          data/main.tf | encrypted      = true | encrypted      = false | encrypted = true
          data/main.tf | multi_az                            = true | multi_az                            = false | multi_az = true
          cluster/main.tf | kms_key_id        = var.key_arn | skip_destroy = true | does not say kms_key_id
          broker/main.tf | password = data.aws_secretsmanager_random_password.first.random_password | password = "um segredo" | holds a secret
          """)
  void what_is_broken_in_a_module_is_found(
      String file, String text, String by, String fault, @TempDir Path folder) {
    Repository broken = REPOSITORY.copyTo(folder);
    broken.replace("deploy/terraform/aws/modules/" + file, text, by);

    assertThat(Cloud.of(broken).faults()).anyMatch(found -> found.contains(fault));
  }

  @Test
  void google_s_provider_takes_and_gives_what_is_written() {
    Cloud.Findings findings = ProviderSchema.of(REPOSITORY);

    System.out.println("Terraform, by Google's schema: " + findings.summary());
    assertThat(findings.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          resource "google_sql_database" "this" | resource "google_sql_schema" "this" | google_sql_schema is no resource
          rotation_period = "7776000s" | rotation_time = "7776000s" | has no argument rotation_time
          backup_retention_settings { | backup_retention = { | has no argument backup_retention
          retained_backups = 35 | kept_backups = 35 | does not say retained_backups
          gateway_api_config { | gateway_config { | has no block gateway_config
          this.private_ip_address | this.private_address | google_sql_database_instance.this.private_address is not given
          """)
  void what_google_s_provider_does_not_know_is_found(
      String text, String by, String fault, @TempDir Path folder) {
    Repository broken = REPOSITORY.copyTo(folder);
    broken.replace("deploy/terraform/gcp/main.tf", text, by);

    assertThat(ProviderSchema.of(broken).faults()).anyMatch(found -> found.contains(fault));
  }

  @Test
  void terraform_formats_validates_and_tests_it_without_an_account(@TempDir Path folder)
      throws Exception {
    assumeTrue(Tool.isInstalled("terraform", "version"), "NOT RUN: there is no terraform");
    String plugins = System.getenv("TERRAFORM_PLUGINS");
    assumeTrue(plugins != null, "NOT RUN: TERRAFORM_PLUGINS names no folder with the provider");
    Repository copy = REPOSITORY.copyTo(folder);
    Path aws = copy.root().resolve("deploy/terraform/aws");
    Map<String, String> settings = new HashMap<>();
    settings.put("AWS_EC2_METADATA_DISABLED", "true");
    settings.put("CHECKPOINT_DISABLE", "true");

    terraform(aws.getParent(), settings, "fmt", "-check", "-recursive", "-diff");
    for (Path root : List.of(aws, aws.resolveSibling("aws-state"))) {
      terraform(root, settings, "init", "-backend=false", "-input=false", "-plugin-dir=" + plugins);
      terraform(root, settings, "validate");
    }
    String tested = terraform(aws, settings, "test");
    System.out.println("Terraform: " + tested.strip().lines().reduce("", (a, last) -> last));
    assertThat(tested).contains("Success!").doesNotContain("0 passed");
  }

  private static String terraform(Path folder, Map<String, String> settings, String... words)
      throws IOException {
    String[] command = new String[words.length + 1];
    command[0] = "terraform";
    System.arraycopy(words, 0, command, 1, words.length);
    Tool done = Tool.run(folder, settings, command);
    assertThat(done.exitCode()).as(done.output()).isZero();
    return done.output();
  }
}
