package br.com.techmedicos.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is wrong with the infrastructure, by its files alone: no Terraform, no provider, no account.
 */
final class Cloud {

  private static final Set<String> OPEN_BY_INTENT = Set.of("modules/edge/main.tf public");
  private static final Pattern SECRET =
      Pattern.compile("(?i)\\b(password|secret_string|token)\\s*=\\s*\"[^\"$]+\"");
  private static final Pattern ACCESS_KEY = Pattern.compile("\\bA(KIA|SIA)[0-9A-Z]{16}\\b");

  /** What each resource of a type must say. */
  private static final Map<String, Map<String, String>> MUST =
      Map.of(
          "aws_db_instance",
              Map.of(
                  "multi_az", "true",
                  "storage_encrypted", "true",
                  "publicly_accessible", "false",
                  "deletion_protection", "true",
                  "skip_final_snapshot", "false",
                  "backup_retention_period", "35"),
          "aws_s3_bucket_public_access_block",
              Map.of(
                  "block_public_acls", "true",
                  "block_public_policy", "true",
                  "ignore_public_acls", "true",
                  "restrict_public_buckets", "true"),
          "aws_kms_key", Map.of("enable_key_rotation", "true"),
          "aws_efs_file_system", Map.of("encrypted", "true"),
          "aws_mq_broker", Map.of("publicly_accessible", "false"),
          "aws_lb", Map.of("enable_deletion_protection", "true"),
          "aws_cognito_user_pool", Map.of("deletion_protection", "ACTIVE"),
          "google_sql_database_instance", Map.of("deletion_protection", "true"),
          "google_container_cluster", Map.of("deletion_protection", "true"),
          "google_storage_bucket",
              Map.of(
                  "public_access_prevention", "enforced", "uniform_bucket_level_access", "true"));

  /** What each resource of a type must name, whatever it is. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "aws_cloudwatch_log_group", Set.of("retention_in_days", "kms_key_id"),
          "aws_secretsmanager_secret", Set.of("kms_key_id"),
          "aws_db_instance", Set.of("kms_key_id"),
          "aws_efs_file_system", Set.of("kms_key_id"),
          "aws_mq_broker", Set.of("encryption_options"),
          "aws_ecr_repository", Set.of("encryption_configuration"),
          "aws_eks_cluster", Set.of("encryption_config"),
          "google_kms_crypto_key", Set.of("rotation_period"));

  /** Beside each bucket, its guards. */
  private static final List<String> OF_A_BUCKET =
      List.of(
          "aws_s3_bucket_public_access_block",
          "aws_s3_bucket_server_side_encryption_configuration",
          "aws_s3_bucket_versioning");

  private final List<String> faults = new ArrayList<>();
  private int resources;

  private Cloud() {}

  /**
   * What was found.
   *
   * @param summary says what was looked at
   */
  record Findings(String summary, List<String> faults) {}

  static Findings of(Repository repository) {
    Cloud cloud = new Cloud();
    List<Path> files =
        repository.files("deploy/terraform", file -> file.getFileName().toString().endsWith(".tf"));
    for (Path file : files) {
      cloud.check(repository, file);
    }
    return new Findings(
        "%d files, %d resources".formatted(files.size(), cloud.resources),
        List.copyOf(cloud.faults));
  }

  private void check(Repository repository, Path file) {
    String name = repository.root().resolve("deploy/terraform").relativize(file).toString();
    String text = repository.read(repository.root().relativize(file).toString());
    if (SECRET.matcher(text).find() || ACCESS_KEY.matcher(text).find()) {
      fault(name, "holds a secret");
    }
    Map<String, Map<String, Map<String, String>>> types = resources(text);
    types.forEach(
        (type, named) ->
            named.forEach(
                (id, body) -> {
                  resources++;
                  resource(name + " " + type + "." + id, type, body);
                }));
    openings(name, types);
    types
        .getOrDefault("aws_s3_bucket", Map.of())
        .keySet()
        .forEach(
            bucket ->
                OF_A_BUCKET.stream()
                    .filter(guard -> !types.getOrDefault(guard, Map.of()).containsKey(bucket))
                    .forEach(guard -> fault(name, "bucket " + bucket + " has no " + guard)));
  }

  private void resource(String where, String type, Map<String, String> body) {
    MUST.getOrDefault(type, Map.of())
        .forEach(
            (field, value) -> {
              if (!value.equals(body.get(field))) {
                fault(where, "does not say " + field + " = " + value);
              }
            });
    NAMES.getOrDefault(type, Set.of()).stream()
        .filter(field -> !body.containsKey(field))
        .forEach(field -> fault(where, "does not say " + field));
  }

  /** Whatever lets everybody in must be meant to. */
  private void openings(String file, Map<String, Map<String, Map<String, String>>> types) {
    for (String type : List.of("aws_security_group_rule", "aws_vpc_security_group_ingress_rule")) {
      types
          .getOrDefault(type, Map.of())
          .forEach(
              (id, rule) -> {
                if (isOpen(rule) && !OPEN_BY_INTENT.contains(inAws(file) + " " + id)) {
                  fault(file + " " + type + "." + id, "lets everybody in");
                }
              });
    }
    types
        .getOrDefault("aws_security_group", Map.of())
        .forEach(
            (id, group) -> {
              if (group.containsKey("ingress")) {
                fault(file + " aws_security_group." + id, "has rules inside, which nobody reviews");
              }
            });
  }

  private static String inAws(String file) {
    return file.startsWith("aws/") ? file.substring("aws/".length()) : file;
  }

  private static boolean isOpen(Map<String, String> rule) {
    return Stream.of("cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks")
        .map(network -> rule.getOrDefault(network, ""))
        .anyMatch(network -> network.contains("/0"));
  }

  /** What stands in each resource of a file itself, by type and name; blocks have no value. */
  private static Map<String, Map<String, Map<String, String>>> resources(String text) {
    Map<String, Map<String, Map<String, String>>> types = new LinkedHashMap<>();
    Hcl.read(text)
        .resources()
        .filter(block -> block.type().equals("resource"))
        .forEach(
            resource -> {
              Map<String, String> body = new LinkedHashMap<>(resource.attributes());
              resource.blocks().forEach(block -> body.put(block.type(), ""));
              types
                  .computeIfAbsent(resource.labels().get(0), type -> new LinkedHashMap<>())
                  .put(resource.labels().get(1), body);
            });
    return types;
  }

  private void fault(String where, String what) {
    faults.add(where + " " + what);
  }
}
