# The service on Google Cloud: the same parts as ../aws, with the adapters for Cloud Storage and Cloud KMS. Cloud SQL for
# MySQL in two zones, GKE Autopilot, private networks. The gateway in front is of deploy/kubernetes/overlays/gcp.
terraform {
  required_version = ">= 1.11"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }
  }
  backend "gcs" {
    prefix = "techmedicos"
  }
}

variable "project" {
  type = string
}

variable "domain" {
  type        = string
  description = "The service is at it."
}

variable "mail_server" {
  type        = string
  description = "Where mails are sent, as smtp://host:587; its login is in the secret techmedicos-mail."
}

variable "region" {
  type        = string
  default     = "southamerica-east1"
  description = "Health records stay in Brazil."
  validation {
    condition     = contains(["southamerica-east1"], var.region)
    error_message = "Health records stay in Brazil: southamerica-east1."
  }
}

variable "database_tier" {
  type    = string
  default = "db-perf-optimized-N-4"
}

provider "google" {
  project = var.project
  region  = var.region
}

locals {
  apis = [
    "compute", "container", "sqladmin", "servicenetworking", "secretmanager", "cloudkms", "storage", "artifactregistry",
    "identitytoolkit", "certificatemanager", "file", "monitoring",
  ]
}

resource "google_project_service" "this" {
  for_each           = toset(local.apis)
  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false
}

# --- network
resource "google_compute_network" "this" {
  name                    = "techmedicos"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "this" {
  name                     = "techmedicos"
  network                  = google_compute_network.this.id
  ip_cidr_range            = "10.30.0.0/18"
  private_ip_google_access = true
  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = "10.31.0.0/16"
  }
  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = "10.32.0.0/20"
  }
}

resource "google_compute_router" "this" {
  name    = "techmedicos"
  network = google_compute_network.this.id
}

resource "google_compute_router_nat" "this" {
  name                               = "techmedicos"
  router                             = google_compute_router.this.name
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

resource "google_compute_global_address" "services" {
  name          = "techmedicos-services"
  network       = google_compute_network.this.id
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  address       = "10.30.64.0"
  prefix_length = 20
}

resource "google_service_networking_connection" "this" {
  network                 = google_compute_network.this.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
}

# --- keys
resource "google_kms_key_ring" "this" {
  name     = "techmedicos"
  location = var.region
}

resource "google_kms_crypto_key" "this" {
  for_each        = toset(["contents", "data"])
  name            = each.key
  key_ring        = google_kms_key_ring.this.id
  rotation_period = "7776000s"
  lifecycle {
    prevent_destroy = true
  }
}

# --- database
resource "google_sql_database_instance" "this" {
  name                = "techmedicos"
  database_version    = "MYSQL_8_4"
  region              = var.region
  encryption_key_name = google_kms_crypto_key.this["data"].id
  deletion_protection = true
  settings {
    tier                        = var.database_tier
    edition                     = "ENTERPRISE_PLUS"
    availability_type           = "REGIONAL"
    disk_autoresize             = true
    deletion_protection_enabled = true
    backup_configuration {
      enabled                        = true
      binary_log_enabled             = true
      start_time                     = "06:00"
      location                       = var.region
      transaction_log_retention_days = 35
      backup_retention_settings {
        retained_backups = 35
      }
    }
    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.this.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }
    database_flags {
      name  = "innodb_flush_log_at_trx_commit"
      value = "1"
    }
    database_flags {
      name  = "max_prepared_stmt_count"
      value = "200000"
    }
  }
  depends_on = [google_service_networking_connection.this]
}

resource "google_sql_database" "this" {
  name     = "techmedicos"
  instance = google_sql_database_instance.this.name
}

# --- contents
resource "google_storage_bucket" "contents" {
  name                        = "${var.project}-contents"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  versioning {
    enabled = true
  }
  encryption {
    default_kms_key_name = google_kms_crypto_key.this["data"].id
  }
  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 35
    }
    action {
      type = "Delete"
    }
  }
  lifecycle_rule {
    condition {
      age = 1
    }
    action {
      type = "AbortIncompleteMultipartUpload"
    }
  }
}

# --- secrets: people put the values in
resource "google_secret_manager_secret" "this" {
  for_each  = toset(["techmedicos-database", "techmedicos-operator", "techmedicos-mail"])
  secret_id = each.key
  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

# --- cluster
resource "google_container_cluster" "this" {
  name                = "techmedicos"
  location            = var.region # in all its zones
  enable_autopilot    = true
  deletion_protection = true
  network             = google_compute_network.this.id
  subnetwork          = google_compute_subnetwork.this.id
  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }
  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }
  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.this["data"].id
  }
  gateway_api_config {
    channel = "CHANNEL_STANDARD"
  }
}

# --- who the pods are, and what they may
resource "google_service_account" "service" {
  account_id   = "techmedicos"
  display_name = "The service and its workers"
}

resource "google_service_account_iam_member" "pods" {
  service_account_id = google_service_account.service.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[techmedicos/techmedicos]"
}

resource "google_storage_bucket_iam_member" "contents" {
  bucket = google_storage_bucket.contents.name
  role   = "roles/storage.objectUser"
  member = google_service_account.service.member
}

resource "google_kms_crypto_key_iam_member" "contents" {
  crypto_key_id = google_kms_crypto_key.this["contents"].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = google_service_account.service.member
}

resource "google_secret_manager_secret_iam_member" "this" {
  for_each  = google_secret_manager_secret.this
  secret_id = each.value.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.service.member
}

# --- images, certificate, identity
resource "google_artifact_registry_repository" "this" {
  repository_id = "techmedicos"
  location      = var.region
  format        = "DOCKER"
  docker_config {
    immutable_tags = true
  }
}

resource "google_certificate_manager_dns_authorization" "this" {
  name   = "techmedicos"
  domain = var.domain
}

resource "google_certificate_manager_certificate" "this" {
  name = "techmedicos"
  managed {
    domains            = [var.domain]
    dns_authorizations = [google_certificate_manager_dns_authorization.this.id]
  }
}

resource "google_certificate_manager_certificate_map" "this" {
  name = "techmedicos"
}

resource "google_certificate_manager_certificate_map_entry" "this" {
  name         = "techmedicos"
  map          = google_certificate_manager_certificate_map.this.name
  certificates = [google_certificate_manager_certificate.this.id]
  hostname     = var.domain
}

# Identity Platform, for a clinic whose people log in there.
resource "google_identity_platform_config" "this" {
  sign_in {
    allow_duplicate_emails = false
    email {
      enabled           = true
      password_required = true
    }
  }
  mfa {
    state = "ENABLED"
  }
}

# The two files of deploy/kubernetes/overlays/gcp.
output "settings" {
  value = <<-EOT
    TECHMEDICOS_PUBLIC_URL=https://${var.domain}
    TECHMEDICOS_TRUSTED_PROXIES=10.30.0.0/16,35.191.0.0/16,130.211.0.0/22
    DATASOURCES_DEFAULT_URL=jdbc:mysql://${google_sql_database_instance.this.private_ip_address}/techmedicos?sslMode=REQUIRED
    TECHMEDICOS_STORAGE_GCS_BUCKET=${google_storage_bucket.contents.name}
    TECHMEDICOS_MASTER_KEY_KMS=${google_kms_crypto_key.this["contents"].id}
    TECHMEDICOS_MAIL_SMTP=${var.mail_server}
    TECHMEDICOS_MAIL_FROM=consultas@${var.domain}
  EOT
}

output "environment" {
  value = <<-EOT
    PROJECT=${var.project}
    GOOGLE_SERVICE_ACCOUNT=${google_service_account.service.email}
  EOT
}
