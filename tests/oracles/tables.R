# Designs against survey: writes tables_design_input.csv and tables_expected.csv.
suppressMessages({library(survey); library(vcd)})
data(api)
out <- data.frame(statistic = character(), value = character())
put <- function(name, x) out[nrow(out) + 1, ] <<- list(name, trimws(formatC(as.numeric(x), digits = 17, format = "g")))

write.csv(data.frame(api00 = apistrat$api00, stype = as.character(apistrat$stype), pw = apistrat$pw,
                     fpc = apistrat$fpc, wide = as.character(apistrat$sch.wide)),
          "tables_design_input.csv", row.names = FALSE, quote = FALSE)
d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
m <- svymean(~api00, d); put("stratified.mean", coef(m)); put("stratified.se", SE(m))
m <- svymean(~api00, subset(d, sch.wide == "No")); put("domain.mean", coef(m)); put("domain.se", SE(m))
w <- svydesign(id = ~1, weights = ~pw, data = apistrat)
m <- svymean(~api00, w); put("weighted.mean", coef(m)); put("weighted.se", SE(m))
put("kish", sum(apistrat$pw)^2 / sum(apistrat$pw^2))

# Frequencies: shares of the school types, Wilson on the effective size.
for (type in c("E", "H", "M")) {
  n <- sum(apistrat$stype == type)
  put(paste("frequency", type), 100 * n / nrow(apistrat))
  ci <- prop.test(n, nrow(apistrat), correct = FALSE)$conf.int; put(paste("frequency low", type), 100 * ci[1])
  put(paste("frequency high", type), 100 * ci[2])
  p <- coef(svymean(~stype, w))[[paste0("stype", type)]]; put(paste("weighted frequency", type), 100 * p)
  n_eff <- sum(apistrat$pw)^2 / sum(apistrat$pw^2)
  ci <- prop.test(p * n_eff, n_eff, correct = FALSE)$conf.int; put(paste("weighted frequency low", type), 100 * ci[1])
  put(paste("weighted frequency high", type), 100 * ci[2])
}

# Tables: 320 people in three strata, two questions with missing answers that depend on each other, weights.
set.seed(20)
n <- 320
x <- data.frame(site = sample(c("Est", "Nord", "Sud"), n, TRUE, c(.2, .5, .3)))
x$job <- sample(c("a", "b", "c", "d"), n, TRUE, c(.35, .3, .25, .1))
x$view <- sapply(match(x$job, c("a", "b", "c", "d")), function(j) sample(1:4, 1, prob = c(4, 3, 2, 1) + j^2 * c(0, .3, 1, 2)))
x$weight <- round(runif(n, .3, 3), 3)
x$job[sample(n, 15)] <- NA
x$view[sample(n, 20)] <- NA
write.csv(x, "tables_cross_input.csv", row.names = FALSE, quote = FALSE)
headcounts <- c(Est = 90, Nord = 700, Sud = 240)
x$size <- headcounts[x$site]
cells <- function(name, m) for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m))) put(paste(name, i, j), m[i, j])
bergsma <- function(x2, n, r, c) sqrt(max(0, x2 / n - (r - 1) * (c - 1) / (n - 1)) / min(r - (r - 1)^2 / (n - 1) - 1, c - (c - 1)^2 / (n - 1) - 1))
letters_of <- function(shares, bases, base) {
  pairs <- length(bases) * (length(bases) - 1) / 2
  for (i in seq_len(nrow(shares))) for (a in seq_along(bases)) {
    smaller <- Filter(function(b) shares[i, a] > shares[i, b] && pairs * suppressWarnings(prop.test(c(shares[i, a] * bases[a], shares[i, b] * bases[b]), c(bases[a], bases[b]), correct = FALSE)$p.value) < .05, seq_along(bases))
    put(paste(base, i, a), if (length(smaller)) sum(2^(smaller - 1)) else 0)  # columns as bits
  }
}
m <- table(x$view, x$job)
t <- chisq.test(m, correct = FALSE)
put("cross n", sum(m)); put("cross x2", t$statistic); put("cross x2 p", t$p.value)
a <- assocstats(m)
put("cross g2", a$chisq_tests["Likelihood Ratio", "X^2"]); put("cross g2 p", a$chisq_tests["Likelihood Ratio", "P(> X^2)"])
put("cross v", a$cramer); put("cross phi", sqrt(t$statistic / sum(m)))
put("cross v corrected", bergsma(t$statistic, sum(m), 4, 4))
cells("cross expected", t$expected); cells("cross residual", t$stdres)
cells("cross row", 100 * prop.table(m, 1)); cells("cross col", 100 * prop.table(m, 2))
letters_of(prop.table(m, 2), colSums(m), "cross letters")
# The first hundred people, few enough for R's own exact test.
m <- table(x$view[1:100], x$job[1:100])
t <- suppressWarnings(chisq.test(m, correct = FALSE))
a <- assocstats(m)
put("short n", sum(m)); put("short x2", t$statistic); put("short g2 p", a$chisq_tests["Likelihood Ratio", "P(> X^2)"])
put("short fisher", fisher.test(m, workspace = 2e8)$p.value); put("short v corrected", bergsma(t$statistic, sum(m), 4, 4))
cells("short expected", t$expected); cells("short residual", t$stdres)
cells("short row", 100 * prop.table(m, 1)); cells("short col", 100 * prop.table(m, 2))

rao <- function(name, design) {
  t <- svychisq(~view + job, design, statistic = "F")
  put(paste(name, "f"), t$statistic); put(paste(name, "ndf"), t$parameter["ndf"]); put(paste(name, "ddf"), t$parameter["ddf"]); put(paste(name, "p"), t$p.value)
}
w <- svydesign(id = ~1, weights = ~weight, data = x)
h <- svydesign(id = ~1, strata = ~site, fpc = ~size, data = x)
rao("rao weights", w); rao("rao headcounts", h)
rao("rao strata", svydesign(id = ~1, strata = ~site, weights = ~weight, data = x))
two <- subset(x, view %in% 1:2 & job %in% c("a", "b"))
rao("rao two", svydesign(id = ~1, weights = ~weight, data = two))
hole <- subset(x, !(view %in% 4 & job %in% "d"))
rao("rao hole", svydesign(id = ~1, weights = ~weight, data = hole))
m <- svytable(~view + job, w)
cells("weighted cross", m); cells("weighted row", 100 * prop.table(m, 1)); cells("weighted col", 100 * prop.table(m, 2))
kept <- subset(x, !is.na(view) & !is.na(job))
base <- sum(kept$weight)^2 / sum(kept$weight^2)
t <- suppressWarnings(chisq.test(m / sum(m) * base, correct = FALSE))
put("weighted base", base); put("weighted v", sqrt(t$statistic / base / 3)); put("weighted v corrected", bergsma(t$statistic, base, 4, 4))
cells("weighted residual", t$stdres)
bases <- tapply(kept$weight, kept$job, function(w) sum(w)^2 / sum(w^2))
letters_of(prop.table(m, 2), bases, "weighted letters")

# Fisher: tables drawn with margins from even to very uneven, by rows; then sharp ones.
set.seed(7)
tables <- lapply(1:24, function(k) {
  r <- sample(2:4, 1); c <- sample(2:4, 1)
  matrix(rmultinom(1, c(15, 30, 60, 90)[k %% 4 + 1], runif(r * c, .05, 1)^(k %% 3)), r)
})
tables <- c(Filter(function(m) all(rowSums(m) > 0) && all(colSums(m) > 0), tables),
  list(matrix(c(5525, 9614, 414, 873), 2), matrix(c(3, 1, 1, 3), 2), diag(c(9, 8, 7)) + 1, diag(10, 4) + 1, diag(c(40, 60)) + 1,
       matrix(c(12, 1, 3, 9, 0, 14, 2, 2), 2), matrix(c(2, 7, 8, 9, 3, 7, 5, 4, 1, 6, 7, 2, 9, 6, 3, 5), 4)))
sink("tables_fisher_expected.csv")
cat("rows,cols,counts,p\n")
for (m in tables) cat(paste(nrow(m), ncol(m), paste(as.vector(t(m)), collapse = " "), trimws(formatC(fisher.test(m, workspace = 2e8)$p.value, digits = 17, format = "g")), sep = ","), "\n", sep = "")
sink()
write.csv(out, "tables_expected.csv", row.names = FALSE, quote = FALSE)
