# Regenerates plan_expected.csv (run in this folder).   R 4.2.2
out <- c()
put <- function(name, value) out[name] <<- value
z <- qnorm(.975); power <- z + qnorm(.8)
# variance of a share of a sample without replacement, and of a mean
share <- function(n, N, p) p * (1 - p) / n * (N - n) / (N - 1)
mean_of <- function(n, N, S) (1 - n / N) * S^2 / n
least <- function(N, ok) { n <- 1; while (!ok(n)) n <- n + 1; n }
for (N in c(38, 420, 1000, 6194)) {
  put(paste("points 5", N), least(N, function(n) 100 * z * sqrt(share(n, N, .5)) <= 5))
  put(paste("points 3 at 20", N), least(N, function(n) 100 * z * sqrt(share(n, N, .2)) <= 3))
  put(paste("detect 5", N), least(N, function(n) 100 * power * sqrt(2 * share(n, N, .5)) <= 5))
  put(paste("detect .2 sd 0.9", N), least(N, function(n) power * sqrt(2 * mean_of(n, N, .9)) <= .2))
  put(paste("width at 0.4", N), 100 * z * sqrt(share(.4 * N, N, .5)))
  put(paste("seen at 0.4 sd 0.9", N), power * sqrt(2 * mean_of(.4 * N, N, .9)))
  for (r in c(.15, .4, .93)) put(paste("binomial", N, r), pbinom(9, N, r, lower.tail = FALSE))
}
put("smallest 0.4", least(1, function(n) pbinom(9, n, .4, lower.tail = FALSE) >= .95))
put("smallest 0.07", least(1, function(n) pbinom(9, n, .07, lower.tail = FALSE) >= .95))
for (M in c(100, 400, 790)) put(paste("hypergeometric", M), phyper(9, 38, 800 - 38, M, lower.tail = FALSE))
write.csv(data.frame(statistic = names(out), value = formatC(out, digits = 17, format = "g")), "plan_expected.csv",
          row.names = FALSE, quote = FALSE)
