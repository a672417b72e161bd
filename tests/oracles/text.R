# Regenerates text_input.csv, text_expected.csv and french_stems.csv.   R 4.2.2; snowball-data and stemwords of Debian 12
set.seed(20261)
put <- character()
add <- function(name, value) put <<- c(put, sprintf("%s,%.17g", name, value))

# Answers of three kinds. The words are their own stems, which stemwords confirms.
words <- list(c("mur", "sol", "pont", "banc", "parc", "bloc"), c("chant", "vent", "cor", "luth", "disc", "bruit"),
              c("chef", "plan", "rang", "but", "pact", "tact"))
every <- unlist(words)
stopifnot(identical(system2("stemwords", c("-l", "french"), input = every, stdout = TRUE), every))
n <- 150
kind <- sample(3, n, TRUE, c(.45, .35, .2))
group <- ifelse(runif(n) < .6, c("a", "b", "c")[kind], sample(c("a", "b", "c"), n, TRUE))
texts <- sapply(kind, function(k) {
  size <- sample(1:4, 1)
  paste(sample(unique(c(sample(words[[k]], min(size, 6)), if (runif(1) < .3) sample(every, 1)))), collapse = " ")
})
write.csv(data.frame(group, text = texts), "text_input.csv", row.names = FALSE, quote = FALSE)
holds <- t(sapply(strsplit(texts, " "), function(w) every %in% w)) + 0
colnames(holds) <- every

# Specificities: hypergeometric tails
for (g in c("a", "b", "c")) for (w in c("mur", "vent", "chef")) {
  k <- sum(holds[group == g, w]); m <- sum(holds[, w]); t <- sum(group == g)
  add(paste("over", g, w), phyper(k - 1, m, n - m, t, lower.tail = FALSE, log.p = TRUE) / log(10))
  add(paste("under", g, w), phyper(k, m, n - m, t, log.p = TRUE) / log(10))
}
far <- function(name, k, all, marked, drawn) {
  add(paste(name, "over"), phyper(k - 1, marked, all - marked, drawn, lower.tail = FALSE, log.p = TRUE) / log(10))
  add(paste(name, "under"), phyper(k, marked, all - marked, drawn, log.p = TRUE) / log(10))
}
far("all of 900", 900, 9000, 900, 3000)
far("none of 2000", 0, 9000, 2000, 3000)
far("one above the middle", 201, 9000, 600, 3000)
far("few", 3, 40, 5, 12)

# The first cut of Reinert, by brute force: units of two words or more, terms of three answers or more
m <- holds[, colSums(holds) >= 3]
m <- m[rowSums(m) >= 2, ]
chi <- function(side) {
  table <- rbind(colSums(m[side, , drop = FALSE]), colSums(m[!side, , drop = FALSE]))
  unname(suppressWarnings(chisq.test(table, correct = FALSE))$statistic)
}
p <- m / sum(m); r <- rowSums(p); c <- colSums(p)
axis <- svd(diag(1 / sqrt(r)) %*% (p - r %o% c) %*% diag(1 / sqrt(c)), 1, 0)$u[, 1] / sqrt(r)
ranked <- order(axis)
best <- NULL
for (i in 1:(nrow(m) - 1)) {
  side <- seq_len(nrow(m)) %in% ranked[1:i]
  if (axis[ranked[i]] != axis[ranked[i + 1]] && (is.null(best) || chi(side) > chi(best))) best <- side
}
repeat {
  before <- chi(best)
  for (i in seq_len(nrow(m))) {
    other <- best; other[i] <- !other[i]
    if (any(other) && any(!other) && chi(other) > chi(best) * (1 + 1e-10)) best <- other
  }
  if (chi(best) == before) break
}
add("units", nrow(m)); add("terms", ncol(m)); add("cut", chi(best)); add("larger", max(sum(best), sum(!best)))

# A term against a class
class_of <- if (sum(best) >= sum(!best)) best else !best
for (w in c("mur", "vent")) {
  x <- suppressWarnings(chisq.test(table(m[, w], class_of), correct = FALSE))$statistic
  over <- mean(m[class_of, w]) > mean(m[, w])
  add(paste("term", w), if (over) x else -x)
}
writeLines(c("statistic,value", put), "text_expected.csv")

# Snowball's own vocabulary, one word in fifty
folder <- "/usr/share/snowball/data/french/"
some <- seq(1, 20805, by = 50)
writeLines(c("word,stem", paste(readLines(paste0(folder, "voc.txt"))[some], readLines(paste0(folder, "output.txt"))[some], sep = ",")),
           "french_stems.csv")
