# Regenerates scale_input.csv and scale_expected.csv (run in this folder).
# R 4.2.2, psych 2.2.9, GPArotation 2022.10-2
suppressMessages({library(psych)})
out <- c()
put <- function(name, value) out[name] <<- value

minres <- function(R) {          # one factor by direct minimisation, tighter than fa()
  loss <- function(l) { e <- R - outer(l, l); sum(e[lower.tri(e)]^2) }
  grad <- function(l) { e <- R - outer(l, l); diag(e) <- 0; -2 * as.vector(e %*% l) }
  l <- as.vector(fa(R, 1, fm = "minres")$loadings)
  for (i in 1:20) l <- optim(l, loss, grad, method = "BFGS", control = list(reltol = 1e-16, maxit = 10000))$par
  l
}
scale_numbers <- function(prefix, x, minimum = ceiling(ncol(x) / 2)) {
  name <- function(s) paste(prefix, s)
  full <- x[complete.cases(x), ]
  a <- suppressWarnings(psych::alpha(full, warnings = FALSE, check.keys = FALSE))
  put(name("n_complete"), nrow(full))
  put(name("raw"), a$total$raw_alpha)
  put(name("standardised"), a$total$std.alpha)
  put(name("ci low"), a$feldt$lower.ci[[1]]); put(name("ci high"), a$feldt$upper.ci[[1]])
  put(name("pairwise"), suppressWarnings(psych::alpha(x, warnings = FALSE, check.keys = FALSE))$total$raw_alpha)
  l <- minres(cor(full))
  put(name("omega"), sum(l)^2 / (sum(l)^2 + sum(1 - l^2)))
  put(name("omega psych"), suppressMessages(suppressWarnings(psych::omega(full, nfactors = 1, plot = FALSE, flip = FALSE)))$omega.tot)
  for (j in seq_along(x)) {
    put(name(paste("mean", j)), mean(x[[j]], na.rm = TRUE))
    put(name(paste("sd", j)), sd(x[[j]], na.rm = TRUE))
    put(name(paste("item_total", j)), cor(full[[j]], rowSums(full[-j])))
    put(name(paste("dropped", j)), a$alpha.drop$raw_alpha[j])
    put(name(paste("missing", j)), sum(is.na(x[[j]])))
  }
  s <- rowMeans(x, na.rm = TRUE); s[rowSums(!is.na(x)) < minimum] <- NA
  t <- t.test(s)
  put(name("score n"), sum(!is.na(s))); put(name("score mean"), mean(s, na.rm = TRUE)); put(name("score sd"), sd(s, na.rm = TRUE))
  put(name("score low"), t$conf.int[1]); put(name("score high"), t$conf.int[2])
  q <- quantile(s, c(.25, .5, .75), na.rm = TRUE, type = 7)
  put(name("q1"), q[[1]]); put(name("q2"), q[[2]]); put(name("q3"), q[[3]])
}

set.seed(20260101)               # 60 made-up people, item 2 worded the other way round, some answers missing
trait <- rnorm(60)
item <- function(shift, sign = 1) pmin(5, pmax(1, round(3 + sign * trait + shift + rnorm(60, sd = 0.9))))
x <- data.frame(q1 = item(0), q2 = item(0.3, -1), q3 = item(-0.4), q4 = item(0.1), q5 = item(0.8))
x[cbind(sample(60, 25), sample(5, 25, TRUE))] <- NA
x[7, ] <- NA
x[8, ] <- c(NA, 2, NA, NA, 4)    # two of five: under half
write.csv(x, "scale_input.csv", row.names = FALSE, na = "")
keyed <- x; keyed$q2 <- 6 - keyed$q2
scale_numbers("keyed", keyed)
scale_numbers("unkeyed", x)
put("complete score n", sum(complete.cases(keyed))); put("complete score mean", mean(rowMeans(keyed[complete.cases(keyed), ])))
put("any score n", sum(rowSums(!is.na(keyed)) > 0)); put("any score mean", mean(rowMeans(keyed, na.rm = TRUE), na.rm = TRUE))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "scale_expected.csv")
