# Regenerates bfi_input.csv and bfi_expected.csv (run in this folder).
# R 4.2.2, psych 2.2.9; the answers are psychTools::bfi 2.2.9 (SAPA project, GPL >= 2), items A1-A5 and C1-C5
x <- psychTools::bfi[, 1:10]
write.csv(x, "bfi_input.csv", row.names = FALSE, na = "", quote = FALSE)
out <- c()
for (scale in c("A", "C")) {
  d <- x[paste0(scale, 1:5)]
  for (item in intersect(names(d), c("A1", "C4", "C5"))) d[[item]] <- 7 - d[[item]]
  s <- rowMeans(d, na.rm = TRUE); s[rowSums(!is.na(d)) < 3] <- NA
  full <- d[complete.cases(d), ]
  out[paste(scale, "pairwise")] <- psych::alpha(d)$total$raw_alpha
  out[paste(scale, "raw")] <- psych::alpha(full)$total$raw_alpha
  out[paste(scale, "n_complete")] <- nrow(full)
  out[paste(scale, "n")] <- sum(!is.na(s)); out[paste(scale, "mean")] <- mean(s, na.rm = TRUE); out[paste(scale, "sd")] <- sd(s, na.rm = TRUE)
}
writeLines(c("statistic,value", sprintf("%s,%.17g", names(out), out)), "bfi_expected.csv")
