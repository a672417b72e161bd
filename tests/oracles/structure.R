# Regenerates structure_input.csv and structure_expected.csv (run in this folder).
# R 4.2.2, mvtnorm 1.1-3, polycor 0.8-1, psych 2.2.9, lavaan 0.6-14, multilevel 2.7
suppressMessages({library(mvtnorm); library(polycor); library(psych); library(lavaan); library(multilevel)})
out <- c()
put <- function(name, value) out[name] <<- value

set.seed(20260401)               # 240 made-up people in 12 units, six five-point items, one of them worded the other way
unit <- sample(sprintf("u%02d", 1:12), 240, TRUE)
trait <- rnorm(240) + 0.8 * rnorm(12)[as.integer(factor(unit))]
item <- function(loading, shift) pmin(5, pmax(1, round(3 + shift + loading * trait + rnorm(240, sd = 0.9))))
x <- data.frame(unit, i1 = item(.9, 0), i2 = item(.8, -.5), i3 = item(-.7, .3), i4 = item(.6, .9), i5 = item(.9, -.2), i6 = item(.4, .1))
x[cbind(sample(240, 20), 1 + sample(6, 20, TRUE))] <- NA
x$unit[c(3, 50)] <- NA
x$unit[90] <- "u99"              # a unit of one
write.csv(x, "structure_input.csv", row.names = FALSE, na = "")

keyed <- x[-1]; keyed$i3 <- 6 - keyed$i3
full <- keyed[complete.cases(keyed), ]
k <- 6; n <- nrow(full)
put("n", n)

# Two-step polychoric by hand: thresholds at the margins, likelihood from mvtnorm, tight optimum.
below <- function(h, k, r) {
  if (h == -Inf || k == -Inf) return(0)
  if (h == Inf) return(pnorm(k)); if (k == Inf) return(pnorm(h))
  pmvnorm(c(-Inf, -Inf), c(h, k), corr = matrix(c(1, r, r, 1), 2), algorithm = TVPACK(abseps = 1e-15))[1]
}
two_step <- function(tab) {
  a <- c(-Inf, qnorm(cumsum(rowSums(tab))[-nrow(tab)] / sum(tab)), Inf)
  b <- c(-Inf, qnorm(cumsum(colSums(tab))[-ncol(tab)] / sum(tab)), Inf)
  loglik <- function(r) {
    f <- outer(seq_along(a), seq_along(b), Vectorize(function(i, j) below(a[i], b[j], r)))
    p <- f[-1, -1] - f[-nrow(f), -1] - f[-1, -ncol(f)] + f[-nrow(f), -ncol(f)]
    sum(tab[tab > 0] * log(p[tab > 0]))
  }
  around <- optimize(loglik, c(-.999, .999), maximum = TRUE, tol = 1e-6)$maximum
  slope <- function(r, h = 1e-4) (8 * (loglik(r + h) - loglik(r - h)) - (loglik(r + 2 * h) - loglik(r - 2 * h))) / (12 * h)
  uniroot(slope, around + c(-1, 1) * 1e-3, tol = 1e-13)$root
}
R <- diag(k)
for (i in 2:k) for (j in 1:(i - 1)) {
  tab <- table(full[[i]], full[[j]])
  R[i, j] <- R[j, i] <- two_step(tab)
  put(paste("rho", i, j), R[i, j])
  put(paste("polycor rho", i, j), polychor(tab))
}
P <- suppressWarnings(psych::polychoric(full, correct = 0)$rho)
for (i in 2:k) for (j in 1:(i - 1)) put(paste("psych rho", i, j), P[i, j])
put("ordinal alpha", k / (k - 1) * (1 - k / sum(R)))
put("rho 2x2", two_step(matrix(c(40, 9, 12, 30), 2)))
put("rho corrected", two_step(matrix(c(40, 9, 12, 0.5), 2)))   # psych's 0.5 in the empty cell
put("rho close", two_step(rbind(c(50, 3, 0), c(2, 60, 4), c(0, 3, 41))))

# Parallel analysis: means and 95th percentiles of 4,000 simulations on rows, and psych's own.
sims <- replicate(4000, eigen(cor(matrix(rnorm(n * k), n)), only.values = TRUE)$values)
e <- eigen(cor(full))$values
pa <- suppressMessages(psych::fa.parallel(full, fa = "pc", n.iter = 400, plot = FALSE))
for (s in 1:k) {
  put(paste("eigenvalue", s), e[s])
  put(paste("simulated mean", s), mean(sims[s, ])); put(paste("simulated sd", s), sd(sims[s, ]))
  put(paste("simulated q95", s), quantile(sims[s, ], .95, type = 7))
  put(paste("psych mean", s), pa$pc.sim[s])
}
put("factors", pa$ncomp)

# One factor, maximum likelihood.
fit <- cfa("f =~ i1 + i2 + i3 + i4 + i5 + i6", as.data.frame(scale(full)), std.lv = TRUE)
m <- fitMeasures(fit, c("chisq", "df", "pvalue", "rmsea", "cfi", "srmr"))
for (s in names(m)) put(paste("cfa", s), m[[s]])
l <- standardizedSolution(fit); l <- l$est.std[l$op == "=~"]
for (i in 1:k) put(paste("cfa loading", i), l[i])

# Agreement inside units.
score <- rowMeans(keyed, na.rm = TRUE); score[rowSums(!is.na(keyed)) < 3] <- NA
ok <- !is.na(score) & !is.na(x$unit)
av <- aov(score[ok] ~ factor(x$unit[ok]))
put("icc1", ICC1(av)); put("icc2", ICC2(av)); put("f", summary(av)[[1]][1, 4]); put("f p", summary(av)[[1]][1, 5])
w <- rwg.j(keyed[!is.na(x$unit), ], x$unit[!is.na(x$unit)], ranvar = (5^2 - 1) / 12)
for (i in seq_len(nrow(w))) if (!is.na(w$rwg.j[i])) { put(paste("rwg", w$grpid[i]), w$rwg.j[i]); put(paste("complete", w$grpid[i]), w$gsize[i]) }
put("rwg median", median(w$rwg.j, na.rm = TRUE))
# Floor and ceiling of an item and of the score.
put("floor i1", 100 * mean(keyed$i1 == 1, na.rm = TRUE)); put("ceiling i3", 100 * mean(keyed$i3 == 5, na.rm = TRUE))
put("score floor", 100 * mean(score == 1, na.rm = TRUE)); put("score ceiling", 100 * mean(score == 5, na.rm = TRUE))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "structure_expected.csv")
