variable "name" { type = string }
variable "vpc_id" { type = string }
variable "private_subnets" { type = list(string) }
variable "database_class" { type = string }
variable "database_engine" { type = string }

variable "clients" {
  type        = string
  description = "The security group of the nodes."
}

variable "contents_readable" {
  type        = string
  description = "The role that reads and writes contents."
}

data "aws_caller_identity" "here" {}
data "aws_region" "here" {}

locals {
  engines = {
    mysql = {
      version = "8.4"
      family  = "mysql8.4"
      url     = "jdbc:mysql"
      tls     = "sslMode=REQUIRED"
    }
    mariadb = {
      version = "11.4"
      family  = "mariadb11.4"
      url     = "jdbc:mariadb"
      tls     = "sslMode=trust"
    }
  }
  engine  = local.engines[var.database_engine]
  account = data.aws_caller_identity.here.account_id
}

# Two keys: who may read what is stored must still not be able to open a file of a record.
resource "aws_kms_key" "this" {
  description             = "${var.name}: database, volumes, secrets, logs"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Action    = "kms:*"
        Resource  = "*"
        Principal = { AWS = "arn:aws:iam::${local.account}:root" }
      },
      {
        Sid       = "Logs"
        Effect    = "Allow"
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Resource  = "*"
        Principal = { Service = "logs.${data.aws_region.here.name}.amazonaws.com" }
      },
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Principal = { Service = "cloudwatch.amazonaws.com" }
      },
    ]
  })
}

resource "aws_kms_key" "contents" {
  description             = "${var.name}: the master key of contents, which wraps the key of each"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

# --- the database
resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.private_subnets
}

resource "aws_security_group" "database" {
  name        = "${var.name}-database"
  description = "The database, from the nodes"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  description                  = "From the nodes"
  referenced_security_group_id = var.clients
  ip_protocol                  = "tcp"
  from_port                    = 3306
  to_port                      = 3306
}

resource "aws_db_parameter_group" "this" {
  name   = "${var.name}-${var.database_engine}"
  family = local.engine.family
  # A commit that was answered is on both disks; connections are encrypted; statements stay prepared on 32 instances.
  dynamic "parameter" {
    for_each = {
      innodb_flush_log_at_trx_commit = "1"
      sync_binlog                    = "1"
      require_secure_transport       = "1"
      max_prepared_stmt_count        = "200000"
      slow_query_log                 = "1"
    }
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}

resource "aws_db_instance" "this" {
  identifier                          = var.name
  engine                              = var.database_engine
  engine_version                      = local.engine.version
  instance_class                      = var.database_class
  db_name                             = "techmedicos"
  allocated_storage                   = 200
  max_allocated_storage               = 2000
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.this.arn
  username                            = "administrator"
  manage_master_user_password         = true # in Secrets Manager, replaced every week by AWS
  master_user_secret_kms_key_id       = aws_kms_key.this.key_id
  iam_database_authentication_enabled = true
  multi_az                            = true
  db_subnet_group_name                = aws_db_subnet_group.this.name
  vpc_security_group_ids              = [aws_security_group.database.id]
  publicly_accessible                 = false
  parameter_group_name                = aws_db_parameter_group.this.name
  backup_retention_period             = 35
  backup_window                       = "06:00-07:00" # 3 to 4 in São Paulo
  maintenance_window                  = "sun:07:00-sun:08:00"
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "${var.name}-last"
  copy_tags_to_snapshot               = true
  auto_minor_version_upgrade          = true
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.this.arn
  enabled_cloudwatch_logs_exports     = ["error", "slowquery"]
}

# The service's own account, which is not the administrator's, the first operator's, and that of the mail server. People put the values in.
resource "aws_secretsmanager_secret" "this" {
  for_each                = toset(["techmedicos/database", "techmedicos/operator", "techmedicos/mail"])
  name                    = each.key
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = 30
}

# --- contents
resource "aws_s3_bucket" "contents" {
  bucket              = "${var.name}-contents-${local.account}"
  object_lock_enabled = false # a patient's file can be erased
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "contents" {
  bucket                  = aws_s3_bucket.contents.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "contents" {
  bucket = aws_s3_bucket.contents.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "contents" {
  bucket = aws_s3_bucket.contents.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "contents" {
  bucket = aws_s3_bucket.contents.id
  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

# What was deleted stays as long as the backups of the database that might name it. Its key is destroyed at once.
resource "aws_s3_bucket_lifecycle_configuration" "contents" {
  bucket = aws_s3_bucket.contents.id
  rule {
    id     = "deleted"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration {
      noncurrent_days = 35
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    transition {
      days          = 90
      storage_class = "STANDARD_IA"
    }
  }
}

resource "aws_s3_bucket_policy" "contents" {
  bucket = aws_s3_bucket.contents.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Encrypted on the way"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.contents.arn, "${aws_s3_bucket.contents.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "The service alone reads and writes"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:GetObject*", "s3:PutObject*"]
        Resource  = ["${aws_s3_bucket.contents.arn}/*"]
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = var.contents_readable } }
      },
    ]
  })
}

# --- the key folder, which all instances share
resource "aws_efs_file_system" "keys" {
  creation_token = "${var.name}-keys"
  encrypted      = true
  kms_key_id     = aws_kms_key.this.arn
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_backup_policy" "keys" {
  file_system_id = aws_efs_file_system.keys.id
  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_security_group" "keys" {
  name        = "${var.name}-keys"
  description = "The key folder, from the nodes"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "keys" {
  security_group_id            = aws_security_group.keys.id
  description                  = "From the nodes"
  referenced_security_group_id = var.clients
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
}

resource "aws_efs_mount_target" "keys" {
  count           = length(var.private_subnets)
  file_system_id  = aws_efs_file_system.keys.id
  subnet_id       = var.private_subnets[count.index]
  security_groups = [aws_security_group.keys.id]
}

resource "aws_efs_access_point" "keys" {
  file_system_id = aws_efs_file_system.keys.id
  posix_user {
    uid = 10001
    gid = 10001
  }
  root_directory {
    path = "/keys"
    creation_info {
      owner_uid   = 10001
      owner_gid   = 10001
      permissions = "0700"
    }
  }
}

output "key_arn" { value = aws_kms_key.this.arn }
output "contents_key_arn" { value = aws_kms_key.contents.arn }
output "contents_bucket" { value = aws_s3_bucket.contents.bucket }
output "contents_bucket_arn" { value = aws_s3_bucket.contents.arn }
output "secret_arns" { value = [for secret in aws_secretsmanager_secret.this : secret.arn] }
output "file_system_arn" { value = aws_efs_file_system.keys.arn }
output "file_access_point_arn" { value = aws_efs_access_point.keys.arn }
output "keys_volume" { value = "${aws_efs_file_system.keys.id}::${aws_efs_access_point.keys.id}" }
output "database_id" { value = aws_db_instance.this.identifier }
output "database_url" { value = "${local.engine.url}://${aws_db_instance.this.endpoint}/techmedicos?${local.engine.tls}" }
