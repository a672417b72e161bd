# Regenerates weighting_input.csv and weighting_expected.csv (run in this folder).   R 4.2.2, survey 4.1-1
suppressMessages(library(survey))
out <- c()
put <- function(name, value) out[name] <<- unname(value)
exact <- list(epsilon = 1e-10, maxit = 200)
set.seed(20261125)
n <- 160
d <- data.frame(site = sample(c("Est", "Nord", "Ouest", "Sud"), n, TRUE, c(.4, .3, .2, .1)),
                job = sample(1:3, n, TRUE, c(.5, .3, .2)), age = sample(c("j", "m", "v"), n, TRUE))
d$base <- round(runif(n, 0.5, 4), 2)
write.csv(d, "weighting_input.csv", row.names = FALSE, quote = FALSE)
margin <- function(variable, category, target)
  setNames(data.frame(category, target), c(variable, "Freq"))
margins <- list(margin("site", c("Est", "Nord", "Ouest", "Sud"), c(300, 320, 210, 170)),
                margin("job", 1:3, c(420, 380, 200)), margin("age", c("j", "m", "v"), c(390, 333, 277)))
raked <- function(design) rake(design, list(~site, ~job, ~age), margins, control = exact)
keep <- function(name, design) {
  w <- weights(design)
  for (i in 1:30) put(paste(name, "row", i), w[i])
  put(paste(name, "min"), min(w)); put(paste(name, "max"), max(w))
  put(paste(name, "deff"), n * sum(w^2) / sum(w)^2); put(paste(name, "n_eff"), sum(w)^2 / sum(w^2))
}
equal <- svydesign(ids = ~1, weights = rep(1000 / n, n), data = d)
based <- svydesign(ids = ~1, weights = d$base * 1000 / sum(d$base), data = d)
keep("equal", raked(equal))
keep("based", raked(based))
post <- postStratify(equal, ~site, margins[[1]])
keep("post", post)
# Raked, cut at 2.6 medians by survey's trimming until nobody is above (strict = TRUE recurses without end here), raked
# again, until nothing is left to cut
trimmed <- raked(based)
repeat {
  cap <- 2.6 * median(weights(trimmed))
  if (max(weights(trimmed)) <= cap * (1 + 1e-9)) break
  again <- trimmed
  while (max(weights(again)) > cap * (1 + 1e-13)) again <- trimWeights(again, upper = cap)
  trimmed <- raked(svydesign(ids = ~1, weights = weights(again), data = d))
}
keep("trimmed", trimmed); put("trimmed cap", cap)
totals <- c("(Intercept)" = 1000, siteNord = 320, siteOuest = 210, siteSud = 170, "factor(job)2" = 380,
            "factor(job)3" = 200, agem = 333, agev = 277)
within <- function(design)
  calibrate(design, ~site + factor(job) + age, totals, calfun = "logit", bounds = c(0.45, 2.4), epsilon = 1e-12, maxit = 200)
keep("bounded", within(equal))
keep("bounded based", within(based))
# R-indicator: closed form on one variable; on three, propensities 1 / w of the raked respondents
N <- c(Est = 600, Nord = 320, Ouest = 210, Sud = 170); rate <- table(d$site)[names(N)] / N
put("rate", n / sum(N)); put("one R", 1 - 2 * sqrt(sum(N / sum(N) * (rate - n / sum(N))^2)))
put("one P", sqrt(sum(N / sum(N) * (rate - n / sum(N))^2)))
for (s in names(N)) put(paste("one P", s), sqrt(N[s] / sum(N)) * (rate[s] - n / sum(N)))
w <- weights(raked(equal))
put("three R", 1 - 2 * sqrt(sum(w / 1000 * (1 / w - n / 1000)^2)))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "weighting_expected.csv")
