# Regenerates shares_expected.csv (run in this folder).   R 4.2.2, survey 4.1-1
suppressMessages(library(survey))
out <- c()
put <- function(name, value) out[name] <<- value
both <- function(name, interval) { put(paste(name, "low"), interval[1]); put(paste(name, "high"), interval[2]) }
for (x in c(0, 1, 7, 50)) both(paste("exact", x, "of 50"), binom.test(x, 50)$conf.int)
wilson <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int
newcombe <- function(x1, n1, x2, n2) {  # second - first
  p1 <- x1 / n1; p2 <- x2 / n2; a <- wilson(x1, n1); b <- wilson(x2, n2)
  p2 - p1 + c(-sqrt((p2 - b[1])^2 + (a[2] - p1)^2), sqrt((b[2] - p2)^2 + (p1 - a[1])^2))
}
both("newcombe 48/80 56/70", newcombe(48, 80, 56, 70)); both("newcombe 0/20 3/25", newcombe(0, 20, 3, 25))
# the schools of tables_design_input.csv: draws of equal weight, weights alone, strata without replacement
d <- read.csv("tables_design_input.csv", stringsAsFactors = FALSE)
d$N <- c(E = 4421, H = 755, M = 1018)[d$stype]
intervals <- function(name, design, variable, level) {
  f <- eval(bquote(~I(.(as.name(variable)) == .(level))))
  p <- svyciprop(f, design, method = "logit", df = degf(design)); both(paste(name, level, "logit"), confint(p))
  p <- svyciprop(f, design, method = "beta"); both(paste(name, level, "beta"), confint(p))
}
plain <- svydesign(ids = ~1, weights = rep(1, nrow(d)), data = d)
weighted <- svydesign(ids = ~1, weights = ~pw, data = d)
strata <- svydesign(ids = ~1, strata = ~stype, fpc = ~N, data = d)
for (level in unique(d$wide)) {
  intervals("plain", plain, "wide", level); intervals("weighted", weighted, "wide", level); intervals("strata", strata, "wide", level)
}
write.csv(data.frame(statistic = names(out), value = formatC(out, digits = 17, format = "g")), "shares_expected.csv",
          row.names = FALSE, quote = FALSE)
