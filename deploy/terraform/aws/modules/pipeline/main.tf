# The registry, and what GitHub's workflows may do: each by its environment, by tokens of minutes, without any key.
variable "name" { type = string }
variable "repository" { type = string }
variable "key_arn" { type = string }
variable "state_bucket" { type = string }

resource "aws_ecr_repository" "this" {
  name                 = "techmedicos"
  image_tag_mutability = "IMMUTABLE"
  image_scanning_configuration {
    scan_on_push = true
  }
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.key_arn
  }
}

# Enough to roll back to.
resource "aws_ecr_lifecycle_policy" "this" {
  repository = aws_ecr_repository.this.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "The last 100"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 100 }
      action       = { type = "expire" }
    }]
  })
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "this" {
  for_each = { push = ["registry"], deploy = ["staging", "production"], plan = ["plan"] }
  name     = "${var.name}-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = [for environment in each.value : "repo:${var.repository}:environment:${environment}"]
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "push" {
  role = aws_iam_role.this["push"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" },
      {
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
        ]
        Resource = aws_ecr_repository.this.arn
      },
    ]
  })
}

# What it may do inside the cluster is the access entry there.
resource "aws_iam_role_policy" "deploy" {
  role = aws_iam_role.this["deploy"].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "eks:DescribeCluster", Resource = "arn:aws:eks:*:*:cluster/${var.name}" }]
  })
}

resource "aws_iam_role_policy_attachment" "plan" {
  role       = aws_iam_role.this["plan"].name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

# It reads how things are, not what is in them.
resource "aws_iam_role_policy" "plan" {
  role = aws_iam_role.this["plan"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Deny"
        Action   = ["secretsmanager:GetSecretValue", "kms:Decrypt", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery"]
        Resource = "*"
        Condition = {
          # But the state is encrypted, and read.
          StringNotLike = { "kms:EncryptionContext:aws:s3:arn" = "arn:aws:s3:::${var.state_bucket}*" }
        }
      },
      { Effect = "Deny", Action = "s3:GetObject", NotResource = "arn:aws:s3:::${var.state_bucket}/*" },
      { Effect = "Allow", Action = "kms:Decrypt", Resource = "*", Condition = { StringLike = { "kms:EncryptionContext:aws:s3:arn" = "arn:aws:s3:::${var.state_bucket}*" } } },
    ]
  })
}

output "image_repository" { value = aws_ecr_repository.this.repository_url }
output "push_role_arn" { value = aws_iam_role.this["push"].arn }
output "deploy_role_arn" { value = aws_iam_role.this["deploy"].arn }
output "plan_role_arn" { value = aws_iam_role.this["plan"].arn }
