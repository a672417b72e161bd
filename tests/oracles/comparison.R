# Regenerates comparison_input.csv and comparison_expected.csv (run in this folder).
# R 4.2.2, effectsize 0.8.3, rstatix 0.7.2
suppressMessages(library(effectsize))
out <- c()
put <- function(name, value) out[name] <<- unname(value)

set.seed(20260102)               # scores with many ties, four groups of unequal size and spread
d <- data.frame(group = rep(c("a", "b", "c", "d"), c(12, 20, 7, 15)))
d$score <- round(50 + 6 * (d$group == "b") - 4 * (d$group == "d") + rnorm(54, sd = ifelse(d$group == "c", 12, 6)))
d$score[c(3, 30)] <- NA
write.csv(d, "comparison_input.csv", row.names = FALSE, na = "", quote = FALSE)

numbers <- function(prefix, d) {
  name <- function(s) paste(prefix, s)
  d <- d[!is.na(d$score), ]; d$group <- factor(d$group)
  for (g in levels(d$group)) {
    x <- d$score[d$group == g]; ci <- t.test(x)$conf.int
    put(name(paste("n", g)), length(x)); put(name(paste("mean", g)), mean(x)); put(name(paste("sd", g)), sd(x))
    put(name(paste("median", g)), median(x)); put(name(paste("low", g)), ci[1]); put(name(paste("high", g)), ci[2])
  }
  w <- oneway.test(score ~ group, d)
  put(name("welch"), w$statistic); put(name("welch df2"), w$parameter[2]); put(name("welch p"), w$p.value)
  a <- oneway.test(score ~ group, d, var.equal = TRUE)
  put(name("anova"), a$statistic); put(name("anova df2"), a$parameter[2]); put(name("anova p"), a$p.value)
  k <- kruskal.test(score ~ group, d)
  put(name("h"), k$statistic); put(name("h p"), k$p.value)
  put(name("eta"), effectsize::eta_squared(aov(score ~ group, d), partial = FALSE)$Eta2)
  put(name("epsilon"), k$statistic / (nrow(d) - 1))
  dunn <- rstatix::dunn_test(d, score ~ group, p.adjust.method = "holm")
  bh <- rstatix::dunn_test(d, score ~ group, p.adjust.method = "BH")
  for (i in seq_len(nrow(dunn))) {
    pair <- paste(dunn$group1[i], dunn$group2[i])
    put(name(paste("dunn", pair)), -dunn$statistic[i])   # rstatix: second group minus first; ours: first minus second
    put(name(paste("dunn p", pair)), dunn$p[i])
    put(name(paste("dunn holm", pair)), dunn$p.adj[i])
    put(name(paste("dunn bh", pair)), bh$p.adj[i])
  }
}
numbers("four", d)
two <- d[d$group %in% c("a", "b"), ]
numbers("two", two)
t <- t.test(score ~ group, two, var.equal = TRUE)
put("two student", t$statistic); put("two student df", t$parameter); put("two student p", t$p.value)
w <- wilcox.test(score ~ group, two, exact = FALSE, correct = TRUE)
put("two u", w$statistic); put("two u p", w$p.value)
put("two d", effectsize::cohens_d(score ~ group, data = two)$Cohens_d)
put("two g", effectsize::hedges_g(score ~ group, data = two)$Hedges_g)
put("two delta", effectsize::cliffs_delta(score ~ group, data = two)$r_rank_biserial)

p <- c(0.01, 0.04, 0.03, 0.001, 0.9, 0.04)
for (i in seq_along(p)) { put(paste("holm", i), p.adjust(p, "holm")[i]); put(paste("bh", i), p.adjust(p, "BH")[i]) }
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "comparison_expected.csv")
