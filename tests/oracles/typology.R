# Regenerates typology_input.csv and typology_expected.csv (run in this folder).
# R 4.2.2, FactoMineR 2.7, ca 0.71.1
suppressMessages({library(FactoMineR); library(ca)})
out <- c()
put <- function(name, value) out[name] <<- value

set.seed(20260301)               # 220 made-up people of three leanings, one rare answer, some answers missing
leaning <- sample(3, 220, TRUE, c(.5, .3, .2))
answer <- function(codes, p) codes[apply(p[leaning, ], 1, function(w) sample(length(codes), 1, prob = w))]
x <- data.frame(
  trust = answer(c("haute", "moyenne", "basse"), rbind(c(6, 3, 1), c(2, 6, 2), c(1, 3, 6))),
  load = answer(1:4, rbind(c(5, 3, 1, 1), c(1, 5, 3, 1), c(1, 1, 3, 5))),
  use = answer(c("oui", "non"), rbind(c(8, 2), c(5, 5), c(2, 8))),
  training = answer(c("a", "b", "c"), rbind(c(5, 4, 1), c(3, 4, 3), c(1, 4, 5))),
  help = answer(c("jamais", "parfois", "souvent"), rbind(c(1, 3, 6), c(3, 5, 2), c(6, 3, 1))))
x$weight <- round(runif(220, .4, 2.5), 2)
x[cbind(sample(220, 24), sample(5, 24, TRUE))] <- NA
write.csv(x, "typology_input.csv", row.names = FALSE, na = "")

full <- x[complete.cases(x), ]
items <- as.data.frame(lapply(full[1:5], factor))
J <- sum(sapply(items, nlevels)); Q <- 5
fix <- function(m, by = m) {     # largest |coordinate| of each axis positive
  s <- apply(by, 2, function(v) sign(v[which.max(abs(v))])); sweep(m, 2, s, "*")
}
names_of <- unlist(lapply(names(items), function(q) paste(q, levels(items[[q]]))))
mca <- function(prefix, w) {
  m <- MCA(items, ncp = J - Q, graph = FALSE, row.w = w)
  e <- m$eig
  for (s in 1:nrow(e)) {
    put(paste(prefix, "eigenvalue", s), e[s, 1]); put(paste(prefix, "percent", s), e[s, 2])
  }
  g <- fix(m$var$coord)
  for (s in 1:5) for (j in 1:J) {
    put(paste(prefix, "coordinate", names_of[j], s), g[j, s])
    put(paste(prefix, "contribution", names_of[j], s), m$var$contrib[j, s])
    if (is.null(w)) put(paste(prefix, "v_test", names_of[j], s), fix(m$var$v.test, m$var$coord)[j, s])
  }
  m
}
put("n", nrow(full)); put("left_out", 220 - nrow(full)); put("profiles", nrow(unique(items)))
m <- mca("plain", NULL)
mw <- mca("weighted", full$weight)
adjusted <- mjca(items, lambda = "adjusted")$inertia.e
put("adjusted axes", length(adjusted))
for (s in seq_along(adjusted)) put(paste("adjusted", s), 100 * adjusted[s])

# Classes: Ward on the axes above 1/Q, cut and consolidated by hand and by HCPC.
clusters <- function(prefix, m, w, k, consol) {
  p <- sum(m$eig[, 1] > 1 / Q)
  f <- m$ind$coord[, 1:p]
  d <- unique(round(f, 9)); key <- function(a) apply(round(a, 9), 1, paste, collapse = " ")
  at <- match(key(f), key(d)); wd <- as.vector(tapply(w, at, sum)) / sum(w); fd <- f[match(key(d), key(f)), ]
  cost <- as.matrix(dist(fd))^2 * outer(wd, wd, function(a, b) a * b / (a + b))
  h <- hclust(as.dist(cost), "ward.D", members = wd)   # of these costs: Ward with weights
  within <- rev(cumsum(h$height))
  for (q in 1:8) put(paste(prefix, "within percent", q), 100 * within[q] / within[1])
  cl <- cutree(h, k)
  if (consol) {                  # Lloyd by hand: stats::kmeans has no weights
    repeat {
      ctr <- t(sapply(1:k, function(g) colSums(fd[cl == g, , drop = FALSE] * wd[cl == g]) / sum(wd[cl == g])))
      new <- apply(fd, 1, function(v) which.min(colSums((t(ctr) - v)^2)))
      if (all(new == cl)) break
      cl <- new
    }
  }
  ctr <- t(sapply(1:k, function(g) colSums(fd[cl == g, , drop = FALSE] * wd[cl == g]) / sum(wd[cl == g])))
  inside <- sum(wd * rowSums((fd - ctr[cl, ])^2))
  put(paste(prefix, "explained"), 100 * (1 - inside / within[1]))
  people <- cl[at]; share <- tapply(w, people, sum)
  rank <- rank(-share); people <- rank[people]
  for (g in 1:k) {
    put(paste(prefix, "class n", g), sum(people == g))
    put(paste(prefix, "class percent", g), 100 * sum(w[people == g]) / sum(w))
  }
  people
}
three <- clusters("three", m, rep(1, nrow(full)), 3, TRUE)
five <- clusters("five", m, rep(1, nrow(full)), 5, TRUE)
weighted <- clusters("weighted three", mw, full$weight, 3, TRUE)

p <- sum(m$eig[, 1] > 1 / Q); put("axes", p)
hc <- HCPC(MCA(items, ncp = p, graph = FALSE), nb.clust = -1, consol = FALSE, graph = FALSE)
put("hcpc classes", hc$call$t$nb.clust)
for (q in 1:8) put(paste("hcpc within", q), 100 * hc$call$t$within[q] / hc$call$t$within[1])
sizes <- sort(as.vector(table(HCPC(MCA(items, ncp = p, graph = FALSE), nb.clust = 3, graph = FALSE)$data.clust$clust)), decreasing = TRUE)
for (g in 1:3) put(paste("hcpc class n", g), sizes[g])

described <- catdes(cbind(items, class = factor(three)), 6, proba = 0.05)$category
for (g in 1:3) {
  d <- described[[g]]
  put(paste("characteristic", g), nrow(d))
  for (i in seq_len(nrow(d))) {
    name <- sub("=", " ", rownames(d)[i], fixed = TRUE)
    parts <- strsplit(name, " ")[[1]]; level <- sub(paste0("^", parts[1], "_"), "", parts[2])
    name <- paste(parts[1], level, g)
    put(paste("of category", name), d[i, 1]); put(paste("in class", name), d[i, 2])
    put(paste("overall", name), d[i, 3]); put(paste("v", name), d[i, 5])
  }
}
# v-tests where catdes has none left: the same definition in logarithms, z refined on pnorm(log.p = TRUE).
far <- function(x, k, j, n, lower) {
  equal <- dhyper(x, j, n - j, k, log = TRUE)
  beyond <- if (lower) phyper(x - 1, j, n - j, k, log.p = TRUE) else phyper(x, j, n - j, k, lower.tail = FALSE, log.p = TRUE)
  tail <- equal + log1p(2 * exp(beyond - equal)) - log(2)
  z <- qnorm(tail, lower.tail = FALSE, log.p = TRUE)
  for (i in 1:30) z <- z + (pnorm(z, lower.tail = FALSE, log.p = TRUE) - tail) / (z + 1 / z)
  if (lower) -z else z
}
put("far 20000", far(20000, 30000, 25000, 1e5, FALSE))
put("far 10000", far(10000, 30000, 25000, 1e5, FALSE))
put("far 5000", far(5000, 30000, 25000, 1e5, TRUE))
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "typology_expected.csv")
