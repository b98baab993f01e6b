variable "environment" {
  type    = string
  default = "production"
}

variable "region" {
  type        = string
  default     = "sa-east-1"
  description = "Health records stay in Brazil."
  validation {
    condition     = var.region == "sa-east-1"
    error_message = "Health records stay in Brazil: sa-east-1."
  }
}

variable "network" {
  type        = string
  default     = "10.20.0.0/16"
  description = "Of the VPC. The network policies of deploy/kubernetes/overlays/aws name it too."
}

variable "domain" {
  type        = string
  description = "The service is at it and, for the calls that go through the gateway, at api.DOMAIN."
}

variable "zone_id" {
  type        = string
  default     = "Z00000000000000000000"
  description = "The Route 53 zone of the domain."
}

variable "admin_networks" {
  type        = list(string)
  default     = []
  description = "From where the cluster's own interface may be reached. Without any, only from the VPC."
  validation {
    condition     = !contains(var.admin_networks, "0.0.0.0/0")
    error_message = "The cluster's interface is not for everybody."
  }
}

variable "database_class" {
  type    = string
  default = "db.r7g.xlarge"
}

variable "database_engine" {
  type        = string
  default     = "mysql"
  description = "mysql, or mariadb, on which the tests run."
  validation {
    condition     = contains(["mysql", "mariadb"], var.database_engine)
    error_message = "mysql or mariadb."
  }
}

variable "node_type" {
  type    = string
  default = "m7i.xlarge"
}

variable "most_nodes" {
  type    = number
  default = 12
}

variable "log_retention_days" {
  type    = number
  default = 365
}

variable "repository" {
  type        = string
  default     = "healthmed/techmedicos"
  description = "Whose workflows may push and deploy: owner/name."
}

variable "state_bucket" {
  type        = string
  default     = "techmedicos-state"
  description = "The bucket of ../aws-state, which plans read."
}
