mock_provider "aws" {}

run "the_edge_is_encrypted_throttled_logged_and_hides_what_is_for_operators" {
  command = plan
  module {
    source = "./modules/edge"
  }
  variables {
    name               = "techmedicos-test"
    vpc_id             = "vpc-00000000"
    network            = "10.20.0.0/16"
    public_subnets     = ["subnet-a", "subnet-b", "subnet-c"]
    private_subnets    = ["subnet-d", "subnet-e", "subnet-f"]
    domain             = "clinica.example"
    zone_id            = "Z00000000000000000000"
    key_arn            = "arn:aws:kms:sa-east-1:111122223333:key/00000000-0000-0000-0000-000000000000"
    log_retention_days = 365
  }

  assert {
    condition     = alltrue([for listener in aws_lb_listener.this : listener.protocol == "HTTPS" && startswith(listener.ssl_policy, "ELBSecurityPolicy-TLS13")])
    error_message = "a load balancer takes what is not encrypted"
  }
  assert {
    condition     = aws_lb.this["internal"].internal && !aws_lb.this["public"].internal && alltrue([for balancer in aws_lb.this : balancer.enable_deletion_protection])
    error_message = "the internal load balancer is public, or one can be deleted"
  }
  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.operators : contains(flatten([for c in rule.condition : [for p in c.path_pattern : p.values]]), "/prometheus*")])
    error_message = "metrics are public"
  }
  assert {
    condition     = aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit > 0 && aws_apigatewayv2_api.this.disable_execute_api_endpoint
    error_message = "the gateway is not throttled, or has a second name"
  }
  assert {
    condition     = alltrue([for group in aws_lb_target_group.this : group.health_check[0].path == "/health/readiness" && group.deregistration_delay == "25"])
    error_message = "the load balancers do not ask or wait as the service does"
  }
}
