# RabbitMQ, for systems that are told of events. The service publishes to it; it works without: its outbox is a table.
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "private_subnets" { type = list(string) }
variable "clients" { type = string }
variable "key_arn" { type = string }

data "aws_secretsmanager_random_password" "first" {
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "broker" {
  name                    = "techmedicos/broker"
  kms_key_id              = var.key_arn
  recovery_window_in_days = 30
}

resource "aws_secretsmanager_secret_version" "broker" {
  secret_id     = aws_secretsmanager_secret.broker.id
  secret_string = jsonencode({ username = "techmedicos", password = data.aws_secretsmanager_random_password.first.random_password })
  lifecycle {
    ignore_changes = [secret_string] # a new one each time it is asked for
  }
}

resource "aws_security_group" "broker" {
  name        = "${var.name}-broker"
  description = "The broker, from the nodes"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "broker" {
  security_group_id            = aws_security_group.broker.id
  description                  = "AMQPS from the nodes"
  referenced_security_group_id = var.clients
  ip_protocol                  = "tcp"
  from_port                    = 5671
  to_port                      = 5671
}

resource "aws_mq_broker" "this" {
  broker_name                = var.name
  engine_type                = "RabbitMQ"
  engine_version             = "3.13"
  host_instance_type         = "mq.m5.large"
  deployment_mode            = "CLUSTER_MULTI_AZ"
  subnet_ids                 = var.private_subnets
  security_groups            = [aws_security_group.broker.id]
  publicly_accessible        = false
  auto_minor_version_upgrade = true
  encryption_options {
    use_aws_owned_key = false
    kms_key_id        = var.key_arn
  }
  logs {
    general = true
  }
  user {
    username = "techmedicos"
    password = data.aws_secretsmanager_random_password.first.random_password
  }
  lifecycle {
    ignore_changes = [user]
  }
}

output "name" { value = aws_mq_broker.this.broker_name }
output "secret_arn" { value = aws_secretsmanager_secret.broker.arn }
output "url" { value = aws_mq_broker.this.instances[0].endpoints[0] }
