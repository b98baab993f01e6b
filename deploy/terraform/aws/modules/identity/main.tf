# Patients and doctors, in a pool each: their passwords, second factors and recoveries have nothing to do with each other.
variable "name" { type = string }
variable "domain" { type = string }

data "aws_region" "here" {}

locals {
  pools = { patients = "PATIENT", doctors = "DOCTOR" }
}

resource "aws_cognito_user_pool" "this" {
  for_each                 = local.pools
  name                     = "${var.name}-${each.key}"
  deletion_protection      = "ACTIVE"
  mfa_configuration        = each.key == "doctors" ? "ON" : "OPTIONAL"
  auto_verified_attributes = ["email"]
  username_attributes      = each.key == "patients" ? ["email"] : null
  user_pool_tier           = "PLUS"
  software_token_mfa_configuration {
    enabled = true
  }
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
  admin_create_user_config {
    # Accounts are made by the service, which knows CRM and CPF, and linked by techmedicos_id.
    allow_admin_create_user_only = true
  }
  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_uppercase                = false
    require_numbers                  = false
    require_symbols                  = false
    temporary_password_validity_days = 1
  }
  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }
  schema {
    name                = "techmedicos_id"
    attribute_data_type = "String"
    mutable             = false
    string_attribute_constraints {
      min_length = 36
      max_length = 36
    }
  }
}

# The group's name is the role, in the claim cognito:groups.
resource "aws_cognito_user_group" "this" {
  for_each     = local.pools
  name         = each.key
  user_pool_id = aws_cognito_user_pool.this[each.key].id
}

resource "aws_cognito_user_pool_client" "this" {
  for_each                             = local.pools
  name                                 = each.key
  user_pool_id                         = aws_cognito_user_pool.this[each.key].id
  generate_secret                      = false # apps and pages cannot keep one: PKCE
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://${var.domain}/callback"]
  supported_identity_providers         = ["COGNITO"]
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  enable_token_revocation              = true
  prevent_user_existence_errors        = "ENABLED"
  access_token_validity                = 10
  id_token_validity                    = 10
  refresh_token_validity               = 30
  read_attributes                      = ["custom:techmedicos_id", "email"]
  write_attributes                     = ["email"]
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

output "issuers" {
  value = {
    for pool, role in local.pools : pool => {
      issuer        = "https://cognito-idp.${data.aws_region.here.name}.amazonaws.com/${aws_cognito_user_pool.this[pool].id}"
      jwks          = "https://cognito-idp.${data.aws_region.here.name}.amazonaws.com/${aws_cognito_user_pool.this[pool].id}/.well-known/jwks.json"
      audience      = aws_cognito_user_pool_client.this[pool].id
      subject_claim = "custom:techmedicos_id"
      role_claim    = "cognito:groups"
      roles         = { (pool) = role }
    }
  }
}
