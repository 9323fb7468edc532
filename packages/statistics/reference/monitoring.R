# Reference values of monitoring.json: R 4.2.2, its own packages stats and survival 3.5-3.
# Run: VICUS_OPEN_DATA=<folder> Rscript monitoring.R > monitoring.json
options(digits = 15)
num <- function(values) paste0("[", paste(ifelse(is.na(values), "null", sprintf("%.15g", values + 0)), collapse = ","), "]")
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

# Expected values: random-effects regression with the moment equation of Fay and Herriot, coefficients by lm.wfit, the variance
# between places by uniroot, the chance at each place by the fitted shares, in turn until none moves
expected <- function(y, n, X) {
  overall <- sum(y * n) / sum(n)
  between <- 0.001; fit <- lm.fit(X, y)
  for (round in 1:500) {
    p <- pmin(pmax(fit$fitted.values, overall / 20), 1 - (1 - overall) / 20)
    v <- p * (1 - p) / n
    excess <- function(s) sum(lm.wfit(X, y, 1 / (s + v))$residuals^2 / (s + v)) - (length(y) - ncol(X))
    old <- c(between, coef(fit))
    between <- if (excess(0) <= 0) 0 else uniroot(excess, c(0, 1), tol = 1e-15)$root
    fit <- lm.wfit(X, y, 1 / (between + v))
    if (max(abs(old - c(between, coef(fit)))) < 1e-13) break
  }
  errors <- sqrt(diag(solve(t(X) %*% (X / (between + v)))))
  list(between = between, coef = coef(fit), errors = errors)
}
tell <- function(e) num(c(e$between, e$coef, e$errors))
i <- 0:59
size <- 40 + (i * 53) %% 300
age <- 30 + (i * 17) %% 23
jobless <- 3 + ((i * 29) %% 41) / 4
line <- 0.75 - 0.006 * (age - 40) - 0.012 * jobless
calm <- round(size * (line + 0.04 * sin(i * 1.7)))
counted <- round(size * (line + 0.1 * sin(i * 1.7)))
out("placesSize", num(size)); out("placesAge", num(age)); out("placesJobless", num(jobless)); out("placesCounted", num(counted))
out("placesCalm", num(calm)); out("expectedCalm", tell(expected(calm / size, size, cbind(1, age, jobless))))
out("expectedPlaces", tell(expected(counted / size, size, cbind(1, age, jobless))))
# With places so large that chance is nothing, this is ordinary least squares
large <- lm(I(counted / size) ~ age + jobless)
out("expectedLm", num(c(sigma(large)^2, coef(large), summary(large)$coefficients[, 2])))
hat <- hatvalues(large)[8]
out("expectedLeaveOut", num(c(predict(lm(I(counted / size) ~ age + jobless, subset = -8), data.frame(age = age[8], jobless = jobless[8])))))

# Beta-binomial quantiles, by summing its probabilities
betabinomial <- function(mean, variance, n) {
  s <- mean * (1 - mean) / variance - 1; a <- mean * s; b <- (1 - mean) * s
  p <- exp(lchoose(n, 0:n) + lbeta(0:n + a, n - 0:n + b) - lbeta(a, b))
  c(which(cumsum(p) > 0.025)[1] - 1, n - (which(cumsum(rev(p)) > 0.025)[1] - 1)) / n
}
out("spread", num(c(betabinomial(0.3, 0.0025, 25), betabinomial(0.04, 0.0009, 400), betabinomial(0.6, 0.001, 1000))))
total <- 0.01 + (0.24 - 0.01) / 5000; s <- 0.24 / total - 1
out("spreadLarge", num(qbeta(c(0.025, 0.975), 0.6 * s, 0.4 * s)))

# Funnel limits: quantiles of the counts
chances <- c(0.001, 0.025, 0.975, 0.999)
funnel_share <- function(n, p) qbinom(chances, n, p) / n
funnel_rate <- function(n, m) qpois(chances, n * m) / n * 1000
out("funnelShare", num(unlist(lapply(c(8, 60, 1500, 250000), funnel_share, 0.12))))
out("funnelRate", num(unlist(lapply(c(200, 5000, 90000), funnel_rate, 0.004))))

# Median durations: survfit with the events at the ends of the bands, the curve and its log-log interval joined by lines
library(survival)
half <- function(time, curve) if (min(curve, na.rm = TRUE) > 0.5) NA else approx(rev(curve), rev(time), 0.5)$y
ends <- c(3, 6, 12, 24, 36); reached <- c(4, 9, 14, 8, 3); longer <- 5
fit <- survfit(Surv(c(rep(ends, reached), rep(60, longer)), rep(1, sum(reached) + longer)) ~ 1, conf.type = "log-log")
k <- match(ends, fit$time)
out("medianReached", num(c(half(c(0, ends), c(1, fit$surv[k])), half(c(0, ends), c(1, fit$lower[k])), half(c(0, ends), c(1, fit$upper[k])))))
# with people still waiting: the life table written out
waiting <- c(2, 6, 5, 7, 1); atrisk <- sum(reached) + sum(waiting) + longer - c(0, cumsum(reached + waiting)[-5])
exposed <- atrisk - waiting / 2; S <- cumprod(1 - reached / exposed)
spread <- qnorm(0.975) * sqrt(cumsum(reached / (exposed * (exposed - reached)))) / abs(log(S))
out("medianWaiting", num(c(half(c(0, ends), c(1, S)), half(c(0, ends), c(1, S^exp(spread))), half(c(0, ends), c(1, S^exp(-spread))))))

# Ratio of two shares from their Wilson limits (Donner and Zou 2012, equations as printed)
ratio <- function(k1, n1, k2, n2) {
  a <- k1 / n1; b <- k2 / n2; A <- wilson(k1, n1); B <- wilson(k2, n2)
  c(a / b, (a * b - sqrt((a * b)^2 - A[1] * (2 * a - A[1]) * B[2] * (2 * b - B[2]))) / (B[2] * (2 * b - B[2])),
    (a * b + sqrt((a * b)^2 - A[2] * (2 * a - A[2]) * B[1] * (2 * b - B[1]))) / (B[1] * (2 * b - B[1])))
}
out("ratio", num(c(ratio(30, 100, 60, 100), ratio(3, 41, 52, 610))))

# Dissimilarity and its exact chance level
segregation <- function(group, others) {
  T <- sum(group); C <- sum(others)
  alone <- function(n) { t <- max(0, n - C):min(n, T); sum(dhyper(t, T, C, n) * abs(t / T - (n - t) / C)) }
  c(sum(abs(group / T - others / C)) / 2, sum(sapply(group + others, alone)) / 2)
}
out("segregation", num(segregation(c(12, 30, 7, 21, 40), c(150, 90, 210, 33, 260))))
# the middle 95 % of dealings by lot (r2dtable: tables with given margins), and the share of them at least as uneven
dealt <- function(group, others, n = 40000) {
  T <- sum(group); C <- sum(others)
  D <- sapply(r2dtable(n, group + others, c(T, C)), function(x) sum(abs(x[, 1] / T - x[, 2] / C)) / 2)
  c(quantile(D, c(0.025, 0.975), type = 1), mean(D >= segregation(group, others)[1] - 1e-9))
}
set.seed(20261122)
out("segregationDealt", num(c(dealt(c(12, 30, 7, 21, 40), c(150, 90, 210, 33, 260)), dealt(c(6, 9, 14), c(80, 120, 110)))))

# The municipalities of Spain (INE, census 2021, CC BY 4.0), where the open data are at hand
folder <- Sys.getenv("VICUS_OPEN_DATA")
if (folder != "") {
  d <- read.csv(file.path(folder, "spain-ineatlas/census_2021_municipality.csv"), colClasses = c(mun_code = "character"))
  d <- d[!is.na(d$employment_rate), ]
  # half away from zero as in JavaScript
  whole <- function(x) floor(x + 0.5)
  adults <- whole(d$total_pop * (1 - d$pct_under16)); employed <- whole(adults * d$employment_rate)
  X <- cbind(1, log(d$total_pop), d$pct_over64, d$pct_under16, d$pct_foreign_born, d$pct_higher_ed_completed, d$pct_female, d$pct_student, d$owned_dwellings / d$primary_dwellings)
  schools <- read.csv(file.path(folder, "segregation-schools/schools00.csv"))
  # the file is read rightly if it gives the indices printed for the R package segregation: M 0.426, H 0.419
  p <- xtabs(n ~ school + race, schools) / sum(schools$n)
  entropy <- function(x) -sum(x[x > 0] * log(x[x > 0]))
  M <- entropy(rowSums(p)) + entropy(colSums(p)) - entropy(p)
  stopifnot(round(M, 3) == 0.426, round(M / entropy(colSums(p)), 3) == 0.419)
  wide <- xtabs(n ~ school + race, schools)
  out("segregationSchools", num(segregation(wide[, "black"], wide[, "white"])))
  # one school district, so that the units are few
  own <- xtabs(n ~ school + race, schools[schools$state == "A" & schools$district == "A2", ])
  out("segregationDistrict", num(c(segregation(own[, "hisp"], own[, "white"]), dealt(own[, "hisp"], own[, "white"]))))
  # The social part of the ASEM index (51 countries): means of scaled indicators, order of countries by either mean
  asem <- read.csv(file.path(folder, "composite-index-coinr-asem/ASEM_iData.csv"))
  meta <- read.csv(file.path(folder, "composite-index-coinr-asem/ASEM_iMeta.csv"))
  meta <- meta[meta$Parent %in% "Social", ]
  scaled <- sapply(seq_len(nrow(meta)), function(k) {
    x <- asem[[meta$iCode[k]]]; r <- range(x, na.rm = TRUE)
    if (meta$Direction[k] == 1) (x - r[1]) / diff(r) else (r[2] - x) / diff(r)
  })
  scaled <- scaled[rowMeans(!is.na(scaled)) >= 0.6, ]
  plain <- rowMeans(scaled, na.rm = TRUE)
  geometric <- exp(rowMeans(log(pmax(scaled, 0.01)), na.rm = TRUE))
  without <- sapply(which(!is.na(scaled[1, ])), function(k) mean(scaled[1, -k], na.rm = TRUE))
  pairs <- combn(nrow(scaled), 2)
  turned <- mean((plain[pairs[1, ]] - plain[pairs[2, ]]) * (geometric[pairs[1, ]] - geometric[pairs[2, ]]) < 0)
  out("composite", num(c(plain[1], geometric[1], min(without), max(without), turned, nrow(scaled))))
  out("expectedSpain", tell(expected(employed / adults, adults, X)))
}
cat("\"end\":0}\n")
