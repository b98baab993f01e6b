# Runs without an account: the provider is mocked. terraform init -backend=false && terraform test
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["sa-east-1a", "sa-east-1b", "sa-east-1c"] }
  }
  mock_data "aws_secretsmanager_random_password" {
    defaults = { random_password = "made up for the test" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_region" {
    defaults = { name = "sa-east-1" }
  }
}

variables {
  domain = "clinica.example"
}

run "everything_can_be_planned" {
  command = plan

  assert {
    condition     = length(local.zones) == 3
    error_message = "not three zones"
  }
}

run "records_stay_in_brazil" {
  command = plan
  variables {
    region = "us-east-1"
  }
  expect_failures = [var.region]
}

run "the_clusters_interface_is_not_for_everybody" {
  command = plan
  variables {
    admin_networks = ["0.0.0.0/0"]
  }
  expect_failures = [var.admin_networks]
}
