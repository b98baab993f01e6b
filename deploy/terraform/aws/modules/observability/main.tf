# The logs, the figures, and alarms on the cloud's own metrics.
variable "name" { type = string }
variable "region" { type = string }
variable "key_arn" { type = string }
variable "database" { type = string }
variable "public_load_balancer" { type = string }
variable "public_target_group" { type = string }
variable "gateway" { type = string }
variable "broker" { type = string }
variable "cluster_arn" { type = string }
variable "private_subnets" { type = list(string) }
variable "nodes" { type = string }
variable "log_retention_days" { type = number }

# The agent of the cluster writes containers' output here.
resource "aws_cloudwatch_log_group" "application" {
  name              = "/aws/containerinsights/${var.name}/application"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.key_arn
}

locals {
  front    = { LoadBalancer = var.public_load_balancer }
  targets  = { LoadBalancer = var.public_load_balancer, TargetGroup = var.public_target_group }
  database = { DBInstanceIdentifier = var.database }
  alarms = {
    faults = {
      namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", statistic = "Sum", dimensions = local.targets
      above     = 50, periods = 3, does = "Look for error ids in the log; roll back if it began with a deployment."
    }
    slow = {
      namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", statistic = "p99", dimensions = local.targets
      above     = 1, periods = 5, does = "Look at the pool of connections and the database; add instances."
    }
    instances-not-ready = {
      namespace = "AWS/ApplicationELB", metric = "UnHealthyHostCount", statistic = "Maximum", dimensions = local.targets
      above     = 0, periods = 5, does = "kubectl describe the pod; its last line says why it ended."
    }
    gateway-faults = {
      namespace = "AWS/ApiGateway", metric = "5xx", statistic = "Sum", dimensions = { ApiId = var.gateway }
      above     = 50, periods = 3, does = "As faults, through the gateway."
    }
    database-busy = {
      namespace = "AWS/RDS", metric = "CPUUtilization", statistic = "Average", dimensions = local.database
      above     = 80, periods = 10, does = "Performance Insights shows the statement; a larger class takes minutes."
    }
    database-connections = {
      namespace = "AWS/RDS", metric = "DatabaseConnections", statistic = "Maximum", dimensions = local.database
      above     = 800, periods = 5, does = "16 an instance: look for instances that do not end."
    }
    database-behind = {
      namespace = "AWS/RDS", metric = "DiskQueueDepth", statistic = "Average", dimensions = local.database
      above     = 64, periods = 10, does = "The disk is the limit: more IOPS."
    }
    broker-full = {
      namespace = "AWS/AmazonMQ", metric = "MessageCount", statistic = "Maximum", dimensions = { Broker = var.broker }
      above     = 10000, periods = 10, does = "A consumer is away; nothing is lost meanwhile."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.alarms
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.does
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  dimensions          = each.value.dimensions
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 60
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "database_space" {
  alarm_name          = "${var.name}-database-space"
  alarm_description   = "It grows by itself up to 2 TB; raise that, or look at what grows."
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  statistic           = "Minimum"
  dimensions          = local.database
  comparison_operator = "LessThanThreshold"
  threshold           = 20 * 1024 * 1024 * 1024
  period              = 300
  evaluation_periods  = 2
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = [
      for index, panel in [
        { title = "Requests", metrics = [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.public_load_balancer], ["AWS/ApiGateway", "Count", "ApiId", var.gateway]], stat = "Sum" },
        { title = "Latency, p99", metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.public_load_balancer], ["AWS/ApiGateway", "Latency", "ApiId", var.gateway]], stat = "p99" },
        { title = "Faults", metrics = [["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", var.public_load_balancer], ["AWS/ApiGateway", "5xx", "ApiId", var.gateway]], stat = "Sum" },
        { title = "Database", metrics = [["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", var.database], ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", var.database]], stat = "Average" },
      ] :
      {
        type   = "metric"
        x      = index % 2 * 12
        y      = floor(index / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = panel.title
          region  = var.region
          metrics = panel.metrics
          stat    = panel.stat
          period  = 60
        }
      }
    ]
  })
}

# --- the service's own metrics
resource "aws_prometheus_workspace" "this" {
  alias       = var.name
  kms_key_arn = var.key_arn
}

resource "aws_prometheus_scraper" "this" {
  alias = var.name
  source {
    eks {
      cluster_arn        = var.cluster_arn
      subnet_ids         = var.private_subnets
      security_group_ids = [var.nodes]
    }
  }
  destination {
    amp {
      workspace_arn = aws_prometheus_workspace.this.arn
    }
  }
  scrape_configuration = file("${path.module}/scrape.yml")
}

resource "aws_prometheus_rule_group_namespace" "this" {
  name         = "techmedicos"
  workspace_id = aws_prometheus_workspace.this.id
  data         = file("${path.module}/../../../../../docs/alerts/techmedicos.rules.yml")
}
