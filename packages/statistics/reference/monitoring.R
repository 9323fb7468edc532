# Reference values of monitoring.json: base R 4.2.2 (stats only).
# Run: Rscript monitoring.R > monitoring.json
options(digits = 15)
num <- function(values) paste0("[", paste(ifelse(is.na(values), "null", sprintf("%.15g", values)), collapse = ","), "]")
out <- function(name, text, last = FALSE) cat(sprintf('"%s":%s%s\n', name, text, if (last) "" else ","))
cat("{\n")
out("version", sprintf('"R %s"', as.character(getRversion())))

# Distribution functions
out("gammaQuantile", num(c(qgamma(0.025, 10), qgamma(0.975, 11), qgamma(0.999, 1), qgamma(0.025, 12345), qgamma(0.3, 0.01))))
out("betaProbability", num(c(pbeta(0.4, 3, 5), pbeta(0.01, 0.5, 20), pbeta(0.51, 5000, 5000), pbeta(0.9, 2, 0.3))))
out("betaQuantile", num(c(qbeta(0.025, 3, 5), qbeta(0.975, 0.7, 40), qbeta(0.5, 300, 700))))
out("normalSpan", num(c(qnorm(0.975), qnorm(0.999), qnorm(0.995))))

# Exact interval of a count (poisson.test), 95 and 99 %
exact <- function(x, level) as.numeric(poisson.test(x, conf.level = level)$conf.int)
for (x in c(0, 1, 7, 20, 350)) out(paste0("count", x), num(c(exact(x, 0.95), exact(x, 0.99))))

# Difference of two shares: Newcombe's method 10 equals prop.test-like Wilson intervals squared and added
wilson <- function(k, n) as.numeric(prop.test(k, n, correct = FALSE)$conf.int)
newcombe <- function(k1, n1, k2, n2) {
  a <- wilson(k1, n1); b <- wilson(k2, n2); d <- k1 / n1 - k2 / n2
  c(d, d - sqrt((k1 / n1 - a[1])^2 + (b[2] - k2 / n2)^2), d + sqrt((a[2] - k1 / n1)^2 + (k2 / n2 - b[1])^2))
}
out("newcombe", num(newcombe(56, 70, 48, 80)))

# Trends: generalised linear models with quasi-dispersion
year <- 2015:2022
users <- c(12, 15, 9, 18, 22, 17, 25, 27); eligible <- c(60, 66, 58, 71, 80, 77, 84, 90)
tight <- glm.control(epsilon = 1e-12, maxit = 100)
trend <- function(fit) {
  # summary() takes the weights of the round before the last; these are those of the fitted values
  dispersion <- sum(residuals(fit, "pearson")^2) / fit$df.residual
  error <- sqrt(summary(fit, dispersion = dispersion)$cov.scaled[2, 2])
  num(c(coef(fit)[2], error, dispersion))
}
out("trendShare", trend(glm(cbind(users, eligible - users) ~ year, family = quasibinomial, control = tight)))
visits <- c(130, 88, 160, 95, 210, 140, 230, 205)
out("trendCount", trend(glm(visits ~ year, family = quasipoisson, control = tight)))
out("trendRate", trend(glm(visits ~ year + offset(log(eligible)), family = quasipoisson, control = tight)))
cat("\"end\":0}\n")
