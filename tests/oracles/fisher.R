# Regenerates fisher_expected.csv (run in this folder).   R 4.2.2
set.seed(1)
out <- c()
put <- function(name, x) out[name] <<- fisher.test(x, simulate.p.value = TRUE, B = 1e6)$p.value
put("five by five", matrix(c(3, 0, 2, 1, 4, 1, 5, 0, 2, 2, 0, 1, 6, 1, 0, 2, 2, 1, 3, 1, 4, 0, 0, 1, 7), 5))
put("two by six", matrix(c(4, 9, 1, 2, 6, 3, 0, 5, 8, 2, 1, 0), 2))
put("housing", xtabs(Freq ~ Sat + I(paste(Infl, Type)), MASS::housing))
put("job by level", matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4))
write.csv(data.frame(statistic = names(out), value = formatC(out, digits = 17, format = "g")), "fisher_expected.csv",
          row.names = FALSE, quote = FALSE)
