# The two files of deploy/kubernetes/overlays/aws.
output "settings" {
  value = <<-EOT
    TECHMEDICOS_PUBLIC_URL=https://${var.domain}
    TECHMEDICOS_TRUSTED_PROXIES=${var.network}
    DATASOURCES_DEFAULT_URL=${module.data.database_url}
    TECHMEDICOS_STORAGE_S3_BUCKET=${module.data.contents_bucket}
    TECHMEDICOS_STORAGE_S3_REGION=${var.region}
    TECHMEDICOS_MASTER_KEY_KMS=${module.data.contents_key_arn}
    TECHMEDICOS_BROKER_URL=${module.broker.url}
    TECHMEDICOS_MAIL_SMTP=smtp://email-smtp.${var.region}.amazonaws.com:587
    TECHMEDICOS_MAIL_FROM=consultas@${var.domain}
  EOT
}

output "environment" {
  value = <<-EOT
    ROLE=${module.cluster.service_role_arn}
    KEYS_VOLUME=${module.data.keys_volume}
    PUBLIC_TARGET_GROUP=${module.edge.public_target_group}
    INTERNAL_TARGET_GROUP=${module.edge.internal_target_group}
  EOT
}

output "image_repository" {
  value = module.pipeline.image_repository
}

# What the service's configuration trusts; see docs/operating.md.
output "trusted_issuers" {
  value = module.identity.issuers
}

output "roles" {
  value = {
    push   = module.pipeline.push_role_arn
    deploy = module.pipeline.deploy_role_arn
    plan   = module.pipeline.plan_role_arn
  }
}
