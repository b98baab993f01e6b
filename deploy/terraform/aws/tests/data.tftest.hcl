mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_region" {
    defaults = { name = "sa-east-1" }
  }
}

variables {
  name              = "techmedicos-test"
  vpc_id            = "vpc-00000000"
  private_subnets   = ["subnet-a", "subnet-b", "subnet-c"]
  clients           = "sg-00000000"
  database_class    = "db.r7g.large"
  database_engine   = "mysql"
  contents_readable = "arn:aws:iam::111122223333:role/service"
}

run "the_database_is_doubled_encrypted_kept_and_not_public" {
  command = plan
  module {
    source = "./modules/data"
  }

  assert {
    condition     = aws_db_instance.this.multi_az && aws_db_instance.this.storage_encrypted && !aws_db_instance.this.publicly_accessible
    error_message = "the database is in one zone, not encrypted, or public"
  }
  assert {
    condition     = aws_db_instance.this.backup_retention_period == 35 && aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot
    error_message = "backups are not kept for 35 days, or the database can be deleted"
  }
  assert {
    condition     = aws_db_instance.this.manage_master_user_password
    error_message = "nobody rotates the administrator's password"
  }
  assert {
    condition     = one([for p in aws_db_parameter_group.this.parameter : p.value if p.name == "innodb_flush_log_at_trx_commit"]) == "1"
    error_message = "a commit may be lost"
  }
}

run "contents_are_private_versioned_and_encrypted" {
  command = plan
  module {
    source = "./modules/data"
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.contents.block_public_acls,
      aws_s3_bucket_public_access_block.contents.block_public_policy,
      aws_s3_bucket_public_access_block.contents.ignore_public_acls,
      aws_s3_bucket_public_access_block.contents.restrict_public_buckets,
    ])
    error_message = "contents may become public"
  }
  assert {
    condition     = aws_s3_bucket_versioning.contents.versioning_configuration[0].status == "Enabled"
    error_message = "what is overwritten is lost"
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.contents.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "contents are not encrypted with a key of ours"
  }
  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.contents.enable_key_rotation && aws_efs_file_system.keys.encrypted
    error_message = "a key does not rotate, or the key folder is not encrypted"
  }
}

run "mariadb_is_a_word_away" {
  command = plan
  module {
    source = "./modules/data"
  }
  variables {
    database_engine = "mariadb"
  }

  assert {
    condition     = aws_db_instance.this.engine == "mariadb" && aws_db_parameter_group.this.family == "mariadb11.4"
    error_message = "the engine and its parameters differ"
  }
}
