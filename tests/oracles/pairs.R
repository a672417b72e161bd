# Regenerates pairs_expected.csv (run in this folder).   R 4.2.2, survey 4.1-1
suppressMessages(library(survey))
out <- c()
put <- function(name, value) out[name] <<- value
# ptukey is good to some 1e-4 at few degrees of freedom only (two groups: 2 * pt(-q / sqrt(2), df)), so the integrals themselves
range_tail <- function(w, k) k * integrate(function(z) dnorm(z) * (pnorm(z)^(k - 1) - (pnorm(z) - pnorm(z - w))^(k - 1)),
                                           -9, 9, rel.tol = 1e-12, subdivisions = 2000)$value
tukey_tail <- function(q, k, df) {
  if (is.infinite(df)) return(range_tail(q, k))
  f <- function(u) sapply(u, function(u) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + df * u - df * exp(2 * u) / 2) *
                            range_tail(q * exp(u), k))
  wide <- 12 / sqrt(2 * df)
  integrate(f, -wide - 16 / df, min(wide, 3), rel.tol = 1e-10, subdivisions = 1000)$value
}
for (k in c(2, 3, 7, 40)) for (df in c(2, 4, 17.5, 400, Inf)) for (q in c(.3, 2.2, 4.1, 9)) {
  tail <- tukey_tail(q, k, df)
  stopifnot(abs(tail - ptukey(q, k, df, lower.tail = FALSE)) < 2e-4)
  if (k == 2) stopifnot(abs(tail - 2 * pt(-q / sqrt(2), df)) < 1e-9)
  put(paste("tukey", q, k, df), tail)
}
put("qtukey 3 12.4", qtukey(.95, 3, 12.4)); put("qtukey 9 60", qtukey(.95, 9, 60))
# the people of drivers_input.csv: hours between sites
d <- read.csv("drivers_input.csv", stringsAsFactors = FALSE, na.strings = "")
d <- d[!is.na(d$site), ]
site <- function(s) d$hours[d$site == s]
for (pair in list(c("Est", "Nord"), c("Est", "Sud"), c("Nord", "Sud"))) {
  t <- t.test(site(pair[1]), site(pair[2])); name <- paste(pair, collapse = " ")
  put(paste(name, "se"), t$stderr); put(paste(name, "df"), t$parameter); put(paste(name, "p"), t$p.value)
  put(paste(name, "gh"), ptukey(abs(t$statistic) * sqrt(2), 3, t$parameter, lower.tail = FALSE))
  put(paste(name, "gh low"), diff(rev(t$estimate)) - qtukey(.95, 3, t$parameter) * t$stderr / sqrt(2))
  less <- t.test(site(pair[1]), site(pair[2]), alternative = "less", mu = 1.5)
  more <- t.test(site(pair[1]), site(pair[2]), alternative = "greater", mu = -1.5)
  put(paste(name, "tost"), max(less$p.value, more$p.value))
  put(paste(name, "ci90"), t.test(site(pair[1]), site(pair[2]), conf.level = .9)$conf.int[1])
}
apart <- ave(d$hours, d$site, FUN = function(x) abs(x - median(x)))
bf <- oneway.test(apart ~ d$site, var.equal = TRUE)
put("brown forsythe", bf$statistic); put("brown forsythe p", bf$p.value)
# ranks under weights and strata, on a score without equal answers
d$score <- d$hours + seq_len(nrow(d)) / 1e4
w <- svydesign(ids = ~1, weights = ~w, data = d)
two <- svyranktest(score ~ job, w); put("rank two t", two$statistic); put("rank two df", two$parameter); put("rank two p", two$p.value)
more <- svyranktest(score ~ site, w); put("rank three p", more$p.value)
d$N <- c(agent = 400, cadre = 190)[d$job]
st <- svydesign(ids = ~1, strata = ~job, fpc = ~N, data = d)
put("rank strata p", svyranktest(score ~ site, st)$p.value)
s <- svyttest(hours ~ job, w); put("hours job difference", s$estimate); put("hours job p", s$p.value)
write.csv(data.frame(statistic = names(out), value = formatC(out, digits = 17, format = "g")), "pairs_expected.csv",
          row.names = FALSE, quote = FALSE)
