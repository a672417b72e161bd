# Regenerates trend_input.csv and trend_expected.csv (run in this folder).   R 4.2.2, kSamples 1.2-9
suppressMessages(library(kSamples))
out <- c()
put <- function(name, value) out[name] <<- unname(value)

set.seed(20260103)               # five quarters out of order, composition moving towards site B
waves <- c("T1-2026", "T3-2025", "T4-2025", "T2-2026", "T3-2026"); order <- c("T3-2025", "T4-2025", "T1-2026", "T2-2026", "T3-2026")
d <- do.call(rbind, lapply(waves, function(w) {
  t <- match(w, order); n <- 20 + 3 * t
  site <- ifelse(runif(n) < 0.3 + 0.1 * t, "B", "A")
  data.frame(wave = w, site = site, score = round(50 + 2 * t - 8 * (site == "B") + rnorm(n, sd = 9)))
}))
d$high <- as.integer(d$score > 50)
write.csv(d, "trend_input.csv", row.names = FALSE, quote = FALSE)
d$wave <- factor(d$wave, order)

m <- tapply(d$score, d$wave, mean); s <- tapply(d$score, d$wave, sd); n <- tapply(d$score, d$wave, length)
p <- c()
for (i in 1:5) { put(paste("mean", i), m[i]); put(paste("se", i), s[i] / sqrt(n[i])) }
for (i in 2:5) {
  t <- t.test(d$score[d$wave == order[i]], d$score[d$wave == order[i - 1]])
  put(paste("difference", i), m[i] - m[i - 1]); put(paste("low", i), t$conf.int[1]); put(paste("high", i), t$conf.int[2])
  put(paste("p", i), t$p.value); p <- c(p, t$p.value)
  put(paste("mdc", i), (qnorm(.975) + qnorm(.8)) * sqrt(s[i]^2 / n[i] + s[i - 1]^2 / n[i - 1]))
}
for (i in 2:5) put(paste("p_bh", i), p.adjust(p, "BH")[i - 1])
W <- prop.table(table(d$site)); y <- tapply(d$score, list(d$wave, d$site), mean)
for (i in 1:5) put(paste("adjusted", i), sum(W * y[i, ]))
w <- prop.table(table(d$wave, d$site), 1)
put("total", m[5] - m[1])
put("composition", sum((w[5, ] - w[1, ]) * (y[1, ] + y[5, ]) / 2)); put("rate", sum((y[5, ] - y[1, ]) * (w[1, ] + w[5, ]) / 2))
ca <- prop.trend.test(tapply(d$high, d$wave, sum), n)
put("cochran_armitage", ca$statistic); put("cochran_armitage p", ca$p.value)
jt <- jt.test(split(d$score, d$wave), method = "asymptotic")$JT
put("jonckheere", jt[1]); put("jonckheere z", (jt[1] - jt[2]) / jt[3])
mk <- cor.test(1:5, as.vector(m), method = "kendall")
put("kendall tau", mk$estimate); put("kendall p", mk$p.value)
long <- c(3.1, 2.9, 3.4, 3.3, 3.8, 3.7, 4.1)
mk <- cor.test(seq_along(long), long, method = "kendall"); put("long tau", mk$estimate); put("long p", mk$p.value)
tied <- c(3.1, 2.9, 3.1, 3.3, 3.8, 3.3, 4.1)
mk <- suppressWarnings(cor.test(seq_along(tied), tied, method = "kendall")); put("tied tau", mk$estimate); put("tied p", mk$p.value)
mr <- mean(abs(diff(m))); put("centre", mean(m)); put("moving_range", mr); put("upper", mean(m) + 2.66 * mr); put("lower", mean(m) - 2.66 * mr)
sm <- prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82)); put("smokers", sm$statistic); put("smokers p", sm$p.value)
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "trend_expected.csv")
