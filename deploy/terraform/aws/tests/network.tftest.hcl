mock_provider "aws" {}

run "three_zones_each_with_a_way_out_of_its_own" {
  command = plan
  module {
    source = "./modules/network"
  }
  variables {
    name    = "techmedicos-test"
    region  = "sa-east-1"
    network = "10.20.0.0/16"
    zones   = ["sa-east-1a", "sa-east-1b", "sa-east-1c"]
    log_key = "arn:aws:kms:sa-east-1:111122223333:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = length(aws_subnet.private) == 3 && length(aws_subnet.public) == 3 && length(aws_nat_gateway.this) == 3
    error_message = "not one private subnet, one public subnet and one NAT gateway in each of three zones"
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.public : !subnet.map_public_ip_on_launch])
    error_message = "whatever starts in a public subnet gets a public address"
  }
  assert {
    condition     = length(distinct([for subnet in concat(values(aws_subnet.private), values(aws_subnet.public)) : subnet.cidr_block])) == 6
    error_message = "subnets overlap"
  }
}
