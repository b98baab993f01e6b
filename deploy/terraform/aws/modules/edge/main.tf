# Two ways in, each with a name and a certificate of its own. api.DOMAIN is an API Gateway (throttled, each call logged)
# for JSON. DOMAIN is a load balancer behind WAF for what that gateway cannot carry: it takes 10 MB and 30 s at most, and no
# WebSocket beside its routes. So uploads, contents, exports, the room and its socket go there, and JSON may.
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "network" { type = string }
variable "public_subnets" { type = list(string) }
variable "private_subnets" { type = list(string) }
variable "domain" { type = string }
variable "zone_id" { type = string }
variable "key_arn" { type = string }
variable "log_retention_days" { type = number }

locals {
  gateway_name = "api.${var.domain}"
  # TLS 1.2 with forward secrecy, or 1.3.
  tls_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

# --- certificates
resource "aws_acm_certificate" "this" {
  for_each          = { public = var.domain, gateway = local.gateway_name }
  domain_name       = each.value
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = aws_acm_certificate.this
  zone_id  = var.zone_id
  name     = one(each.value.domain_validation_options[*].resource_record_name)
  type     = one(each.value.domain_validation_options[*].resource_record_type)
  records  = [one(each.value.domain_validation_options[*].resource_record_value)]
  ttl      = 300
}

resource "aws_acm_certificate_validation" "this" {
  for_each                = aws_acm_certificate.this
  certificate_arn         = each.value.arn
  validation_record_fqdns = [aws_route53_record.validation[each.key].fqdn]
}

# --- who may reach what
resource "aws_security_group" "public" {
  name        = "${var.name}-public"
  description = "The public load balancer, from everywhere"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  security_group_id = aws_security_group.public.id
  description       = "HTTPS from everywhere"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_security_group" "link" {
  name        = "${var.name}-link"
  description = "The gateway's link into the VPC"
  vpc_id      = var.vpc_id
}

resource "aws_security_group" "internal" {
  name        = "${var.name}-internal"
  description = "The internal load balancer, from the link"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "internal" {
  security_group_id            = aws_security_group.internal.id
  description                  = "HTTPS from the link"
  referenced_security_group_id = aws_security_group.link.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "link" {
  security_group_id            = aws_security_group.link.id
  description                  = "To the internal load balancer"
  referenced_security_group_id = aws_security_group.internal.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "pods" {
  for_each          = { public = aws_security_group.public.id, internal = aws_security_group.internal.id }
  security_group_id = each.value
  description       = "To the pods"
  cidr_ipv4         = var.network
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080
}

# --- load balancers
resource "aws_s3_bucket" "access_log" {
  bucket_prefix = "${var.name}-access-"
}

resource "aws_s3_bucket_public_access_block" "access_log" {
  bucket                  = aws_s3_bucket.access_log.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# Load balancers can only write to buckets with S3's own keys.
resource "aws_s3_bucket_server_side_encryption_configuration" "access_log" {
  bucket = aws_s3_bucket.access_log.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "access_log" {
  bucket = aws_s3_bucket.access_log.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access_log" {
  bucket = aws_s3_bucket.access_log.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {}
    expiration {
      days = var.log_retention_days
    }
    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }
}

resource "aws_s3_bucket_policy" "access_log" {
  bucket = aws_s3_bucket.access_log.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.access_log.arn}/*"
    }]
  })
}

resource "aws_lb" "this" {
  for_each = {
    public   = { internal = false, subnets = var.public_subnets, group = aws_security_group.public.id }
    internal = { internal = true, subnets = var.private_subnets, group = aws_security_group.internal.id }
  }
  name                       = "${var.name}-${each.key}"
  load_balancer_type         = "application"
  internal                   = each.value.internal
  subnets                    = each.value.subnets
  security_groups            = [each.value.group]
  idle_timeout               = 75 # the service's own
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  xff_header_processing_mode = "append"
  access_logs {
    bucket  = aws_s3_bucket.access_log.id
    prefix  = each.key
    enabled = true
  }
  depends_on = [aws_s3_bucket_policy.access_log]
}

resource "aws_lb_target_group" "this" {
  for_each                      = aws_lb.this
  name                          = "${var.name}-${each.key}"
  vpc_id                        = var.vpc_id
  target_type                   = "ip"
  port                          = 8080
  protocol                      = "HTTP"
  load_balancing_algorithm_type = "least_outstanding_requests"
  deregistration_delay          = 25 # as long as the service finishes what it has begun
  health_check {
    path                = "/health/readiness"
    matcher             = "200"
    interval            = 5
    timeout             = 2
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "this" {
  for_each          = aws_lb.this
  load_balancer_arn = each.value.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this[each.key == "public" ? "public" : "gateway"].certificate_arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }
}

# What is for operators is not there from outside.
resource "aws_lb_listener_rule" "operators" {
  for_each     = aws_lb_listener.this
  listener_arn = each.value.arn
  priority     = 1
  condition {
    path_pattern {
      values = ["/health*", "/prometheus*"]
    }
  }
  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_route53_record" "public" {
  zone_id = var.zone_id
  name    = var.domain
  type    = "A"
  alias {
    name                   = aws_lb.this["public"].dns_name
    zone_id                = aws_lb.this["public"].zone_id
    evaluate_target_health = true
  }
}

# --- the firewall of the public one
resource "aws_wafv2_web_acl" "public" {
  name  = "${var.name}-public"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  # The service bounds each address itself; this keeps a flood away from it.
  rule {
    name     = "flood"
    priority = 1
    action {
      block {
        custom_response {
          response_code = 429
          response_header {
            name  = "Retry-After"
            value = "300"
          }
        }
      }
    }
    statement {
      rate_based_statement {
        limit                 = 15000 # in five minutes: what the service takes from an address
        aggregate_key_type    = "IP"
        evaluation_window_sec = 300
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "flood"
      sampled_requests_enabled   = false # they would hold what patients send
    }
  }
  dynamic "rule" {
    for_each = { AWSManagedRulesAmazonIpReputationList = 2, AWSManagedRulesKnownBadInputsRuleSet = 3 }
    content {
      name     = rule.key
      priority = rule.value
      override_action {
        none {}
      }
      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key
        }
      }
      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = rule.key
        sampled_requests_enabled   = false
      }
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "public"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "public" {
  resource_arn = aws_lb.this["public"].arn
  web_acl_arn  = aws_wafv2_web_acl.public.arn
}

# --- the gateway
resource "aws_cloudwatch_log_group" "gateway" {
  name              = "/techmedicos/${var.name}/gateway"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

resource "aws_apigatewayv2_api" "this" {
  name                         = var.name
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_vpc_link" "this" {
  name               = var.name
  subnet_ids         = var.private_subnets
  security_group_ids = [aws_security_group.link.id]
}

resource "aws_apigatewayv2_integration" "this" {
  api_id             = aws_apigatewayv2_api.this.id
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = aws_lb_listener.this["internal"].arn
  connection_type    = "VPC_LINK"
  connection_id      = aws_apigatewayv2_vpc_link.this.id
  # A call is answered within ten seconds; see docs/operating.md.
  timeout_milliseconds = 15000
  tls_config {
    server_name_to_verify = local.gateway_name
  }
}

resource "aws_apigatewayv2_route" "api" {
  api_id    = aws_apigatewayv2_api.this.id
  route_key = "ANY /api/{path+}"
  target    = "integrations/${aws_apigatewayv2_integration.this.id}"
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true
  default_route_settings {
    throttling_rate_limit    = 5000 # the load model's 4,200 calls a second, and some
    throttling_burst_limit   = 5000
    detailed_metrics_enabled = true
  }
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.gateway.arn
    # No query, which may hold a place, and no address, which is somebody's.
    format = jsonencode({
      id      = "$context.requestId"
      at      = "$context.requestTimeEpoch"
      method  = "$context.httpMethod"
      route   = "$context.routeKey"
      status  = "$context.status"
      latency = "$context.responseLatency"
      error   = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_apigatewayv2_domain_name" "this" {
  domain_name = local.gateway_name
  domain_name_configuration {
    certificate_arn = aws_acm_certificate_validation.this["gateway"].certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this.id
  stage       = aws_apigatewayv2_stage.this.id
}

resource "aws_route53_record" "gateway" {
  zone_id = var.zone_id
  name    = local.gateway_name
  type    = "A"
  alias {
    name                   = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.this.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}

output "load_balancer_security_groups" {
  value = { public = aws_security_group.public.id, internal = aws_security_group.internal.id }
}
output "public_load_balancer" { value = aws_lb.this["public"].arn_suffix }
output "public_target_group" { value = aws_lb_target_group.this["public"].arn }
output "public_target_group_suffix" { value = aws_lb_target_group.this["public"].arn_suffix }
output "internal_target_group" { value = aws_lb_target_group.this["internal"].arn }
output "gateway_id" { value = aws_apigatewayv2_api.this.id }
