terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
  # The bucket is named when the state is opened: terraform init -backend-config=bucket=…
  backend "s3" {
    key          = "techmedicos.tfstate"
    region       = "sa-east-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region
  default_tags {
    tags = {
      Product     = "techmedicos"
      Environment = var.environment
    }
  }
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  name  = "techmedicos-${var.environment}"
  zones = slice(data.aws_availability_zones.available.names, 0, 3)
}

module "network" {
  source  = "./modules/network"
  name    = local.name
  region  = var.region
  network = var.network
  zones   = local.zones
  log_key = module.data.key_arn
}

module "data" {
  source            = "./modules/data"
  name              = local.name
  vpc_id            = module.network.vpc_id
  private_subnets   = module.network.private_subnets
  clients           = module.cluster.node_security_group
  database_class    = var.database_class
  database_engine   = var.database_engine
  contents_readable = module.cluster.service_role_arn
}

module "cluster" {
  source              = "./modules/cluster"
  name                = local.name
  vpc_id              = module.network.vpc_id
  private_subnets     = module.network.private_subnets
  admin_networks      = var.admin_networks
  admin_role          = module.pipeline.deploy_role_arn
  load_balancers      = module.edge.load_balancer_security_groups
  key_arn             = module.data.key_arn
  contents_bucket_arn = module.data.contents_bucket_arn
  contents_key_arn    = module.data.contents_key_arn
  secret_arns         = concat(module.data.secret_arns, [module.broker.secret_arn])
  file_system_arn     = module.data.file_system_arn
  file_access_point   = module.data.file_access_point_arn
  node_type           = var.node_type
  most_nodes          = var.most_nodes
  log_retention_days  = var.log_retention_days
}

module "edge" {
  source             = "./modules/edge"
  name               = local.name
  vpc_id             = module.network.vpc_id
  network            = var.network
  public_subnets     = module.network.public_subnets
  private_subnets    = module.network.private_subnets
  domain             = var.domain
  zone_id            = var.zone_id
  key_arn            = module.data.key_arn
  log_retention_days = var.log_retention_days
}

module "identity" {
  source = "./modules/identity"
  name   = local.name
  domain = var.domain
}

module "broker" {
  source          = "./modules/broker"
  name            = local.name
  vpc_id          = module.network.vpc_id
  private_subnets = module.network.private_subnets
  clients         = module.cluster.node_security_group
  key_arn         = module.data.key_arn
}

module "observability" {
  source               = "./modules/observability"
  name                 = local.name
  region               = var.region
  key_arn              = module.data.key_arn
  database             = module.data.database_id
  public_load_balancer = module.edge.public_load_balancer
  public_target_group  = module.edge.public_target_group_suffix
  gateway              = module.edge.gateway_id
  broker               = module.broker.name
  cluster_arn          = module.cluster.arn
  private_subnets      = module.network.private_subnets
  nodes                = module.cluster.node_security_group
  log_retention_days   = var.log_retention_days
}

module "pipeline" {
  source       = "./modules/pipeline"
  name         = local.name
  repository   = var.repository
  key_arn      = module.data.key_arn
  state_bucket = var.state_bucket
}
