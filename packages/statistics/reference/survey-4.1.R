# Reference values of survey-4.1.json: R 4.2.2, package survey 4.1-1.
# Run: Rscript survey-4.1.R > survey-4.1.json
suppressMessages(library(survey))
options(digits = 15)

# Made-up answers of 60 people, without chance so that everybody gets the same.
i <- 0:59
people <- data.frame(
  sex = ifelse(i %% 2 == 0, "f", "m"),
  age = ifelse(i %% 5 < 1, "young", ifelse(i %% 5 < 3, "middle", "old")),
  district = ifelse(i < 25, "north", "south"),
  agrees = as.numeric((i * 7) %% 11 < 4),
  rating = ((i * 37) %% 101) %% 11,
  base = ifelse(i < 25, 16, 22)
)
people$agrees[i %% 13 == 5] <- NA
people$rating[i %% 17 == 3] <- NA
people$size <- ifelse(people$district == "north", 400, 770)

estimate <- function(design) {
  share <- svymean(~agrees, design, na.rm = TRUE)
  mean <- svymean(~rating, design, na.rm = TRUE)
  women <- svymean(~rating, subset(design, sex == "f"), na.rm = TRUE)
  sprintf('{"share":%.15g,"shareError":%.15g,"mean":%.15g,"meanError":%.15g,"womenMean":%.15g,"womenError":%.15g}',
    coef(share), SE(share), coef(mean), SE(mean), coef(women), SE(women))
}
list_of <- function(values) paste0("[", paste(ifelse(is.na(values), "null", format(values, digits = 15, trim = TRUE)), collapse = ","), "]")
words_of <- function(values) paste0("[", paste0('"', values, '"', collapse = ","), "]")

srs <- svydesign(~1, weights = ~rep(1170 / 60, 60), fpc = ~rep(1170, 60), data = people)
infinite <- svydesign(~1, weights = ~base, data = people)
strata <- svydesign(~1, strata = ~district, weights = ~base, fpc = ~size, data = people)
sexes <- data.frame(sex = c("f", "m"), Freq = c(610, 560))
ages <- data.frame(age = c("young", "middle", "old"), Freq = c(330, 480, 360))
raked <- rake(srs, list(~sex, ~age), list(sexes, ages), control = list(maxit = 200, epsilon = 1e-10))

cat("{\n")
cat('"version":"R', as.character(getRversion()), 'survey', as.character(packageVersion("survey")), '",\n')
for (name in c("sex", "age", "district")) cat(sprintf('"%s":%s,\n', name, words_of(people[[name]])))
for (name in c("agrees", "rating", "base")) cat(sprintf('"%s":%s,\n', name, list_of(people[[name]])))
cat('"simple":', estimate(srs), ",\n")
cat('"weighted":', estimate(infinite), ",\n")
cat('"stratified":', estimate(strata), ",\n")
cat('"rakedWeights":', list_of(weights(raked)), ",\n")
cat('"raked":', estimate(raked), "\n}\n")
