# Regenerates design_mean_input.csv and design_mean_expected.csv (run in this folder).   R 4.2.2, survey 4.1-1
suppressMessages(library(survey))
out <- c()
put <- function(name, value) out[name] <<- unname(value)
set.seed(20260104)               # three strata of known size, the last a census; some scores missing
N <- c(120, 60, 9); n <- c(30, 21, 9)
d <- data.frame(stratum = rep(0:2, n), headcount = rep(N, n))
d$score <- round(40 + 10 * d$stratum + rnorm(60, sd = 15)); d$score[c(2, 17, 40)] <- NA
d$band <- sample(c("x", "y"), 60, TRUE)
d$weight <- round(runif(60, 0.4, 3), 3)
write.csv(d, "design_mean_input.csv", row.names = FALSE, na = "", quote = FALSE)
d$pw <- d$headcount / n[d$stratum + 1]
numbers <- function(name, design) {
  a <- subset(design, !is.na(score)); df <- degf(design)
  m <- svymean(~score, a); put(paste(name, "mean"), coef(m)); put(paste(name, "se"), SE(m))
  ci <- confint(m, df = df); put(paste(name, "low"), ci[1]); put(paste(name, "high"), ci[2])
  b <- svymean(~score, subset(a, band == "x")); put(paste(name, "x mean"), coef(b)); put(paste(name, "x se"), SE(b))
  g <- svyglm(score ~ I(band == "y"), a)
  put(paste(name, "difference"), coef(g)[2]); put(paste(name, "difference se"), SE(g)[2])
  put(paste(name, "sd"), sqrt(coef(svyvar(~score, a))))
}
numbers("fpc", svydesign(ids = ~1, strata = ~stratum, weights = ~pw, fpc = ~headcount, data = d))
numbers("weights", svydesign(ids = ~1, weights = ~weight, data = d))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "design_mean_expected.csv")
